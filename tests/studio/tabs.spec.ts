import {ids} from '../../sanity/seed/ids.ts'
import {StudioPage} from '../support/studio.ts'
import {expect, test} from '../support/test.ts'

test.use({stackOf: 'tabs'})

test('two Studio tabs and a reader’s tab share a browser: both edit, each sees the other, the reader sees the end', async ({
  page,
  context,
  stack,
}) => {
  const reader = await context.newPage()
  await reader.goto('/frameworks/flask')
  await expect(reader.getByRole('heading', {level: 1, name: 'Flask'})).toBeVisible()

  const first = new StudioPage(page, stack)
  await first.signIn()
  await first.open('framework', ids.flask)
  const second = new StudioPage(await context.newPage(), stack)
  await second.open('framework', ids.django)

  // Each edits its own document while the other is open.
  await second.type('name', 'Django B')
  await first.type('name', 'Flask A')
  await second.drafted(ids.django, {name: 'Django B'})
  await first.drafted(ids.flask, {name: 'Flask A'})

  // Both on the same document: what one types appears in the other, both ways.
  await second.open('framework', ids.flask)
  await expect(second.field('name').getByRole('textbox')).toHaveValue('Flask A')
  await first.type('name', 'Flask again')
  await expect(second.field('name').getByRole('textbox')).toHaveValue('Flask again')
  await second.type('summary', 'By two tabs.')
  await expect(first.field('summary').getByRole('textbox')).toHaveValue('By two tabs.')
  await first.drafted(ids.flask, {name: 'Flask again', summary: 'By two tabs.'})

  await reader.reload()
  await expect(reader.getByRole('heading', {level: 1})).toHaveText('Flask')
  await second.publish()
  await expect(async () => {
    await reader.reload()
    await expect(reader.getByRole('heading', {level: 1})).toHaveText('Flask again', {timeout: 100})
  }).toPass()
  await expect(reader.getByText('By two tabs.').first()).toBeVisible()

  // After it all the first tab, which did not publish, can still edit.
  await expect(first.page.getByTestId('action-publish').last()).toBeDisabled()
  await first.type('name', 'Flask')
  await first.drafted(ids.flask, {name: 'Flask'})
})
