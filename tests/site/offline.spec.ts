import {expect, test} from '../support/test.ts'

test.use({stackOf: 'offlineReader', serviceWorkers: 'allow', outages: true})

test('without a network a page that was read is at hand, any other says so, and is there once the network is', async ({
  page,
  context,
}) => {
  await page.goto('/frameworks/django')
  await page.evaluate(() => navigator.serviceWorker.ready)
  // The first page was there before the worker was.
  await page.reload()
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)
  await page.reload()

  await context.setOffline(true)
  await page.goto('/frameworks/django')
  await expect(page.getByRole('heading', {level: 1})).toHaveText('Django')
  await page.goto('/frameworks/flask')
  await expect(page.getByRole('heading', {level: 1})).toHaveText('There is no network at the moment')

  await context.setOffline(false)
  await page.getByRole('button', {name: 'Try again'}).click()
  await expect(page.getByRole('heading', {level: 1})).toHaveText('Flask')
})

test('with a network a reader gets the page as it is now, not as it was kept', async ({page, stack}) => {
  await page.goto('/frameworks/laravel')
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.reload()
  await stack.client.patch('framework-laravel').set({summary: 'As it is now.'}).commit()
  await expect(async () => {
    await page.reload()
    await expect(page.getByRole('main')).toContainText('As it is now.', {timeout: 1_000})
  }).toPass()
})
