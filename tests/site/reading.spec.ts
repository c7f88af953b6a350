import {ids} from '../../sanity/seed/ids.ts'
import {readUntil} from '../support/reader.ts'
import {testReaderFeatures} from '../support/readerFeatures.ts'
import {expect, test} from '../support/test.ts'

test.use({stackOf: 'reading', permissions: ['clipboard-read', 'clipboard-write']})

testReaderFeatures()

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
    await page.goto('/top-backend-frameworks')
    await expect(page.getByRole('group', {name: 'Theme'})).toBeHidden()
    await expect(page.getByRole('button')).toHaveCount(1)
    await expect(page.getByRole('button', {name: 'Search'})).toBeVisible()
    await expect(page.getByText('Reading time')).toBeVisible()
  })
})
