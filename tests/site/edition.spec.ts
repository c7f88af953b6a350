import {edition2022} from '../../sanity/seed/edition2022.ts'
import {expect, test} from '../support/test.ts'

const {headline = '', entries = []} = edition2022

test.use({stackOf: 'edition', javaScriptEnabled: false})

test('without JavaScript the page lists the five frameworks in order, with all twenty claims', async ({
  page,
  stack,
}) => {
  await page.goto(`${stack.siteUrl}/top-backend-frameworks`)
  await expect(page.getByRole('heading', {level: 1})).toHaveText(headline)

  const ranked = page.getByRole('main').getByRole('region')
  await expect(ranked.getByRole('heading', {level: 2})).toHaveText([
    'Flask',
    'Django',
    'Ruby on Rails',
    'Express',
    'Laravel',
  ])
  let claims = 0
  for (const [index, entry] of entries.entries()) {
    for (const claim of [...(entry.advantages ?? []), ...(entry.disadvantages ?? [])]) {
      await expect(ranked.nth(index)).toContainText(claim.label ?? '?')
      await expect(ranked.nth(index)).toContainText(claim.body ?? '?')
      claims += 1
    }
  }
  expect(claims).toBe(20)
})

test('a framework page shows its facts with their sources, and where it is ranked', async ({page, stack}) => {
  await page.goto(`${stack.siteUrl}/frameworks/django`)
  await expect(page.getByRole('heading', {level: 1})).toHaveText('Django')
  await expect(page.getByRole('main')).toContainText('BSD-3-Clause')
  await expect(page.getByRole('main').locator('a[href^="https://"]').first()).toBeVisible()
  const ranking = page.getByRole('main').getByRole('link', {name: /2022/}).first()
  await ranking.click()
  await expect(page).toHaveURL(/\/top-backend-frameworks/)
})

test('the home page leads to the current edition of each roundup', async ({page, stack}) => {
  await page.goto(stack.siteUrl)
  await page.getByRole('main').getByRole('link', {name: headline}).first().click()
  await expect(page.getByRole('heading', {level: 1})).toHaveText(headline)
})
