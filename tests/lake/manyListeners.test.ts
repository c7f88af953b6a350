import fc from 'fast-check'
import {evaluateSync, parse} from 'groq-js'
import {afterAll, beforeAll, expect, test} from 'vitest'

import {limits} from '../../sanity/lake/limits.ts'
import type {WireMutation} from '../../sanity/lake/mutations/wireTypes.ts'
import {replay, withoutRevision} from '../support/effects.ts'
import {startTestLake} from '../support/lake.ts'
import type {TestLake} from '../support/lake.ts'
import {openRawListener} from '../support/rawListener.ts'

let lake: TestLake

beforeAll(async () => {
  lake = await startTestLake()
})
afterAll(() => lake.close())

const ids = ['a', 'b', 'drafts.a', 'drafts.b', 'versions.r1.a']
const document = fc.record({
  _id: fc.constantFrom(...ids),
  _type: fc.constantFrom('note', 'person'),
  rank: fc.integer({min: 0, max: 2}),
  text: fc.string({maxLength: 60}),
  list: fc.array(fc.record({_key: fc.constantFrom('k1', 'k2', 'k3'), value: fc.integer()}), {maxLength: 4}),
})
const mutation: fc.Arbitrary<WireMutation> = fc.oneof(
  document.map((createOrReplace) => ({createOrReplace})),
  document.map((createIfNotExists) => ({createIfNotExists})),
  fc.constantFrom(...ids).map((id) => ({delete: {id}})),
)
const transactions = fc.array(fc.array(mutation, {minLength: 1, maxLength: 4}), {minLength: 1, maxLength: 8})

const filters = [
  '*',
  '*[_id == "a"]',
  '*[_id in ["b", "drafts.b"]]',
  '*[_id == "a" || _id == "drafts.b"]',
  '*[_type == "note"]',
  '*[_type == "person" && rank > 0]',
  '*[_type == "note" || rank == 2]',
  '*[_type == "note"][rank == 1]',
  '*[sanity::versionOf("a")]',
  '*[rank > 1] | order(_id) {_id}',
]

/** Ends what is in the lake and marks the place, so that listeners have something to wait for. */
function mark(transactionId: string): void {
  const mutations = ids.map((id) => ({delete: {id}}))
  lake.lake.transact({author: 'test', mutations})
  for (const _type of ['note', 'person'])
    lake.lake.transact({
      author: 'test',
      transactionId: `${transactionId}-${_type}`,
      mutations: ['a', 'b', 'drafts.b'].map((_id) => ({createOrReplace: {_id, _type, rank: 2}})),
    })
}

test('every listener hears of just what its own filter lets through, however many others there are', async () => {
  let run = 0
  await fc.assert(
    fc.asyncProperty(transactions, async (sequence) => {
      run += 1
      const before = lake.lake.log.lastSequence()
      const listeners = await Promise.all(
        filters.map(async (query) => {
          const stream = await openRawListener(lake, {query, includeAllVersions: 'true'})
          return {query, stream}
        }),
      )
      for (const mutations of sequence) lake.lake.transact({author: 'test', mutations})
      mark(`mark-${run}`)

      const changes = [...lake.lake.transactionsAfter(before)].flatMap(({transactionId, changes: touched}) =>
        touched.map((change) => ({transactionId, ...change})),
      )
      for (const {query, stream} of listeners) {
        const selects = (candidate: unknown) =>
          candidate !== null && evaluateSync(parse(`count(${query})`), {dataset: [candidate]}).data === 1
        const due = changes
          .filter((change) => selects(change.before) || selects(change.after))
          .map((change) => `${change.transactionId}#${change.documentId}`)
        const heard = await stream.mutations(due.length)
        expect(
          heard.map(({id}) => id),
          query,
        ).toEqual(due)
        stream.abort()
      }
    }),
    {numRuns: 12},
  )
})

test('a copy that follows the effects is always the document, over reconnects and with several writers', async () => {
  let run = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(transactions, {minLength: 2, maxLength: 3}),
      fc.array(fc.nat({max: 6}), {minLength: 1, maxLength: 4}),
      async (writers, breaks) => {
        run += 1
        const old = [...lake.lake.read.all()].map(({_id}) => ({delete: {id: _id}}))
        const start = {createOrReplace: {_id: 'start', _type: 'mark', run}}
        lake.lake.transact({author: 'test', mutations: [...old, start]})
        const wish = {
          query: '*',
          includeAllVersions: 'true',
          effectFormat: 'mendoza',
          includeMutations: 'false',
        }
        let stream = await openRawListener(lake, wish)
        let last = stream.greetingId()
        const frames: Awaited<ReturnType<typeof stream.mutations>> = []

        const client = lake.client()
        const written = Promise.all(
          writers.map(async (sequence) => {
            for (const mutations of sequence) await client.mutate(mutations, {returnDocuments: false})
          }),
        )
        for (const count of breaks) {
          await Promise.race([stream.mutations(count).catch(() => []), written])
          const received = stream.received()
          stream.abort()
          frames.push(...received)
          last = received.at(-1)?.id ?? last
          stream = await openRawListener(lake, wish, last)
          expect(stream.greeting()).toBe('welcomeback')
        }
        await written
        await client.createOrReplace({_id: 'final', _type: 'mark', run}, {returnDocuments: false})
        const rest = await stream.mutationsUntil(lake.lake.read.get('final')?._rev ?? '')
        frames.push(...rest)
        stream.abort()

        for (const [documentId, events] of Map.groupBy(frames, ({data}) => data.documentId)) {
          const states = replay(events.map(({data}) => data.effects?.apply ?? []))
          const stored = lake.lake.read.get(documentId)
          expect(states.at(-1)).toEqual(stored && withoutRevision(stored))
          for (const [index, {data}] of events.entries())
            expect(data.previousRev).toBe(states[index - 1] ? events[index - 1]?.data.resultRev : undefined)
        }
      },
    ),
    {numRuns: 25},
  )
})

test('one listener more than the limit is told so, until another leaves', async () => {
  const usual = {...limits}
  Object.assign(limits, {maxListeners: 2})
  const first = await openRawListener(lake, {query: '*'})
  const second = await openRawListener(lake, {query: '*'})
  const search = `query=${encodeURIComponent('*')}`
  const refused = await lake.request(`/v1/data/listen/production?${search}`, {}, 'viewer')
  expect(refused.status).toBe(429)
  expect(await refused.json()).toMatchObject({error: {type: 'tooManyListenersError'}})
  first.abort()
  await expect
    .poll(() =>
      openRawListener(lake, {query: '*'}).then(
        (stream) => stream.abort(),
        (error: unknown) => error,
      ),
    )
    .toBe(undefined)
  second.abort()
  Object.assign(limits, usual)
})
