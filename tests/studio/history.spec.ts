import {ids} from '../../sanity/seed/ids.ts'
import {StudioPage} from '../support/studio.ts'
import {expect, test} from '../support/test.ts'

test.use({stackOf: 'history'})
test.describe.configure({mode: 'serial'})

test('an editor reviews what changed since it was published, and takes one of the changes back', async ({
  page,
  stack,
}) => {
  const studio = new StudioPage(page, stack)
  await studio.signIn()
  await studio.open('framework', ids.flask)
  await studio.type('name', 'Flask, first')
  await studio.publish()
  await studio.type('name', 'Flask, second')
  await studio.type('summary', 'Said in another way.')
  await studio.drafted(ids.flask, {name: 'Flask, second', summary: 'Said in another way.'})

  await studio.review('Review changes')
  await expect(page.getByRole('deletion').filter({hasText: 'first'})).toBeVisible()
  await expect(page.getByRole('insertion').filter({hasText: 'second'})).toBeVisible()
  await page.getByTestId('single-change-revert-button-name').click()
  await page.getByRole('button', {name: 'Revert change'}).last().click()
  await studio.drafted(ids.flask, {name: 'Flask, first', summary: 'Said in another way.'})
  await expect(studio.field('name').getByRole('textbox')).toHaveValue('Flask, first')
})

test('an editor looks at an earlier state of a document and brings it back', async ({page, stack}) => {
  const studio = new StudioPage(page, stack)
  await studio.signIn()
  await studio.open('framework', ids.flask)
  await studio.publish()
  await studio.review('History')
  const moments = page.getByTestId('timeline-item-button')
  await expect(moments.filter({hasText: 'Published'})).toHaveCount(2)

  await moments.filter({hasText: 'Published'}).last().click()
  await expect(page.getByText('Revision from')).toBeVisible()
  await expect(studio.field('summary').getByRole('textbox')).toHaveValue(/^A microframework/)
  await expect(studio.field('summary').getByRole('textbox')).not.toBeEditable()
  await page.getByRole('button', {name: 'Revert to revision'}).click()
  await page.getByRole('button', {name: 'Confirm'}).click()
  await studio.drafted(ids.flask, {name: 'Flask, first', summary: /^A microframework/})
  await expect(studio.field('summary').getByRole('textbox')).toBeEditable()
})

test('an editor compares the draft with what is published, side by side', async ({page, stack}) => {
  const studio = new StudioPage(page, stack)
  await studio.signIn()
  await studio.open('framework', ids.flask)
  await studio.type('name', 'Flask, third')
  await studio.drafted(ids.flask, {name: 'Flask, third'})
  await studio.actOnPane('Compare versions')
  const comparison = page.getByRole('dialog')
  await expect(comparison.getByRole('button', {name: 'Published'})).toBeVisible()
  await expect(comparison.getByText('Flask, first', {exact: true})).toBeVisible()
  await expect(comparison.getByText('third', {exact: true})).toBeVisible()
})

test('an editor sees which documents refer to this one', async ({page, stack}) => {
  const studio = new StudioPage(page, stack)
  await studio.signIn()
  await studio.open('framework', ids.flask)
  await studio.actOnPane('Incoming references')
  await expect(page.getByRole('link', {name: /^Top 5 Backend Frameworks in 2026/}).last()).toBeVisible()
})
