import type {Page} from '@playwright/test'

import {edition2022} from '../../sanity/seed/edition2022.ts'
import {edition2026} from '../../sanity/seed/edition2026/edition2026.ts'
import type {SeedEdition} from '../../sanity/seed/seedDocument.ts'
import {expect, test} from '../support/test.ts'

const {headline = ''} = edition2026

test.use({stackOf: 'edition', javaScriptEnabled: false})

test('without JavaScript the evergreen page lists the five frameworks of 2026 in order, with all claims, what testing them showed, and the ground of the order', async ({
  page,
  stack,
}) => {
  await page.goto(`${stack.siteUrl}/top-backend-frameworks`)
  const names = ['Express', 'Flask', 'Django', 'Laravel', 'Ruby on Rails']
  expect(await claimsOn(page, edition2026, names)).toBe(24)
  const main = page.getByRole('main')
  await expect(main).toContainText(edition2026.ground ?? '?')
  await expect(main).toContainText('Corrected, verified 15 October 2026 by The Perennial desk')
  await expect(main).toContainText('Netflix, named in 2022, is dropped.')
  await expect(main.getByText('2 sources for Scalability')).toBeVisible()
  await expect(main).not.toContainText('Callbacks')
})

test('the edition of 2022 stays at its address as it was: five frameworks, twenty claims, and a way to the current one', async ({
  page,
  stack,
}) => {
  await page.goto(`${stack.siteUrl}/top-backend-frameworks/2022`)
  const names = ['Flask', 'Django', 'Ruby on Rails', 'Express', 'Laravel']
  expect(await claimsOn(page, edition2022, names)).toBe(20)
  await expect(page.getByRole('main')).not.toContainText('verified')
  await page.getByRole('link', {name: 'Read the current one, 2026'}).click()
  await expect(page.getByRole('heading', {level: 1})).toHaveText(headline)
})

/** Checks that a page shows an edition, its frameworks in order and every claim in its place, and counts the claims. */
async function claimsOn(page: Page, edition: SeedEdition, names: string[]): Promise<number> {
  await expect(page.getByRole('heading', {level: 1})).toHaveText(edition.headline ?? '?')
  const ranked = page.getByRole('main').getByRole('region').and(page.locator('[aria-labelledby$="-name"]'))
  await expect(ranked.getByRole('heading', {level: 2})).toHaveText(names)
  let claims = 0
  for (const [index, {advantages = [], disadvantages = []}] of (edition.entries ?? []).entries()) {
    for (const claim of [...advantages, ...disadvantages]) {
      await expect(ranked.nth(index)).toContainText(claim.label ?? '?')
      await expect(ranked.nth(index)).toContainText(claim.body ?? '?')
      claims += 1
    }
  }
  return claims
}

test('a framework page shows its facts with their sources, and where every edition ranks it', async ({
  page,
  stack,
}) => {
  await page.goto(`${stack.siteUrl}/frameworks/django`)
  await expect(page.getByRole('heading', {level: 1})).toHaveText('Django')
  await expect(page.getByRole('main')).toContainText('BSD-3-Clause')
  await expect(page.getByRole('main').locator('a[href^="https://"]').first()).toBeVisible()
  for (const year of [2026, 2022]) {
    await expect(
      page
        .getByRole('main')
        .getByRole('link', {name: String(year)})
        .last(),
    ).toBeVisible()
  }
  const ranking = page.getByRole('main').getByRole('link', {name: /2026/}).first()
  await ranking.click()
  await expect(page).toHaveURL(/\/top-backend-frameworks/)
})

test('the home page leads to the current edition of each roundup', async ({page, stack}) => {
  await page.goto(stack.siteUrl)
  await page.getByRole('main').getByRole('link', {name: headline}).first().click()
  await expect(page.getByRole('heading', {level: 1})).toHaveText(headline)
})
