import {ids} from '../../sanity/seed/ids.ts'
import {StudioPage} from '../support/studio.ts'
import {expect, test} from '../support/test.ts'

test.use({stackOf: 'collaboration'})

test('two editors see each other, and what each of them types', async ({page, colleague, stack}) => {
  const ada = new StudioPage(page, stack)
  const bo = new StudioPage(colleague, stack)
  await Promise.all([ada.signInAs('Ada Writer'), bo.signInAs('Bo Reader')])
  await Promise.all([ada.open('framework', ids.flask), bo.open('framework', ids.flask)])
  await page.getByRole('button', {name: 'Global presence'}).click()
  await expect(page.getByRole('menuitem', {name: /Bo Reader/})).toBeVisible()
  await page.keyboard.press('Escape')

  await bo.type('summary', 'Typed by Bo.')
  await expect(ada.field('summary').getByRole('textbox')).toHaveValue('Typed by Bo.')
  await ada.type('name', 'Named by Ada')
  await expect(bo.field('name').getByRole('textbox')).toHaveValue('Named by Ada')
  await ada.drafted(ids.flask, {name: 'Named by Ada', summary: 'Typed by Bo.'})
})

test('one editor comments on a field, the other answers with a mention, and the first closes the talk', async ({
  page,
  colleague,
  stack,
}) => {
  const ada = new StudioPage(page, stack)
  const bo = new StudioPage(colleague, stack)
  await Promise.all([ada.signInAs('Ada Writer'), bo.signInAs('Bo Reader')])
  await ada.open('framework', ids.django)
  await ada.field('summary').hover()
  await ada.field('summary').getByRole('button', {name: 'Add comment'}).click()
  await page.keyboard.type('Is this still true?')
  await page.getByRole('button', {name: 'Send comment'}).click()
  await expect(page.getByText('Is this still true?')).toBeVisible()

  await bo.open('framework', ids.django)
  await bo.field('summary').getByRole('button', {name: 'Open comments'}).click()
  await expect(colleague.getByText('Is this still true?')).toBeVisible()
  // The placeholder lies over the field that it belongs to.
  await colleague.getByText('Reply', {exact: true}).click({force: true})
  await colleague.keyboard.type('Not any more, @Ada')
  await colleague.getByTestId('comments-mentions-menu').getByText('Ada Writer').click()
  await colleague.keyboard.type(' will know')
  // The first Enter may still belong to the list of people.
  await expect(async () => {
    await colleague.keyboard.press('Enter')
    await expect(page.getByText('Not any more,')).toBeVisible({timeout: 5_000})
  }).toPass()
  const comments = stack.client.withConfig({dataset: 'production-comments'})
  expect(await comments.fetch('*[defined(parentCommentId)].message[].children[]._type')).toContain('mention')

  await page.getByRole('button', {name: 'Mark comment as resolved'}).first().click({force: true})
  await expect(page.getByText('No open comments yet')).toBeVisible()
  await expect(colleague.getByText('Not any more,')).toBeHidden()
  expect(await stack.client.fetch('*[_type == "comment"]'), 'no part of the content').toEqual([])
})
