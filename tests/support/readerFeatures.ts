import type {Page} from '@playwright/test'

import {expect, test} from './test.ts'

/** Registers what holds for every reader who has scripts, whether or not the framework takes the page over. */
export function testReaderFeatures(): void {
  test('the entries stay in sight while they are read, and the one being read is marked', async ({page}) => {
    await page.goto('/top-backend-frameworks')
    const entries = page.getByRole('navigation', {name: 'Entries'})
    for (const name of ['Django', 'Ruby on Rails', 'Express']) {
      await page.getByRole('heading', {level: 2, name}).scrollIntoViewIfNeeded()
      await page.getByRole('heading', {level: 2, name}).evaluate((heading) => heading.scrollIntoView())
      await expect(entries).toBeInViewport()
      await expect(entries.locator('[aria-current]')).toHaveText(new RegExp(name))
    }
  })

  test('a theme that is chosen holds on every page from the first paint on, and can be given back to the system', async ({
    page,
  }) => {
    await page.emulateMedia({colorScheme: 'light'})
    await page.goto('/top-backend-frameworks')
    const light = await paperOf(page)
    await page.getByRole('radio', {name: 'Dark'}).check()
    await expect.poll(() => paperOf(page)).not.toBe(light)
    const dark = await paperOf(page)

    await page.goto('/frameworks/django', {waitUntil: 'commit'})
    await page.getByRole('main').waitFor()
    expect(await paperOf(page)).toBe(dark)
    await expect(page.getByRole('radio', {name: 'Dark'})).toBeChecked()
    await page.getByRole('radio', {name: 'System'}).check()
    await expect.poll(() => paperOf(page)).toBe(light)
    await page.reload()
    expect(await paperOf(page)).toBe(light)
  })

  test('how to cite an edition can be copied, as a line and for BibTeX', async ({page}) => {
    await page.goto('/top-backend-frameworks')
    await page.getByRole('button', {name: 'Copy the reference'}).click()
    await expect(page.getByRole('button', {name: 'Copied'})).toBeVisible()
    const line = await page.evaluate(() => navigator.clipboard.readText())
    expect(line).toBe(
      'The Perennial desk. “Top 5 Backend Frameworks in 2026”. Perennial, edition of 2026, 20 October 2026. http://perennial.test/top-backend-frameworks/2026',
    )
    await page.getByText('BibTeX', {exact: true}).click()
    await page.getByRole('button', {name: 'Copy the BibTeX entry'}).click()
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toContain('@online{perennial2026')
  })

  test('a page that a reader is about to ask for is fetched while the pointer rests on its link', async ({
    page,
  }) => {
    const browser = await page.context().newCDPSession(page)
    const fetched = new Set<string>()
    browser.on('Preload.prefetchStatusUpdated', ({prefetchUrl, status}) => {
      if (status === 'Ready') fetched.add(new URL(prefetchUrl).pathname)
    })
    await browser.send('Preload.enable')
    await page.goto('/frameworks')
    const link = page.getByRole('main').getByRole('link', {name: 'Django'}).first()
    await link.hover()
    await expect.poll(() => [...fetched]).toEqual(['/frameworks/django'])
    await link.click()
    await page.waitForURL('**/frameworks/django')
    expect(
      await page.evaluate(() => performance.getEntriesByType('navigation').map((entry) => entry.toJSON())),
    ).toMatchObject([{deliveryType: 'navigational-prefetch'}])
  })
}

function paperOf(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
}
