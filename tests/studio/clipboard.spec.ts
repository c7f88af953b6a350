import {ids} from '../../sanity/seed/ids.ts'
import {StudioPage} from '../support/studio.ts'
import {expect, test} from '../support/test.ts'

test.use({stackOf: 'clipboard', permissions: ['clipboard-read', 'clipboard-write']})

test('a field is copied from one document and pasted into another', async ({page, stack}) => {
  const django = await stack.client.getDocument(ids.django)
  const studio = new StudioPage(page, stack)
  await studio.signIn()
  await studio.open('framework', ids.django)
  await studio.actOnField('summary', 'Copy field')
  await expect.poll(() => page.evaluate(clipboardText)).toBe(django?.summary)
  await studio.open('framework', ids.flask)
  await studio.actOnField('summary', 'Paste field')
  await studio.drafted(ids.flask, {name: 'Flask', summary: django?.summary})
})

test('a whole document is pasted into a new one, with keys of its own', async ({page, stack}) => {
  const laravel = await stack.client.getDocument(ids.laravel)
  const studio = new StudioPage(page, stack)
  await studio.signIn()
  await studio.open('framework', ids.laravel)
  await studio.actOnPane('Copy document')
  await expect.poll(() => page.evaluate(clipboardText)).toContain('Laravel')
  const id = await studio.create('Framework')
  await studio.actOnPane('Paste document')
  const [home] = laravel?.links ?? []
  await studio.drafted(id, {
    name: 'Laravel',
    language: 'PHP',
    links: expect.arrayContaining([{...home, _key: expect.not.stringMatching(home._key)}]),
  })
  expect(await stack.client.getDocument(ids.laravel), 'the original').toEqual(laravel)
})

function clipboardText(): Promise<string> {
  return navigator.clipboard.readText()
}
