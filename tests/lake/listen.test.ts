import {connect} from 'node:net'

import type {SanityClient} from '@sanity/client'
import {applyPatch} from 'mendoza'
import {afterAll, afterEach, beforeAll, expect, test} from 'vitest'

import {limits} from '../../sanity/lake/limits.ts'
import {replay, withoutRevision} from '../support/effects.ts'
import {startTestLake} from '../support/lake.ts'
import type {TestLake} from '../support/lake.ts'
import {openListener} from '../support/listener.ts'
import type {TestListener} from '../support/listener.ts'
import {openRawListener} from '../support/rawListener.ts'

let lake: TestLake
const open: TestListener[] = []

beforeAll(async () => {
  lake = await startTestLake()
})
afterEach(() => {
  for (const listener of open.splice(0)) listener.close()
})
afterAll(() => lake.close())

const readStream = (query: string, lastEventId?: string) => openRawListener(lake, {query}, lastEventId)

async function listen(
  ...wish: Parameters<typeof openListener> extends [SanityClient, ...infer Rest] ? Rest : never
) {
  const listener = await openListener(lake.client(), ...wish)
  open.push(listener)
  return listener
}

test('a listener is welcomed by name and then told of each change, one event for each document', async () => {
  const listener = await listen('*[_id in $ids]', {ids: ['pair', 'drafts.pair']}, {includeAllVersions: true})
  expect(listener.events[0]).toMatchObject({type: 'welcome', listenerName: expect.stringMatching(/.+/)})

  await lake.client().create({_id: 'drafts.pair', _type: 'note', title: 'One'})
  await lake
    .client()
    .transaction()
    .createOrReplace({_id: 'pair', _type: 'note', title: 'One'})
    .patch('pair', {set: {title: 'Two'}})
    .delete('drafts.pair')
    .commit({transactionId: 'publishing'})

  const [created, ...published] = await listener.mutations(3)
  expect(created).toMatchObject({documentId: 'drafts.pair', transition: 'appear', transactionTotalEvents: 1})
  expect(created).not.toHaveProperty('previousRev')
  expect(published).toMatchObject([
    {
      documentId: 'pair',
      eventId: 'publishing#pair',
      transition: 'appear',
      resultRev: 'publishing',
      result: {title: 'Two'},
      mutations: [{createOrReplace: {_id: 'pair'}}, {patch: {id: 'pair'}}],
      transactionTotalEvents: 2,
      transactionCurrentEvent: 1,
    },
    {
      documentId: 'drafts.pair',
      transition: 'disappear',
      previousRev: created?.resultRev,
      transactionCurrentEvent: 2,
    },
  ])
  expect(published[1]).not.toHaveProperty('result')
})

test('events of one document chain from revision to revision, and their effects lead from state to state', async () => {
  const listener = await listen('*[_id == "chained"]', {}, {effectFormat: 'mendoza', includeResult: false})
  const first = await lake.client().create({_id: 'chained', _type: 'note', title: 'A', tags: ['x', 'y']})
  await lake.client().patch('chained').set({title: 'B'}).append('tags', ['z']).commit()
  const third = await lake.client().patch('chained').unset(['tags[0]']).commit()
  await lake.client().delete('chained')

  const events = await listener.mutations(4)
  expect(events.map(({transition}) => transition)).toEqual(['appear', 'update', 'update', 'disappear'])
  expect(events.map(({previousRev}) => previousRev)).toEqual([
    undefined,
    ...events.slice(0, 3).map((e) => e.resultRev),
  ])
  expect(events.some((event) => 'result' in event)).toBe(false)

  // As the Studio does it: the patches are about the document without its revision.
  const states = replay(events.map(({effects}) => effects?.apply ?? []))
  expect(states[2]).toEqual(withoutRevision(third))
  expect(states[3]).toBeNull()
  expect(applyPatch(states[1], [...(events[1]?.effects?.revert ?? [])])).toEqual(withoutRevision(first))
})

