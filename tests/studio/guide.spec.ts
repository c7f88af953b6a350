import {readFileSync} from 'node:fs'

import {StudioPage} from '../support/studio.ts'
import {expect, test} from '../support/test.ts'

test.use({stackOf: 'guide'})

test('the guide stands in the Studio with all its pictures, and leads to what it names', async ({
  page,
  stack,
}) => {
  const studio = new StudioPage(page, stack)
  await studio.signIn()
  await studio.enter()
  await page.getByRole('link', {name: 'Guide'}).click()
  const guide = page.frameLocator('iframe[title^="Guide"]')
  await expect(guide.getByRole('heading', {name: 'A guide for editors and marketing'})).toBeVisible()
  const named = [...readFileSync('docs/editors.md', 'utf8').matchAll(/\]\(editors\/(.+\.png)\)/g)]
  const pictures = guide.getByRole('img')
  await expect(pictures).toHaveCount(named.length)
  for (const picture of await pictures.all()) {
    await expect
      .poll(() => picture.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth))
      .toBeGreaterThan(600)
  }
  await guide.getByRole('link', {name: 'Refreshes'}).click()
  await expect(guide.getByRole('heading', {name: 'Refreshes', exact: true})).toBeVisible()
})

test('the guide gives nothing but itself', async ({stack, request}) => {
  for (const path of [
    '',
    '/editors/..%2F..%2Fpackage.json',
    '/editors/none.png',
    '/package.json',
    '/editors/desk.png/x',
  ]) {
    expect((await request.get(`${stack.siteUrl}/api/guide${path}`)).status(), path).toBe(404)
  }
  const headers = (await request.get(`${stack.siteUrl}/api/guide/editors`)).headers()
  expect(headers['content-security-policy']).toContain("default-src 'none'")
  expect(headers['x-robots-tag']).toBe('noindex')
})
