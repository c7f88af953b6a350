import {ids} from '../../sanity/seed/ids.ts'
import {StudioPage} from '../support/studio.ts'
import {expect, test} from '../support/test.ts'

test.use({stackOf: 'tools'})

test('the search above a list leaves the documents that are meant', async ({page, stack}) => {
  const studio = new StudioPage(page, stack)
  await studio.signIn()
  await studio.enter()
  await page.getByRole('link', {name: 'Frameworks'}).click()
  await expect(page.getByRole('link', {name: /^Django/})).toBeVisible()
  await page.getByPlaceholder('Search list').fill('django')
  await expect(page.getByRole('link', {name: /^Laravel/})).toBeHidden()
  await page.getByRole('link', {name: /^Django/}).click()
  await expect(studio.field('name').getByRole('textbox')).toHaveValue('Django')
})

test('the search in the navigation bar finds a document of any type and opens it', async ({page, stack}) => {
  const studio = new StudioPage(page, stack)
  await studio.signIn()
  await studio.enter()
  await page.getByRole('button', {name: 'Open search'}).click()
  await page.getByPlaceholder('Search', {exact: true}).fill('perennial desk')
  await page.getByRole('link', {name: /^The Perennial desk/}).click()
  await expect.poll(() => studio.openId()).toBe(ids.desk)
  await expect(studio.field('name').getByRole('textbox')).toHaveValue('The Perennial desk')
})

test('a link to a roundup opens its form, and so does starting a new one from the list', async ({
  page,
  stack,
}) => {
  const studio = new StudioPage(page, stack)
  await studio.signIn()
  await studio.open('roundup', ids.roundup)
  await expect(studio.field('title').getByRole('textbox')).toHaveValue('Top backend frameworks')
  await page.getByRole('link', {name: 'Structure'}).click()
  await page.getByRole('link', {name: 'Roundups'}).click()
  await page.getByTestId('action-intent-button').click()
  await expect(studio.field('title').getByRole('textbox')).toHaveValue('')
  await expect(studio.field('title').getByRole('textbox')).toBeEditable()
})

test('Vision runs a query and shows what it found', async ({page, stack}) => {
  const studio = new StudioPage(page, stack)
  await studio.signIn()
  await studio.enter()
  await page.getByRole('link', {name: 'Vision'}).click()
  await page.getByRole('textbox').first().click()
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText('*[_type == "framework"] | order(name asc) {"shout": upper(name)}')
  await page.getByRole('button', {name: 'Fetch'}).click()
  await expect(page.getByTestId('vision-result')).toContainText('DJANGO')
})

test('the site settings can be edited, not deleted, doubled or withdrawn', async ({page, stack}) => {
  const studio = new StudioPage(page, stack)
  await studio.signIn()
  await studio.enter()
  await page.getByRole('link', {name: 'Site settings'}).click()
  await expect(studio.field('title').getByRole('textbox')).toBeEditable()
  await expect(page.getByTestId('action-publish')).toBeVisible()
  await expect(page.getByRole('button', {name: 'Open document actions'})).toBeHidden()
  await page.getByRole('button', {name: 'Published', exact: true}).click()
  await expect(studio.field('title').getByRole('textbox')).not.toBeEditable()
  await expect(page.getByRole('button', {name: 'Unpublish'})).toBeHidden()

  await page.getByRole('button', {name: 'Create new document'}).click()
  await expect(page.getByRole('link', {name: 'Roundup', exact: true})).toBeVisible()
  await expect(page.getByRole('link', {name: 'Site settings', exact: true})).toHaveCount(1)
})
