import {afterEach, beforeEach, expect, test} from 'vitest'

import {startTestLake, type TestLake} from '../support/lake.ts'
import {openListener} from '../support/listener.ts'
import {startReceiver} from '../support/receiver.ts'

let lake: TestLake

beforeEach(async () => {
  lake = await startTestLake()
  await lake.client().create({_id: 'before', _type: 'note'})
})
afterEach(() => lake.close())

function pragma(text: string): unknown {
  return Object.values(lake.lake.database.prepare(`PRAGMA ${text}`).get() ?? {})[0]
}

// SQLite refuses a page over its own limit exactly as it refuses one that the disk has no room for.
const fillDisk = () => void pragma(`max_page_count = ${String(pragma('page_count'))}`)
const makeRoom = () => void pragma('max_page_count = 1000000')

const big = (id: string) => ({_id: id, _type: 'note', text: 'x'.repeat(500_000)})

async function expectWhole(): Promise<void> {
  expect(pragma('integrity_check')).toBe('ok')
  const log = [...lake.lake.transactionsAfter(0)]
  expect(log.map(({sequence}) => sequence)).toEqual(log.map((_, index) => index + 1))
  const stored = [...lake.lake.read.all()].map(({_id}) => _id)
  const logged = new Set(log.flatMap(({changes}) => changes.map((change) => change.documentId)))
  expect(stored).toEqual([...logged].toSorted())
}

test('on a full disk a write answers 507 without a stack, nothing of it is kept, and reads go on', async () => {
  fillDisk()
  const mutations = [{create: {_id: 'a', _type: 'note'}}, {create: big('b')}]
  const init = {method: 'POST', body: JSON.stringify({mutations})}
  const refused = await lake.request('/v2025-02-19/data/mutate/production', init, 'editor')
  expect(refused.status).toBe(507)
  const text = await refused.text()
  expect(JSON.parse(text)).toEqual({
    error: {
      type: 'insufficientStorageError',
      description: 'The disk of the lake is full: nothing was written. Make room and send it again',
    },
  })
  const actions = [
    {actionType: 'sanity.action.document.create', publishedId: 'b', attributes: {...big('drafts.b')}},
  ]
  const act = {method: 'POST', body: JSON.stringify({actions})}
  expect((await lake.request('/v2025-02-19/data/actions/production', act, 'editor')).status).toBe(507)
  expect(await lake.client().fetch('*[_type == "note"]._id')).toEqual(['before'])

  makeRoom()
  await lake.client().create(big('b'))
  expect(await lake.client().fetch('*[_type == "note"]._id')).toEqual(['b', 'before'])
  await expectWhole()
})

test('on a disk that takes no writes a write answers 503, and reads, listeners and later writes go on', async () => {
  const listener = await openListener(lake.client(), '*[_type == "note"]')
  pragma('query_only = 1')
  await expect(lake.client().create({_id: 'a', _type: 'note'})).rejects.toMatchObject({statusCode: 503})
  const upload = {method: 'POST', body: 'text', headers: {'content-type': 'text/plain'}}
  expect((await lake.request('/v2025-02-19/assets/files/production', upload, 'editor')).status).toBe(503)
  expect(await lake.client().getDocument('before')).toBeDefined()
  pragma('query_only = 0')
  await lake.client().create({_id: 'b', _type: 'note'})
  expect((await listener.mutations(1)).map(({documentId}) => documentId)).toEqual(['b'])
  listener.close()
  await expectWhole()
})

test('a webhook whose delivery could not be written down is delivered when there is room again', async () => {
  const receiver = await startReceiver(() => {
    // The disk fills up while the receiver answers, so that the outcome cannot be kept.
    if (receiver.received.length === 1) pragma('query_only = 1')
    return 200
  })
  const hook = {
    type: 'document',
    name: 'all',
    url: receiver.url,
    dataset: 'production',
    rule: {on: ['create'], filter: '_type == "note"', projection: '{_id}'},
  }
  const make = {method: 'POST', body: JSON.stringify(hook)}
  const made = await lake.request('/v2025-02-19/hooks/projects/perennial', make, 'administrator')
  expect(made.status, await made.text()).toBe(201)
  await lake.client().create({_id: 'a', _type: 'note'})
  await expect.poll(() => receiver.received.length, {timeout: 5_000}).toBe(1)
  await expect(lake.client().create({_id: 'b', _type: 'note'})).rejects.toMatchObject({statusCode: 503})
  pragma('query_only = 0')
  // By itself: nothing else is written meanwhile.
  const pending = () =>
    lake.lake.database.prepare(`SELECT count(*) AS n FROM webhook_deliveries WHERE status = 'pending'`).get()
      ?.n
  await expect.poll(pending, {timeout: 10_000}).toBe(0)
  await lake.client().create({_id: 'c', _type: 'note'})
  await expect.poll(() => new Set(receiver.ids()), {timeout: 10_000}).toEqual(new Set(['a', 'c']))
  await receiver.stop()
})
