import {readFresh, readUntil, warm} from '../support/reader.ts'
import {StudioPage} from '../support/studio.ts'
import {expect, test} from '../support/test.ts'

test.use({stackOf: 'documents'})
test.describe.configure({mode: 'serial'})

/** The framework that the first test makes and the last one deletes. */
let id = ''

test('an editor creates a framework from the menu, has its slug generated, and readers find it', async ({
  page,
  stack,
}) => {
  const address = `${stack.siteUrl}/frameworks/quick-sketch`
  expect((await readFresh(address)).status).toBe(404)
  await warm([`${stack.siteUrl}/frameworks`])

  const studio = new StudioPage(page, stack)
  await studio.signIn()
  id = await studio.create('Framework')
  await studio.turnTo('All fields')
  await studio.type('name', 'Quick Sketch')
  await page.getByRole('button', {name: 'Generate'}).click()
  await expect(studio.field('slug').getByRole('textbox')).toHaveValue('quick-sketch')
  await studio.type('summary', 'A framework that exists in tests only.')
  await studio.type('language', 'Go')
  await studio.drafted(id, {name: 'Quick Sketch', slug: {current: 'quick-sketch'}, language: 'Go'})
  expect((await readFresh(address)).status, 'a draft is for nobody but editors').toBe(404)

  await studio.publish()
  await readUntil(address, ({status, html}) => status === 200 && html.includes('exists in tests only'))
  await readUntil(`${stack.siteUrl}/frameworks`, ({html}) => html.includes('Quick Sketch'))
})

test('what is unpublished is gone from its address and from the index, until it is published again', async ({
  page,
  stack,
}) => {
  const address = `${stack.siteUrl}/frameworks/quick-sketch`
  const index = `${stack.siteUrl}/frameworks`
  const studio = new StudioPage(page, stack)
  await studio.signIn()
  await studio.open('framework', id)
  await studio.unpublish()
  await readUntil(address, ({status}) => status === 404)
  await readUntil(index, ({html}) => !html.includes('Quick Sketch'))
  await studio.drafted(id, {name: 'Quick Sketch'})

  await studio.open('framework', id)
  await studio.publish()
  await readUntil(address, ({status}) => status === 200)
  await readUntil(index, ({html}) => html.includes('Quick Sketch'))
})

test('changes that are discarded never reach a reader, and the form shows the published words again', async ({
  page,
  stack,
}) => {
  const address = `${stack.siteUrl}/frameworks/quick-sketch`
  await warm([address])
  const studio = new StudioPage(page, stack)
  await studio.signIn()
  await studio.open('framework', id)
  await studio.type('name', 'Second Thoughts')
  await studio.drafted(id, {name: 'Second Thoughts'})
  await studio.act(/Discard changes/, /Discard changes/)
  await expect(studio.field('name').getByRole('textbox')).toHaveValue('Quick Sketch')
  await expect.poll(() => stack.client.getDocument(`drafts.${id}`)).toBeUndefined()
  const {cache, html} = await readFresh(address)
  expect(cache).toBe('HIT')
  expect(html).not.toContain('Second Thoughts')
})

test('a duplicate is a draft of its own that needs a slug of its own', async ({page, stack}) => {
  const studio = new StudioPage(page, stack)
  await studio.signIn()
  await studio.open('framework', id)
  await studio.act(/Duplicate/)
  await expect.poll(() => studio.openId()).not.toBe(id)
  const copy = studio.openId()
  await studio.isRefused('Slug is already in use')
  await studio.turnTo('All fields')
  await studio.type('name', 'Quick Copy')
  await page.getByRole('button', {name: 'Generate'}).click()
  await studio.drafted(copy, {name: 'Quick Copy', slug: {current: 'quick-copy'}})
  await studio.publish()
  await readUntil(`${stack.siteUrl}/frameworks/quick-copy`, ({status}) => status === 200)
  expect((await readFresh(`${stack.siteUrl}/frameworks/quick-sketch`)).html).toContain('Quick Sketch')
})

test('a slug that an editor changes takes readers from the old address to the new one', async ({
  page,
  stack,
}) => {
  const before = `${stack.siteUrl}/frameworks/quick-sketch`
  await warm([before])
  const studio = new StudioPage(page, stack)
  await studio.signIn()
  await studio.open('framework', id, 'slug')
  await studio.type('slug', 'slow-painting')
  await studio.drafted(id, {slug: {current: 'slow-painting'}})
  expect((await readFresh(before)).status).toBe(200)
  await studio.publish()
  await readUntil(before, ({status, location}) => status === 308 && location === '/frameworks/slow-painting')
  expect((await readFresh(`${stack.siteUrl}/frameworks/slow-painting`)).status).toBe(200)
})

test('what is deleted, after the Studio has asked, answers 404 at the new and at the old address', async ({
  page,
  stack,
}) => {
  const studio = new StudioPage(page, stack)
  await studio.signIn()
  await studio.open('framework', id)
  await studio.act(/Delete/)
  await expect(page.getByRole('dialog')).toContainText('Are you sure you want to delete this document?')
  expect(await stack.client.getDocument(id), 'nothing is gone before the answer').toBeDefined()
  await page.getByRole('dialog').getByRole('button', {name: 'Delete document'}).click()
  await expect.poll(() => stack.client.getDocument(id)).toBeUndefined()
  await readUntil(`${stack.siteUrl}/frameworks/slow-painting`, ({status}) => status === 404)
  await readUntil(`${stack.siteUrl}/frameworks`, ({html}) => !html.includes('Quick Sketch'))
})
