import type {Page} from '@playwright/test'
import type {SanityClient} from '@sanity/client'

import {placedClaims} from '../../lib/readinessRules.ts'
import {ids} from '../../sanity/seed/ids.ts'
import type {Edition} from '../../sanity/types.generated.ts'
import {dayInNewYork} from '../support/newYork.ts'
import {StudioPage} from '../support/studio.ts'
import {expect, test} from '../support/test.ts'

test.use({
  stackOf: 'claims',
  timezoneId: 'America/New_York',
  permissions: ['clipboard-read', 'clipboard-write'],
})
test.describe.configure({mode: 'serial'})

const editionId = ids.edition2026
const draftId = `drafts.${editionId}`
const flask = 'entries[_key=="flask"]'
const simple = `${flask}.advantages[_key=="flask-simple"]`

test('a list of claims shows how each stands, and one click or one key verifies it', async ({
  page,
  stack,
}) => {
  const studio = new StudioPage(page, stack)
  await studio.signIn()
  await studio.open('edition', editionId, `${flask}.advantages`)
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('Due on 15 October 2027')
  const verify = dialog.getByRole('button', {name: 'Verify today: Simple'})
  await expect(verify, 'nobody has said yet who signs').toBeDisabled()
  await dialog.getByLabel('Who signs').selectOption('The Perennial desk')

  await verify.click()
  await expect
    .poll(() => reviewOf(stack.client, 'flask-simple'))
    .toMatchObject({
      verdict: 'holds',
      verifiedOn: dayInNewYork(),
      verifiedBy: {_ref: ids.desk},
    })
  await page.getByRole('button', {name: 'Undo'}).click()
  await expect.poll(() => reviewOf(stack.client, 'flask-simple')).toMatchObject({verifiedOn: '2026-10-15'})

  await dialog.getByRole('button', {name: /^Easy to learn/}).focus()
  await page.keyboard.press('v')
  await expect
    .poll(async () => (await reviewOf(stack.client, 'flask-easy-to-learn'))?.verifiedOn)
    .toBe(dayInNewYork())
})

test('the key that verifies does nothing while somebody types', async ({page, stack}) => {
  const studio = new StudioPage(page, stack)
  await studio.signIn()
  await studio.open('edition', editionId, `${simple}.label`)
  await studio.type(`${simple}.label`, 'Very simple')
  await expect.poll(async () => (await claimOf(stack.client, 'flask-simple'))?.label).toBe('Very simple')
  expect(await reviewOf(stack.client, 'flask-simple')).toMatchObject({verifiedOn: '2026-10-15'})
})

test('a claim stands beside itself in the edition before, with the words that changed', async ({
  page,
  stack,
}) => {
  const studio = new StudioPage(page, stack)
  await studio.signIn()
  await studio.open('edition', editionId, `${simple}.label`)
  const beside = page.getByRole('region', {name: 'Beside the edition of 2022'})
  await expect(beside).toContainText('In 2022')
  await expect(beside.locator('del')).toHaveText('Simple')
  await expect(beside.locator('ins')).toHaveText('Very simple')
  await studio.type(`${simple}.label`, 'Simple')
  await expect(page.getByText('Word for word as in 2022.')).toBeVisible()
})

test('an address that is pasted becomes a source, and its title is asked for', async ({page, stack}) => {
  const studio = new StudioPage(page, stack)
  await studio.signIn()
  await studio.open('edition', editionId, `${simple}.sources`)
  const line = page.getByLabel('Paste the address of a source')
  await line.fill('flask.palletsprojects.com')
  await line.press('Enter')
  await expect(page.getByRole('alert').filter({hasText: 'is not an address'})).toBeVisible()
  await expect(line, 'what was typed is not lost').toHaveValue('flask.palletsprojects.com')

  await line.fill('')
  await paste(page, line, 'https://flask.palletsprojects.com/en/stable/')
  const title = page.getByRole('dialog').last().getByRole('textbox', {name: 'Title'})
  await expect(title).toBeFocused()
  await title.pressSequentially('Flask documentation')
  await expect
    .poll(async () => (await claimOf(stack.client, 'flask-simple'))?.sources?.at(-1))
    .toMatchObject({
      _type: 'source',
      url: 'https://flask.palletsprojects.com/en/stable/',
      publisher: 'flask.palletsprojects.com',
      accessedOn: dayInNewYork(),
      title: 'Flask documentation',
    })
})

test('an entry that is moved by keyboard takes the position in which it then stands, and a new one the last', async ({
  page,
  stack,
}) => {
  const studio = new StudioPage(page, stack)
  await studio.signIn()
  await studio.open('edition', editionId)
  await studio.turnTo('Ranking')
  const handle = page.locator('[data-ui=DragHandleButton]').nth(1)
  await expect(handle).toBeVisible()
  const height = async () => (await handle.boundingBox())?.y ?? 0
  const before = await height()
  await handle.focus()
  await page.keyboard.press('Space')
  await expect(handle).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('ArrowUp')
  await expect.poll(height).toBeLessThan(before - 20)
  await page.keyboard.press('Space')
  await expect
    .poll(async () => {
      const draft = await stack.client.getDocument<Edition>(draftId)
      return draft?.entries?.map(({_key, position}) => `${position} ${_key}`)
    })
    .toEqual(['1 flask', '2 express', '3 django', '4 laravel', '5 ruby-on-rails'])

  await page.getByRole('button', {name: 'Add item'}).first().click()
  const position = page.getByRole('dialog').getByRole('spinbutton', {name: 'Position'})
  await expect(position, 'a new one is the last').toHaveValue('6')
})

async function paste(page: Page, into: ReturnType<Page['getByLabel']>, text: string): Promise<void> {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text)
  await into.focus()
  await page.keyboard.press('ControlOrMeta+v')
}

async function claimOf(client: SanityClient, key: string) {
  const draft = await client.getDocument<Edition>(draftId)
  return placedClaims(draft ?? null).find(({claim}) => claim.key === key)?.claim
}

async function reviewOf(client: SanityClient, key: string) {
  return (await claimOf(client, key))?.review
}
