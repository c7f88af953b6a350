import {ids} from '../../sanity/seed/ids.ts'
import {StudioPage} from '../support/studio.ts'
import {expect, test} from '../support/test.ts'

test.use({stackOf: 'tasks'})

test('an editor makes a task about a document, gives it to somebody, and ticks it off', async ({
  page,
  stack,
}) => {
  const tasks = () =>
    stack.client
      .withConfig({dataset: 'production-comments'})
      .fetch('*[_type == "tasks.task" && defined(createdByUser)]{title, status, assignedTo, target}')
  const studio = new StudioPage(page, stack)
  await studio.signIn()
  await studio.open('framework', ids.flask)
  await page.getByTestId('tasks-toolbar').click()
  await page.getByRole('button', {name: 'New task'}).first().click()
  await page.getByPlaceholder('Task title').fill('Check the date')
  // The words lie in the button that opens the list of people.
  await page.getByText('Select assignee').click({force: true})
  await page.getByPlaceholder('Select assignee').fill('Edi')
  await page
    .getByRole('button', {name: /Editor$/})
    .last()
    .click()
  await page.getByRole('button', {name: 'Create Task'}).click()
  await expect(page.getByText('Task created')).toBeVisible()
  await expect(page.getByRole('button', {name: '1 open task'})).toBeVisible()
  expect(await tasks()).toMatchObject([
    {title: 'Check the date', status: 'open', assignedTo: /./, target: {document: {_ref: ids.flask}}},
  ])

  await page.getByRole('checkbox').last().click({force: true})
  await expect.poll(tasks).toMatchObject([{status: 'closed'}])
  await expect(page.getByRole('button', {name: '1 open task'})).toBeHidden()
})
