import type {SanityClient} from '@sanity/client'
import {afterEach, beforeEach, expect, test} from 'vitest'

import {documents} from '../../sanity/seed/documents.ts'
import {ids} from '../../sanity/seed/ids.ts'
import {seed, seedReport} from '../../sanity/seed/seed.ts'
import {startTestLake, type TestLake} from '../support/lake.ts'

let lake: TestLake
let editor: SanityClient

beforeEach(async () => {
  lake = await startTestLake()
  editor = lake.client('editor', {perspective: 'raw'})
})
afterEach(() => lake.close())

test('an empty lake gets every document, as it stands in the repository', async () => {
  expect(await seed(editor)).toEqual({added: documents.length, leftOut: []})
  const stored = await editor.getDocuments(documents.map(({_id}) => _id))
  expect(stored).toMatchObject(documents)
})

test('seeding again adds nothing, and neither undoes an edit nor brings back what was deleted', async () => {
  await seed(editor)
  await editor.patch(ids.flask).set({summary: 'Changed by an editor.'}).commit()
  await editor.delete(ids.edition2022)

  expect(await seed(editor)).toEqual({added: 0, leftOut: []})
  expect(await editor.getDocument(ids.flask)).toMatchObject({summary: 'Changed by an editor.'})
  expect(await editor.getDocument(ids.edition2022)).toBeUndefined()
})

test('what a later version brings is added, but for what refers to a document that an editor deleted', async () => {
  await seed(editor)
  const later = [ids.edition2026, ids.refresh2027]
  for (const id of [...later, ids.edition2022, ids.flask]) await editor.delete(id)
  const earlier = documents.map(({_id}) => _id).filter((id) => !later.some((one) => one === id))
  await editor.patch('seed.record').set({documents: earlier}).commit()

  const outcome = await seed(editor)
  expect(outcome).toEqual({added: 1, leftOut: [{id: ids.edition2026, needs: [ids.flask]}]})
  expect(seedReport(outcome)).toEqual([
    'Seeded the lake with 1 document.',
    `Left out "${ids.edition2026}": it refers to ${ids.flask}, which the dataset does not have.`,
  ])
  expect(await editor.getDocument(ids.refresh2027)).toMatchObject({year: 2027})
  expect(await editor.getDocument(ids.edition2026)).toBeUndefined()
  expect(await seed(editor), 'it is left out once and for all').toEqual({added: 0, leftOut: []})
})

test('a lake that someone else filled is left alone, even with drafts only', async () => {
  await editor.create({_id: 'drafts.other', _type: 'framework', name: 'Other'})
  expect(await seed(editor)).toEqual({added: 0, leftOut: []})
  expect(await editor.fetch<string[]>('*[_type == "framework"]._id')).toEqual(['drafts.other'])
})

test('readers see the content, but not the record of the seeding', async () => {
  await seed(editor)
  const reader = lake.client('anonymous')
  expect(await reader.fetch<number>('count(*[_type == "framework"])')).toBe(5)
  expect(await reader.fetch<number>('count(*[_type == "seedRecord"])')).toBe(0)
})
