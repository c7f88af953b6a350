import type {SanityClient} from '@sanity/client'
import {afterEach, beforeEach, expect, test} from 'vitest'

import {documents} from '../../sanity/seed/documents.ts'
import {ids} from '../../sanity/seed/ids.ts'
import {seed} from '../../sanity/seed/seed.ts'
import {startTestLake, type TestLake} from '../support/lake.ts'

let lake: TestLake
let editor: SanityClient

beforeEach(async () => {
  lake = await startTestLake()
  editor = lake.client('editor', {perspective: 'raw'})
})
afterEach(() => lake.close())

test('an empty lake gets every document, as it stands in the repository', async () => {
  expect(await seed(editor)).toBe(documents.length)
  const stored = await editor.getDocuments(documents.map(({_id}) => _id))
  expect(stored).toMatchObject(documents)
})

test('seeding again adds nothing, and neither undoes an edit nor brings back what was deleted', async () => {
  await seed(editor)
  await editor.patch(ids.flask).set({summary: 'Changed by an editor.'}).commit()
  await editor.delete(ids.edition2022)

  expect(await seed(editor)).toBe(0)
  expect(await editor.getDocument(ids.flask)).toMatchObject({summary: 'Changed by an editor.'})
  expect(await editor.getDocument(ids.edition2022)).toBeUndefined()
})

test('a lake that someone else filled is left alone, even with drafts only', async () => {
  await editor.create({_id: 'drafts.other', _type: 'framework', name: 'Other'})
  expect(await seed(editor)).toBe(0)
  expect(await editor.fetch<string[]>('*[_type == "framework"]._id')).toEqual(['drafts.other'])
})

test('readers see the content, but not the record of the seeding', async () => {
  await seed(editor)
  const reader = lake.client('anonymous')
  expect(await reader.fetch<number>('count(*[_type == "framework"])')).toBe(5)
  expect(await reader.fetch<number>('count(*[_type == "seedRecord"])')).toBe(0)
})