test('a document that comes to meet the filter appears, and one that no longer does disappears', async () => {
  const listener = await listen(
    '*[_type == "note" && open] | order(_id) {title}',
    {},
    {includePreviousRevision: true},
  )
  await lake.client().create({_id: 'door', _type: 'note', open: false})
  await lake.client().patch('door').set({open: true}).commit()
  await lake.client().patch('door').set({open: false}).commit()
  const events = await listener.mutations(2)
  expect(events).toMatchObject([
    {transition: 'appear', previous: {open: false}, result: {open: true}},
    {transition: 'disappear', previous: {open: true}, result: {open: false}},
  ])
})

test('drafts are for those who ask for them and may read them', async () => {
  const silent = await listen('*[_id match "secret"]')
  const anonymous = await openListener(lake.client('anonymous'), '*', {}, {includeAllVersions: true})
  open.push(anonymous)
  await lake.client().create({_id: 'drafts.secret', _type: 'note'})
  await lake.client().create({_id: 'secret', _type: 'note'})
  expect(await silent.mutations(1)).toMatchObject([{documentId: 'secret'}])
  expect(await anonymous.mutations(1)).toMatchObject([{documentId: 'secret'}])
})

test('a query that cannot be read is explained in the stream', async () => {
  const failure = await openListener(lake.client(), '*[_type ==').catch((error: unknown) => error)
  expect(failure).toMatchObject({name: 'ChannelError', message: expect.stringContaining('never closed')})
  const pointless = await openListener(lake.client(), 'count(*)').catch((error: unknown) => error)
  expect(pointless).toMatchObject({
    name: 'ChannelError',
    message: expect.stringContaining('selects documents'),
  })
})

test('a listener that lost its connection gets what it missed, once and in order', async () => {
  const first = await readStream('*[_type == "missed"]')
  await lake.client().create({_id: 'm1', _type: 'missed'})
  const [seen] = await first.mutations(1)
  first.abort()
  await lake
    .client()
    .transaction()
    .create({_id: 'm2', _type: 'missed'})
    .create({_id: 'm3', _type: 'missed'})
    .commit({transactionId: 'while-away'})

  const second = await readStream('*[_type == "missed"]', seen?.id)
  await lake.client().create({_id: 'm4', _type: 'missed'})
  expect((await second.mutations(3)).map(({data}) => data.documentId)).toEqual(['m2', 'm3', 'm4'])
  expect(second.greeting()).toBe('welcomeback')
  second.abort()

  const idle = await readStream('*[_type == "missed"]', 'while-away#m2')
  idle.abort()
  const amid = await readStream('*[_type == "missed"]', idle.greetingId())
  expect((await amid.mutations(2)).map(({data}) => data.documentId)).toEqual(['m3', 'm4'])
  amid.abort()
})

test('a listener that comes back with an unknown event is told to start anew', async () => {
  const stream = await readStream('*', 'from-another-time#x')
  expect(stream.greeting()).toBe('reset')
  stream.abort()
})

test('a listener that does not read is dropped, and its writer does not notice', async () => {
  const text = 'x'.repeat(2 * 1024 * 1024)
  await lake.client().create({_id: 'flood', _type: 'flood', text}, {returnDocuments: false})
  const socket = connect(lake.port, '127.0.0.1')
  const search = `query=${encodeURIComponent('*[_id == "flood"]')}&includeResult=true&includePreviousRevision=true`
  socket.write(
    `GET /v1/data/listen/production?${search} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n` +
      `Authorization: Bearer ${lake.config.readToken}\r\n\r\n`,
  )
  await new Promise((resolve) => socket.once('readable', resolve))
  const closed = new Promise((resolve) => socket.once('close', resolve))

  const bytesPerEvent = 2 * text.length
  const events = Math.ceil((limits.maxEventStreamBacklogBytes * 1.5) / bytesPerEvent) + 2
  for (let count = 0; count < events; count += 1) {
    await lake.client().patch('flood').set({count}).commit({returnDocuments: false})
  }
  let received = ''
  socket.setEncoding('latin1').on('data', (chunk: string) => (received += chunk.replaceAll('x', '')))
  await closed
  expect(received.match(/^event: mutation$/gm)?.length).toBeLessThan(events)
})
