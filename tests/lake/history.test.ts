import {afterAll, beforeAll, expect, test} from 'vitest'

import {replay} from '../support/effects.ts'
import {startTestLake} from '../support/lake.ts'
import type {TestLake} from '../support/lake.ts'

let lake: TestLake
const history = '/v2025-02-19/data/history/production'

beforeAll(async () => {
  lake = await startTestLake()
  const client = lake.client()
  const create = (document: {_id: string; _type: string; title?: string}, transactionId: string) =>
    client.transaction().create(document).commit({transactionId})
  await create({_id: 'drafts.life', _type: 'note', title: 'A'}, 't1')
  await client.patch('drafts.life').set({title: 'B'}).commit({transactionId: 't2'})
  await client
    .transaction()
    .createOrReplace({_id: 'life', _type: 'note', title: 'B'})
    .delete('drafts.life')
    .commit({transactionId: 't3'})
  await create({_id: 'drafts.life', _type: 'note', title: 'C'}, 't4')
  await client.transaction().delete('drafts.life').commit({transactionId: 't5'})
  await create({_id: 'other', _type: 'person'}, 't6')
  await client
    .transaction()
    .create({_id: 'drafts.life', _type: 'note', title: 'B'})
    .delete('life')
    .commit({transactionId: 't7'})
})
afterAll(() => lake.close())

interface Line {
  id: string
  timestamp?: string
  documentIDs: string[]
  mutations?: unknown[]
  effects?: Record<string, {apply: unknown[]; revert: unknown[]}>
}

async function transactions(ids: string, search: string): Promise<Line[]> {
  const answer = await lake.request(`${history}/transactions${ids && '/'}${ids}?${search}`, {}, 'viewer')
  expect(answer.status).toBe(200)
  return (await answer.text())
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
}

test('the transactions of documents come one to a line, the oldest first or the newest first', async () => {
  const ids = (lines: Line[]) => lines.map(({id}) => id)
  expect(ids(await transactions('life,drafts.life', ''))).toEqual(['t1', 't2', 't3', 't4', 't5', 't7'])
  expect(ids(await transactions('life,drafts.life', 'reverse=true&limit=2'))).toEqual(['t7', 't5'])
  expect(ids(await transactions('life', 'excludeContent=true'))).toEqual(['t3', 't7'])
})

test('a range of transactions includes both its ends, whether or not they touched the document', async () => {
  const lines = await transactions('drafts.life', 'fromTransaction=t2&toTransaction=t4')
  expect(lines.map(({id}) => id)).toEqual(['t2', 't3', 't4'])
  const open = await transactions('drafts.life', 'fromTransaction=&toTransaction=t6')
  expect(open.map(({id}) => id)).toEqual(['t1', 't2', 't3', 't4', 't5'])
})

test('the effects of the transactions replay the life of a document', async () => {
  const lines = await transactions('drafts.life', 'effectFormat=mendoza&includeIdentifiedDocumentsOnly=true')
  expect(lines[2]?.documentIDs).toEqual(['drafts.life'])
  const states = replay(lines.map(({effects}) => effects?.['drafts.life']?.apply ?? []))
  expect(states.map((state) => state?.title)).toEqual(['A', 'B', undefined, 'C', undefined, 'B'])
  expect(states[0]).not.toHaveProperty('_rev')
})

test('mutations come without their content, or not at all, when that is asked for', async () => {
  const [line] = await transactions('drafts.life', 'limit=1&excludeContent=true')
  expect(line?.mutations).toEqual([{create: {_id: 'drafts.life', _type: 'note'}}])
  const [bare] = await transactions('drafts.life', 'limit=1&excludeMutations=true')
  expect(bare).not.toHaveProperty('mutations')
})

