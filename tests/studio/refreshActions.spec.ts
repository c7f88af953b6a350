import type {Page} from '@playwright/test'
import type {SanityClient} from '@sanity/client'

import {placedClaims} from '../../lib/readinessRules.ts'
import {ids} from '../../sanity/seed/ids.ts'
import type {Edition} from '../../sanity/types.generated.ts'
import {dayInNewYork} from '../support/newYork.ts'
import {publishSmallRoundup, smallRoundup} from '../support/smallRoundup.ts'
import {StudioPage} from '../support/studio.ts'
import {expect, test} from '../support/test.ts'

test.use({stackOf: 'refreshActions', timezoneId: 'America/New_York'})
test.describe.configure({mode: 'serial'})

const {nextYear, nextEditionId, refreshId} = smallRoundup
/** The validator works only when the browser is idle, which takes time on a busy machine. */
const checked = {timeout: 90_000}
const draftId = `drafts.${nextEditionId}`
const verifiedToday = {verdict: 'holds', verifiedBy: {_ref: ids.desk}, verifiedOn: dayInNewYork()}

test.beforeAll(({stack}) => publishSmallRoundup(stack.client))

test('starting the next edition makes its draft and its refresh; starting it again leads to them', async ({
  page,
  stack,
}) => {
  const studio = new StudioPage(page, stack)
  await studio.signIn()
  await studio.open('roundup', smallRoundup.id)
  await studio.act(/Start the next edition/)
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByLabel('Year')).toHaveValue(String(nextYear))
  await expect(dialog.getByLabel('Day')).toHaveValue(`${nextYear}-06-04`)
  await expect(dialog).toContainText(`4 June ${nextYear} at 10:00 CEST`)
  await expect(dialog, "on the editor's own clock as well").toContainText(`4 June ${nextYear} at 04:00`)
  await expect(dialog).toContainText('its 2 entries with 5 claims under the same keys')
  const begun = page.getByRole('heading', {name: 'In preparation'})
  await dialog.getByRole('button', {name: `Start the edition of ${nextYear}`}).click()
  await expect(begun).toBeVisible()
  expect(await stack.client.getDocument(refreshId)).toMatchObject({
    state: 'drafting',
    year: nextYear,
    owner: {_ref: ids.desk},
    goLive: {at: `${nextYear}-06-04T08:00:00.000Z`},
  })
  expect(await stack.client.getDocument(draftId)).toMatchObject({year: nextYear})

  await studio.open('roundup', smallRoundup.id)
  await studio.act(/Start the next edition/)
  await expect(dialog).toContainText(`The edition of ${nextYear} is begun already.`)
  await dialog.getByRole('button', {name: 'Open its refresh'}).click()
  await expect(page.getByRole('heading', {name: 'In preparation'})).toBeVisible()
  expect(
    await stack.client.fetch('count(*[_type == "refresh" && year == $nextYear && roundup._ref == $id])', {
      nextYear,
      id: smallRoundup.id,
    }),
  ).toBe(1)
})

test('what stands in the way is listed, leads to its field, and keeps the edition off the schedule', async ({
  page,
  stack,
}) => {
  const studio = new StudioPage(page, stack)
  await studio.signIn()
  await studio.open('refresh', refreshId)
  await expect(page.getByText('0 of 5 claims verified')).toBeVisible(checked)
  await chooseSchedule(page, 'Schedule')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('It cannot be scheduled yet.', checked)
  await expect(dialog).toContainText('“Simple” is not verified')
  await expect(dialog.getByRole('button', {name: 'Schedule'})).toBeDisabled()
  await page.keyboard.press('Escape')

  await page.getByRole('link', {name: /“Bare” is not verified/}).click()
  await expect(page.getByRole('dialog').getByRole('textbox', {name: 'Label'})).toHaveValue('Bare')
})

test('a claim is verified on its own form, an entry in one press, and one undo takes that back', async ({
  page,
  stack,
}) => {
  const studio = new StudioPage(page, stack)
  await studio.signIn()
  await studio.open('edition', nextEditionId, 'entries[_key=="flask"].advantages[_key=="simple"].label')
  // The entry's dialog lies open below the claim's.
  const form = page.getByRole('dialog').last()
  await form.getByLabel('Who signs').selectOption('The Perennial desk')
  await form.getByLabel('What the test has shown').selectOption('Softened')
  await form.getByRole('button', {name: 'Verify today'}).click()
  await expect
    .poll(() => reviewOf(stack.client, 'simple'))
    .toMatchObject({...verifiedToday, verdict: 'softened'})

  await studio.open('edition', nextEditionId, 'entries[_key=="flask"].summary')
  await form.getByRole('button', {name: 'The other 2 claims hold, same sources'}).click()
  await expect.poll(() => reviewOf(stack.client, 'bare')).toMatchObject(verifiedToday)
  expect(await reviewOf(stack.client, 'simple'), 'what is verified stays').toMatchObject({
    verdict: 'softened',
  })
  expect(await accessOf(stack.client, 'bare')).toBe(verifiedToday.verifiedOn)

  await page.getByRole('button', {name: 'Undo'}).click()
  await expect.poll(() => reviewOf(stack.client, 'bare')).toBeUndefined()
  expect(await accessOf(stack.client, 'bare')).toBe(`${smallRoundup.year - 1}-01-01`)
})

