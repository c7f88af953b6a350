import {edition2022} from '../../sanity/seed/edition2022.ts'
import {refresh2027} from '../../sanity/seed/refresh2027.ts'
import {StudioPage} from '../support/studio.ts'
import {expect, test} from '../support/test.ts'

test.use({stackOf: 'signOffStudio', permissions: ['clipboard-read', 'clipboard-write']})
test.describe.configure({mode: 'serial'})

const editionId = 'edition-top-backend-frameworks-2031'
const headline = 'The frameworks of 2031, not out yet'

test('an editor makes a link, copies it, somebody without an account reads by it, and it is revoked', async ({
  page,
  colleague,
  stack,
  complaints,
}) => {
  await stack.client.create({...edition2022, _id: `drafts.${editionId}`, year: 2031, headline})
  const studio = new StudioPage(page, stack)
  await studio.signIn()
  await studio.open('edition', editionId)
  await studio.act(/Share for sign-off/)

  const dialog = page.getByRole('dialog', {name: 'Share for sign-off'})
  await dialog.getByLabel('For whom').fill('Marta Weiß, legal')
  await expect(dialog.getByLabel('Days')).toHaveValue('7')
  await dialog.getByRole('button', {name: 'Make a link'}).click()
  const address = dialog.getByRole('textbox', {name: 'Address'})
  await expect(address).toHaveValue(/^http:\/\/perennial\.test\/sign-off\/[\w-]+\.[\w-]+$/)
  await dialog.getByRole('button', {name: 'Copy'}).click()
  await expect(page.getByText('Address copied')).toBeVisible()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toBe(await address.inputValue())

  const preview = stack.siteUrl + new URL(copied).pathname
  await colleague.goto(preview)
  await expect(colleague.getByRole('heading', {level: 1})).toHaveText(headline)

  const links = dialog.getByRole('list', {name: 'Links so far'})
  await expect(links.getByRole('listitem')).toHaveCount(1)
  await expect(links).toContainText('Made by Editor on')
  await expect(links).toContainText('Open')
  await links.getByRole('button', {name: 'Revoke the link for Marta Weiß, legal'}).click()
  await expect(links).toContainText('Revoked')
  await expect(links.getByRole('button')).toHaveCount(0)
  await expect(address, 'it opens nothing any more').toBeHidden()

  const response = await colleague.goto(preview)
  expect(response?.status()).toBe(410)
  await expect(colleague.getByRole('heading', {level: 1})).toHaveText('This link was revoked')
  // The browser itself reports the status.
  expect(complaints.splice(0)).toEqual([expect.stringContaining('status of 410')])
})

test('the same from the refresh that brings the edition, and the earlier link is there', async ({
  page,
  stack,
}) => {
  await stack.client
    .patch(refresh2027._id)
    .set({edition: {_type: 'reference', _ref: editionId, _weak: true}})
    .commit()
  const studio = new StudioPage(page, stack)
  await studio.signIn()
  await studio.open('refresh', refresh2027._id)
  await studio.act(/Share for sign-off/)
  const dialog = page.getByRole('dialog', {name: 'Share for sign-off'})
  await expect(dialog.getByRole('listitem')).toHaveCount(1)
  await expect(dialog).toContainText('Marta Weiß, legal')
})

test('an edition without a draft is not shared', async ({page, stack}) => {
  const studio = new StudioPage(page, stack)
  await studio.signIn()
  await studio.open('edition', edition2022._id)
  await page.getByTestId('action-menu-button').last().click()
  await expect(page.getByRole('menuitem', {name: 'Share for sign-off'})).toBeDisabled()
})
