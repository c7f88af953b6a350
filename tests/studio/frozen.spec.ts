import type {Locator, Page} from '@playwright/test'

import {edition2022} from '../../sanity/seed/edition2022.ts'
import {ids} from '../../sanity/seed/ids.ts'
import {readUntil, warm} from '../support/reader.ts'
import {StudioPage} from '../support/studio.ts'
import {expect, test} from '../support/test.ts'

test.use({stackOf: 'frozen'})
test.describe.configure({mode: 'serial'})

/** Another edition of the seeded roundup is later than that of 2022, whatever the seed brings. */
test.beforeAll(async ({stack}) => {
  const later = {...edition2022, _id: ids.edition2026, year: 2026, headline: 'Backend frameworks in 2026'}
  await stack.client.createIfNotExists({...later, publishedAt: '2026-06-04T08:00:00Z'}, {visibility: 'sync'})
})

test('a past edition is published with a correction only, and readers see it', async ({page, stack}) => {
  const address = `${stack.siteUrl}/top-backend-frameworks/2022`
  await warm([address])
  const studio = new StudioPage(page, stack)
  await studio.signIn()
  await studio.open('edition', ids.edition2022)
  await expect(page.getByText('This edition is frozen: 2026 has taken its place.')).toBeVisible()
  await studio.type('headline', 'Five backend frameworks, put right')
  await studio.isRefused(
    'This edition is frozen: a later one has taken its place. Add a correction that tells readers what you change, or discard the change.',
  )

  await page.getByLabel('Who signs').selectOption('The Perennial desk')
  await page.getByRole('button', {name: 'Add a correction', exact: true}).click()
  const text = page.getByRole('dialog').getByRole('textbox', {name: 'What was corrected'})
  await text.fill('The headline promised five of the best, and meant five of the best known.')
  await studio.drafted(ids.edition2022, {
    headline: 'Five backend frameworks, put right',
    corrections: [{text: /best known/, by: {_ref: ids.desk}}],
  })
  const draft = await stack.client.getDocument(`drafts.${ids.edition2022}`)
  expect(draft?.modifiedAt).toBe(draft?.corrections[0].date)
  await page.keyboard.press('Escape')
  await studio.publish()
  await readUntil(
    address,
    ({html}) =>
      html.includes('five of the best known') && html.includes('Five backend frameworks, put right'),
  )
})

test('a correction does not allow for another ranking', async ({page, stack}) => {
  const studio = new StudioPage(page, stack)
  await studio.signIn()
  await studio.open('edition', ids.edition2022)
  await page.getByLabel('Who signs').selectOption('The Perennial desk')
  await page.getByRole('button', {name: 'Add a correction', exact: true}).click()
  await page
    .getByRole('dialog')
    .getByRole('textbox', {name: 'What was corrected'})
    .fill('The years were wrong.')
  await page.keyboard.press('Escape')
  await studio.open('edition', ids.edition2022)
  await studio.type('year', '2021')
  await studio.isRefused('A past edition keeps its year.')
  await studio.act(/Discard changes/, /Discard changes/)
})

test('a past edition can neither be deleted nor withdrawn, and says why; the current one can', async ({
  page,
  stack,
}) => {
  const studio = new StudioPage(page, stack)
  await studio.signIn()
  const reason = 'A past edition stays at its address: 2026 has taken its place'
  await studio.open('edition', ids.edition2022)
  await expect(page.getByText('This edition is frozen')).toBeVisible()
  await expect(async () => {
    const remove = await offered(page, /Delete/)
    await expect(remove).toBeDisabled({timeout: 3_000})
    await remove.hover({force: true, timeout: 3_000})
    await expect(page.getByText(reason)).toBeVisible({timeout: 3_000})
  }).toPass()

  await studio.open('edition', ids.edition2026)
  await expect(async () => {
    await expect(await offered(page, /Delete/)).toBeEnabled({timeout: 3_000})
  }).toPass()
  await expect(page.getByText('This edition is frozen')).toHaveCount(0)
})

/** An item of the menu of actions, opened; again where the Studio drew the pane anew just then. */
async function offered(page: Page, name: RegExp): Promise<Locator> {
  const item = page.getByRole('menuitem', {name})
  await expect(async () => {
    if (!(await item.isVisible())) await page.getByTestId('action-menu-button').last().click({timeout: 3_000})
    await expect(item).toBeVisible({timeout: 3_000})
  }).toPass()
  return item
}