test('every claim is verified from one dialog by keyboard, and a colleague sees the checklist turn green by itself', async ({
  page,
  colleague,
  stack,
}) => {
  const watcher = new StudioPage(colleague, stack)
  await watcher.signInAs('Watcher')
  await watcher.open('refresh', refreshId)
  await expect(colleague.getByText('1 of 5 claims verified')).toBeVisible(checked)

  const studio = new StudioPage(page, stack)
  await studio.signIn()
  await studio.open('edition', nextEditionId)
  await studio.act(/Verify claims/)
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Who signs').selectOption('The Perennial desk')
  await dialog.getByRole('textbox', {name: 'Note on Quick'}).fill('Measured again.')
  await page.keyboard.press('Enter')
  await expect
    .poll(() => reviewOf(stack.client, 'quick'))
    .toMatchObject({...verifiedToday, note: 'Measured again.'})
  await expect(dialog.getByRole('button', {name: 'Verify Bare'})).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('button', {name: 'Verify Complete'})).toBeFocused()
  await dialog.getByRole('button', {name: 'All claims hold, same sources'}).click()
  await expect(dialog).toContainText('5 of 5 claims verified')

  await expect(colleague.getByText('5 of 5 claims verified')).toBeVisible(checked)
  await expect(colleague.getByText(`Changes since ${smallRoundup.year}`)).toBeVisible()
  await expect(colleague.getByText(/^Frameworks: 2 stayed\. Claims: \d hold/)).toBeVisible()
  await expect(colleague.getByText('Nothing stands in the way.').first()).toBeVisible()
  await expect(colleague.getByRole('heading', {name: 'Ready'})).toBeVisible(checked)
})

test('a time that daylight saving skips is explained, and what is scheduled can be moved and taken off again', async ({
  page,
  stack,
}) => {
  const studio = new StudioPage(page, stack)
  await studio.signIn()
  await studio.open('refresh', refreshId)
  await chooseSchedule(page, 'Schedule')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Day').fill(springForward(nextYear))
  await dialog.getByLabel('Time', {exact: true}).fill('02:30')
  await expect(dialog).toContainText('that time does not exist. It goes live at 03:30 instead.')
  await dialog.getByLabel('Day').fill(`${smallRoundup.year - 1}-06-04`)
  await expect(dialog).toContainText('Its go-live lies in the past: choose another moment.', checked)
  await expect(dialog.getByRole('button', {name: 'Schedule'})).toBeDisabled()
  await dialog.getByLabel('Day').fill(`${nextYear}-06-05`)
  await dialog.getByLabel('Time zone', {exact: true}).fill('tokyo')
  await page.getByRole('option', {name: 'Asia/Tokyo'}).click()
  await dialog.getByLabel('Time', {exact: true}).fill('09:00')
  await expect(dialog).toContainText(`5 June ${nextYear} at 09:00`)
  await expect(dialog.getByRole('button', {name: 'Schedule'})).toBeEnabled(checked)
  await dialog.getByRole('button', {name: 'Schedule'}).click()
  await expect(page.getByRole('heading', {name: 'Scheduled'})).toBeVisible()
  expect(await stack.client.getDocument(refreshId)).toMatchObject({
    state: 'scheduled',
    goLive: {at: `${nextYear}-06-05T00:00:00.000Z`, timeZone: 'Asia/Tokyo'},
  })

  await chooseSchedule(page, 'Reschedule')
  await dialog.getByLabel('Time', {exact: true}).fill('10:00')
  await expect(dialog.getByRole('button', {name: 'Reschedule'})).toBeEnabled(checked)
  await dialog.getByRole('button', {name: 'Reschedule'}).click()
  await expect(page.getByRole('region', {name: 'Log'}).getByRole('listitem').first()).toContainText(
    'Moved to go live',
  )

  await studio.act(/Cancel the schedule/, /Take off the schedule/)
  await expect(page.getByRole('heading', {name: 'Ready'})).toBeVisible(checked)
  expect(await stack.client.getDocument(refreshId)).toMatchObject({state: 'drafting'})
  await expect(page.getByRole('region', {name: 'Log'}).getByRole('listitem').first()).toContainText(
    'Taken off the schedule.',
  )
})

test('a refresh is made by no menu, and one that is begun cannot be deleted', async ({page, stack}) => {
  const studio = new StudioPage(page, stack)
  await studio.signIn()
  await studio.open('refresh', refreshId)
  await expect(page.getByRole('heading', {name: 'Ready'})).toBeVisible(checked)
  await page.getByTestId('action-menu-button').click()
  await expect(page.getByRole('menuitem', {name: 'Share for sign-off'})).toBeVisible()
  await expect(page.getByRole('menuitem', {name: /Delete/})).toHaveCount(0)
  await page.keyboard.press('Escape')
  await page.getByRole('button', {name: 'Create new document'}).click()
  await expect(page.getByRole('link', {name: 'Edition', exact: true})).toBeVisible()
  await expect(page.getByRole('link', {name: 'Refresh', exact: true})).toHaveCount(0)
})

function chooseSchedule(page: Page, name: string): Promise<void> {
  return page.getByRole('button', {name, exact: true}).click()
}

/** A claim as the coming edition's draft has it, or undefined. */
async function claimOf(client: SanityClient, key: string) {
  const draft = await client.getDocument<Edition>(draftId)
  return placedClaims(draft ?? null).find(({claim}) => claim._key === key)?.claim
}

async function reviewOf(client: SanityClient, key: string) {
  return (await claimOf(client, key))?.review
}

async function accessOf(client: SanityClient, key: string) {
  return (await claimOf(client, key))?.sources?.[0]?.accessedOn
}

/** The day in March on which Berlin's clocks are put forward. */
function springForward(year: number): string {
  const last = new Date(Date.UTC(year, 2, 31))
  return `${year}-03-${31 - last.getUTCDay()}`
}
