import type {Page} from '@playwright/test'

import {ids} from '../../sanity/seed/ids.ts'
import {readUntil} from '../support/reader.ts'
import {expect, test} from '../support/test.ts'

test.use({stackOf: 'reading', permissions: ['clipboard-read', 'clipboard-write']})

const edition = '/top-backend-frameworks'

for (const runtime of ['with', 'without'] as const) {
  test.describe(`${runtime} the framework's scripts`, () => {
    test.beforeEach(async ({page}) => {
      if (runtime === 'without') await page.route('**/_next/static/**/*.js', (route) => route.abort())
    })

    test('the entries stay in sight while they are read, and the one being read is marked', async ({
      page,
      complaints,
    }) => {
      await page.goto(edition)
      const entries = page.getByRole('navigation', {name: 'Entries'})
      for (const name of ['Django', 'Ruby on Rails', 'Express']) {
        await page.getByRole('heading', {level: 2, name}).scrollIntoViewIfNeeded()
        await page.getByRole('heading', {level: 2, name}).evaluate((heading) => heading.scrollIntoView())
        await expect(entries).toBeInViewport()
        await expect(entries.locator('[aria-current]')).toHaveText(new RegExp(name))
      }
      forgetBlocked(complaints)
    })

    test('a theme that is chosen holds on every page from the first paint on, and can be given back to the system', async ({
      page,
      complaints,
    }) => {
      await page.emulateMedia({colorScheme: 'light'})
      await page.goto(edition)
      const light = await paperOf(page)
      await page.getByRole('radio', {name: 'Dark'}).check()
      await expect.poll(() => paperOf(page)).not.toBe(light)
      const dark = await paperOf(page)

      // Looked at before any module has run.
      await page.route('**/reader/{copy,follow,newer}*', (route) => route.abort())
      await page.goto('/frameworks/django', {waitUntil: 'commit'})
      await page.getByRole('main').waitFor()
      expect(await paperOf(page)).toBe(dark)
      await expect(page.getByRole('radio', {name: 'Dark'})).toBeChecked()
      await page.getByRole('radio', {name: 'System'}).check()
      await expect.poll(() => paperOf(page)).toBe(light)
      await page.reload()
      expect(await paperOf(page)).toBe(light)
      forgetBlocked(complaints)
    })

    test('how to cite an edition can be copied, as a line and for BibTeX', async ({page, complaints}) => {
      await page.goto(edition)
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
      forgetBlocked(complaints)
    })
  })
}

test('a tab that is come back to offers the page that was published meanwhile, once', async ({
  page,
  stack,
}) => {
  // The script asks at most twice a minute; the page is told that the minute is over.
  await page.clock.install()
  await page.goto('/frameworks/laravel')
  const notice = page.getByText('This page has changed since you opened it.')
  await page.clock.fastForward(60_000)
  await page.evaluate(() => dispatchEvent(new Event('focus')))
  await stack.client.patch(ids.laravel).set({summary: 'Published while a tab was open.'}).commit()
  await readUntil(`${stack.siteUrl}/frameworks/laravel`, ({html}) =>
    html.includes('Published while a tab was open.'),
  )
  await expect(notice).toBeHidden()
  await page.clock.fastForward(60_000)
  await page.evaluate(() => dispatchEvent(new Event('focus')))
  await expect(notice).toBeVisible()
  await page.getByRole('button', {name: 'Show the new version'}).click()
  await expect(page.getByRole('main')).toContainText('Published while a tab was open.')
  await expect(notice).toBeHidden()
})

test.describe('without JavaScript', () => {
  test.use({javaScriptEnabled: false})

  test('nothing is offered that only a script can do', async ({page}) => {
    await page.goto(edition)
    await expect(page.getByRole('group', {name: 'Theme'})).toBeHidden()
    await expect(page.getByRole('button')).toHaveCount(0)
    await expect(page.getByText('Reading time')).toBeVisible()
  })
})

function paperOf(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
}

/** Scripts that the test itself held back are no complaint. */
function forgetBlocked(complaints: string[]): void {
  for (const complaint of complaints.splice(0)) {
    if (!complaint.includes('net::ERR_FAILED')) complaints.push(complaint)
  }
}