test('transactions can be asked for by time, by author and of the whole dataset', async () => {
  const ids = (lines: Line[]) => lines.map(({id}) => id)
  const all = await transactions('', '')
  expect(ids(all)).toEqual(['t1', 't2', 't3', 't4', 't5', 't6', 't7'])
  expect(ids(await transactions('', 'reverse=true&limit=2&excludeContent=true'))).toEqual(['t7', 't6'])
  expect(all[6]?.documentIDs).toEqual(['drafts.life', 'life'])

  for (const {timestamp: time = ''} of all) {
    const sinceThen = all.filter(({timestamp = ''}) => timestamp >= time)
    const untilThen = all.filter(({timestamp = ''}) => timestamp <= time)
    expect(ids(await transactions('', `fromTime=${time}`))).toEqual(ids(sinceThen))
    expect(ids(await transactions('', `toTime=${time}`))).toEqual(ids(untilThen))
  }
  expect(await transactions('', 'fromTime=2199-01-01')).toEqual([])
  expect(await transactions('', 'toTime=2000-01-01T00:00:00Z')).toEqual([])
  expect(ids(await transactions('other', 'authors=somebody,robot-editor'))).toEqual(['t6'])
  expect(await transactions('', 'authors=somebody')).toEqual([])
})

test.each([
  'fromTime=yesterday',
  'limit=0',
  'reverse=perhaps',
  'effectFormat=diff',
  'fromTransaction=never-was',
])('the history refuses %s', async (option) => {
  const answer = await lake.request(`${history}/transactions/life?${option}`, {}, 'viewer')
  expect(answer.status).toBe(400)
  expect(await answer.json()).toMatchObject({error: {description: expect.any(String)}})
})

test('a document is given back as it was at a revision, at a moment, and last', async () => {
  const read = async (search: string) => {
    const answer = await lake.request(`${history}/documents/life,drafts.life?${search}`, {}, 'viewer')
    const {documents} = await answer.json()
    return documents.map(({_id, title}: {_id: string; title: string}) => `${_id}:${title}`)
  }
  expect(await read('revision=t1')).toEqual(['drafts.life:A'])
  expect(await read('revision=t3')).toEqual(['life:B'])
  expect(await read('revision=t4')).toEqual(['life:B', 'drafts.life:C'])
  expect(await read('lastRevision=true')).toEqual(['life:B', 'drafts.life:B'])
  expect(await read('revision=unknown')).toEqual([])
  expect(await read('time=2000-01-01T00:00:00Z')).toEqual([])
  expect(await read(`time=${new Date().toISOString()}`)).toEqual(['drafts.life:B'])
  const absent = await lake.request(`${history}/documents/life,never?revision=t3`, {}, 'viewer')
  expect(await absent.json()).toMatchObject({
    documents: [{_id: 'life'}],
    omitted: [{id: 'never', reason: 'existence'}],
  })
  const both = await lake.request(`${history}/documents/life?revision=t1&lastRevision=true`, {}, 'viewer')
  expect(both.status).toBe(400)
})

test('the steps of a life are told from the draft and from the published document', async () => {
  const steps = async (id: string) => {
    const answer = await lake.request(`${history}/events/documents/${id}?limit=100`, {}, 'viewer')
    const {events, nextCursor} = await answer.json()
    expect(nextCursor).toBe('')
    return events[id]
  }
  expect(await steps('life')).toMatchObject([
    {type: 'unpublishDocument', documentId: 'life', versionId: 'drafts.life'},
    {type: 'publishDocumentVersion', revisionId: 't3', versionId: 'drafts.life', versionRevisionId: 't2'},
  ])
  expect((await steps('drafts.life')).map(({type}: {type: string}) => type)).toEqual([
    'unpublishDocument',
    'deleteDocumentVersion',
    'createDocumentVersion',
    'publishDocumentVersion',
    'createDocumentVersion',
  ])
})

test('a long life comes in pages', async () => {
  const types: string[] = []
  let cursor = ''
  do {
    const next = cursor && `&nextCursor=${cursor}`
    const answer = await lake.request(`${history}/events/documents/drafts.life?limit=2${next}`, {}, 'viewer')
    const {events, nextCursor} = await answer.json()
    types.push(...events['drafts.life'].map(({type}: {type: string}) => type))
    cursor = nextCursor
  } while (cursor)
  expect(types).toHaveLength(5)
})

test('history is closed to those without a token', async () => {
  for (const path of [`${history}/transactions/life`, `${history}/documents/life`]) {
    expect((await lake.request(path)).status, path).toBe(401)
  }
})
