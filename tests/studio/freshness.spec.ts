import {daysAfter} from '../../lib/zonedTime.ts'
import {ids} from '../../sanity/seed/ids.ts'
import type {Refresh} from '../../sanity/types.generated.ts'
import {StudioPage} from '../support/studio.ts'
import {expect, test} from '../support/test.ts'

test.use({stackOf: 'freshness', timezoneId: 'UTC'})
test.describe.configure({mode: 'serial'})

const simple = 'entries[_key=="flask"].advantages[_key=="flask-simple"]'
const debugging = 'entries[_key=="flask"].advantages[_key=="flask-debugging-and-unit-testing"]'
const today = new Date().toISOString().slice(0, 10)

test.beforeAll(async ({stack}) => {
  await stack.client
    .patch(ids.edition2026)
    .set({
      [`${simple}.review.expiresOn`]: daysAfter(today, -1),
      [`${debugging}.review.expiresOn`]: daysAfter(today, 10),
    })
    .commit({visibility: 'sync'})
})

test('claims stand by the day on which they are due, overdue ones first, and open in their form', async ({
  page,
  stack,
}) => {
  const studio = new StudioPage(page, stack)
  await studio.signIn()
  await page.goto(`${stack.siteUrl}/studio/freshness`)
  const rows = page.getByRole('table').getByRole('row')
  await expect(rows.nth(1)).toContainText('Overdue')
  await expect(rows.nth(1)).toContainText('Simple')
  await expect(rows.nth(2)).toContainText('Due')
  await expect(
    page.getByRole('status').filter({hasText: '1 overdue · 1 due within sixty days'}),
  ).toBeVisible()
  await rows.nth(1).getByRole('link', {name: 'Simple'}).click()
  await expect(page.getByRole('dialog').last().getByRole('textbox', {name: 'Label'})).toHaveValue('Simple')
})

test('bars and filters leave claims out, the address keeps them, and a claim that is verified leaves the overdue ones', async ({
  page,
  stack,
}) => {
  const studio = new StudioPage(page, stack)
  await studio.signIn()
  await page.goto(`${stack.siteUrl}/studio/freshness`)
  const rows = page.getByRole('table').getByRole('row')
  await page.getByRole('button', {name: 'Overdue: 1 claim'}).press('Enter')
  await expect(rows).toHaveCount(2)
  await page.reload()
  await expect(rows).toHaveCount(2)
  await expect(page.getByRole('button', {name: 'Overdue: 1 claim'})).toHaveAttribute('aria-pressed', 'true')
  await page.getByLabel('Framework').selectOption('Django')
  await expect(page.getByRole('heading', {name: 'Nothing matches these filters'})).toBeVisible()
  await page.getByRole('button', {name: 'Show everything'}).click()
  await expect(rows).toHaveCount(25)

  const beforeGoLive = page.getByRole('checkbox', {name: 'Expires before the next go-live'})
  await beforeGoLive.check()
  await expect(rows.nth(1)).toContainText('Simple')
  const refresh = await stack.client.getDocument<Refresh>(ids.refresh2027)
  const expiring = await stack.client.fetch<number>(
    `count((*[_id == $id][0].entries[].advantages[] + *[_id == $id][0].entries[].disadvantages[])[review.expiresOn <= $day])`,
    {id: ids.edition2026, day: refresh?.goLive?.date},
  )
  expect(expiring, 'the seed has some that expire by then').toBeGreaterThan(2)
  await expect(rows).toHaveCount(expiring + 1)

  await stack.client
    .patch(ids.edition2026)
    .set({[`${simple}.review.expiresOn`]: daysAfter(today, 300)})
    .commit({visibility: 'sync'})
  await expect(rows, 'without loading the page again').toHaveCount(expiring)
})

test('the desk lists what is due, overdue, held, and changed but not published', async ({page, stack}) => {
  const studio = new StudioPage(page, stack)
  await studio.signIn()
  await studio.enter()
  const heading = page.getByRole('link', {name: /^Top 5 Backend Frameworks in 2026/})
  const nothing = page.getByText(/^No (matching documents|documents of this type)$/)
  await page.getByRole('link', {name: 'To do'}).click()
  await page.getByRole('link', {name: 'Due for review'}).click()
  await expect(heading).toBeVisible()
  await page.getByRole('link', {name: 'Overdue'}).click()
  await expect(nothing).toBeVisible()
  await stack.client
    .patch(ids.edition2026)
    .set({[`${simple}.review.expiresOn`]: daysAfter(today, -1)})
    .commit({visibility: 'sync'})
  await expect(heading).toBeVisible()

  await page.getByRole('link', {name: 'Changed but not published'}).click()
  await expect(nothing).toBeVisible()
  const django = await stack.client.getDocument(ids.django)
  await stack.client.create({
    ...django,
    _id: `drafts.${ids.django}`,
    _type: 'framework',
    name: 'Django, edited',
  })
  await expect(page.getByRole('link', {name: /^Django, edited/})).toBeVisible()

  await page.getByRole('link', {name: 'Held'}).click()
  await expect(nothing).toBeVisible()
  await stack.client.patch(ids.refresh2027).set({state: 'held'}).commit({visibility: 'sync'})
  await expect(page.getByRole('link', {name: /2027/})).toBeVisible()
})

test('a roundup tells its editions apart by their stage, and a new one begins with the next year', async ({
  page,
  stack,
}) => {
  const draft = {
    _type: 'edition',
    headline: 'The next one',
    year: 2027,
    roundup: {_type: 'reference', _ref: ids.roundup},
  }
  await stack.client.create({...draft, _id: 'drafts.edition-next'})
  await stack.client
    .patch(ids.refresh2027)
    .set({state: 'scheduled', edition: {_type: 'reference', _ref: 'edition-next', _weak: true}})
    .commit({visibility: 'sync'})
  const studio = new StudioPage(page, stack)
  await studio.signIn()
  await studio.enter()
  await page.getByRole('link', {name: 'Roundups'}).click()
  await page.getByRole('link', {name: /^Top backend frameworks/}).click()
  await expect(page.getByRole('link', {name: '2027 · scheduled for Friday, 4 June 2027'})).toBeVisible()
  await expect(page.getByRole('link', {name: '2026 · current'})).toBeVisible()
  await page.getByRole('link', {name: '2022 · past'}).click()
  await expect(page.getByTestId('form-view').last()).toContainText('Top 5 Backend Frameworks in 2022')
  await expect(page.getByText('Past', {exact: true}).first()).toBeVisible()

  await page.getByRole('link', {name: 'List of editions'}).click()
  await page.getByTestId('action-intent-button').last().click()
  await expect(studio.field('year').getByRole('spinbutton')).toHaveValue('2028')
})
