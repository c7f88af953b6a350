import type {ListenEvent, SanityClient} from '@sanity/client'
import {afterAll, afterEach, beforeAll, expect, test, vi} from 'vitest'

import {limits} from '../../sanity/lake/limits.ts'
import {streamTransport} from '../../sanity/studio/transport.ts'
import {startTestLake, type TestLake} from '../support/lake.ts'
import {openTestSocket} from '../support/socket.ts'

let lake: TestLake
const subscriptions = new Set<{unsubscribe(): void}>()

beforeAll(async () => {
  lake = await startTestLake()
})
afterEach(() => {
  vi.unstubAllGlobals()
  for (const subscription of subscriptions) subscription.unsubscribe()
  subscriptions.clear()
})
afterAll(() => lake.close())

/** Listens and keeps what comes; `until` waits for an event that fits. */
function listen(client: SanityClient, query: string) {
  const events: ListenEvent<Record<string, unknown>>[] = []
  let failure: unknown
  subscriptions.add(
    client
      .listen(
        query,
        {},
        {
          events: ['welcome', 'mutation', 'reconnect'],
          includeResult: true,
          includeAllVersions: true,
        },
      )
      .subscribe({
        next: (event) => events.push(event),
        error: (error) => (failure = error),
      }),
  )
  return {
    events,
    until: (fits: (event: ListenEvent<Record<string, unknown>>) => boolean) =>
      vi.waitFor(
        () => {
          if (failure) throw failure
          expect(events.some(fits)).toBe(true)
        },
        {timeout: 15_000, interval: 10},
      ),
  }
}

const isWelcome = (event: {type: string}) => event.type === 'welcome'
const isMutationOf = (id: string) => (event: {type: string; documentId?: string}) =>
  event.type === 'mutation' && event.documentId === id

test('the official client listens through the socket and hears a change', async () => {
  const client = lake.client('editor', {resolveFetch: streamTransport(lake.url)})
  const listener = listen(client, '*[_type == "note"]')
  await listener.until(isWelcome)
  await client.create({_id: 'note-1', _type: 'note', text: 'Grüße ✓'})
  await listener.until(isMutationOf('note-1'))
  expect(listener.events.at(-1)).toMatchObject({transition: 'appear', result: {text: 'Grüße ✓'}})
})

test('a hundred listeners share one socket, and requests beside them are answered', async () => {
  const opened: string[] = []
  const Original = globalThis.WebSocket
  vi.stubGlobal(
    'WebSocket',
    class extends Original {
      constructor(url: string) {
        super(url)
        opened.push(url)
      }
    },
  )
  const client = lake.client('editor', {resolveFetch: streamTransport(lake.url)})
  const listeners = Array.from({length: 100}, (_, index) => listen(client, `*[_id == "one-${index}"]`))
  await Promise.all(listeners.map((listener) => listener.until(isWelcome)))
  await client.create({_id: 'one-42', _type: 'note'})
  await listeners[42]?.until(isMutationOf('one-42'))
  expect(await client.fetch('count(*[_id == "one-42"])')).toBe(1)
  expect(opened).toEqual([`${lake.url.replace('http', 'ws')}/v1/event-streams`])
})

test('a listener has the rights of its own token, not of the socket', async () => {
  const resolveFetch = streamTransport(lake.url)
  const editor = lake.client('editor', {resolveFetch})
  const insider = listen(editor, '*[_type == "plan"]')
  const outsider = listen(lake.client('anonymous', {resolveFetch}), '*[_type == "plan"]')
  await Promise.all([insider.until(isWelcome), outsider.until(isWelcome)])
  await editor.create({_id: 'drafts.plan', _type: 'plan'})
  await editor.create({_id: 'plan', _type: 'plan'})
  await Promise.all([insider.until(isMutationOf('plan')), outsider.until(isMutationOf('plan'))])
  expect(insider.events.filter(isMutationOf('drafts.plan'))).toHaveLength(1)
  expect(outsider.events.filter(isMutationOf('drafts.plan'))).toHaveLength(0)
})

test('a token that has ended fails the listener with its status', async () => {
  const client = lake.client('anonymous', {token: 'ended', resolveFetch: streamTransport(lake.url)})
  const failure = new Promise((_, reject) => subscriptions.add(client.listen('*').subscribe({error: reject})))
  await expect(failure).rejects.toMatchObject({status: 401})
})

test('listeners find the lake again after it was down', async () => {
  const first = await startTestLake()
  const client = first.client('editor', {resolveFetch: streamTransport(first.url)})
  const listener = listen(client, '*[_type == "note"]')
  await listener.until(isWelcome)
  await first.close({keep: true})
  await listener.until((event) => event.type === 'reconnect')

  const second = await startTestLake({...first.config, port: first.port})
  await vi.waitFor(() => expect(listener.events.filter(isWelcome)).toHaveLength(2), {timeout: 15_000})
  await client.create({_id: 'after', _type: 'note'})
  await listener.until(isMutationOf('after'))
  for (const subscription of subscriptions) subscription.unsubscribe()
  await second.close()
})

test('a page of an origin that is not on the list gets no socket of any kind', async () => {
  for (const path of ['/v1/event-streams', '/v2022-06-30/socket/production']) {
    await expect(openTestSocket(`${lake.url}${path}`, 'https://elsewhere.example')).rejects.toThrow('403')
    const socket = await openTestSocket(`${lake.url}${path}`, 'http://localhost:3000')
    socket.close()
  }
})

test('an address without a socket is not found', async () => {
  await expect(openTestSocket(`${lake.url}/v1/socket/another-dataset`)).rejects.toThrow('404')
})

test('a stream that is given up says nothing more', async () => {
  const socket = await openTestSocket(`${lake.url}/v1/event-streams`)
  const open = (id: number) => ({
    type: 'open',
    id,
    path: `/v1/data/listen/production?query=${encodeURIComponent('*[_type == "tick"]')}`,
    headers: {authorization: `Bearer ${lake.config.readToken}`},
  })
  const chunkOf = (id: number, text: string) => (frame: Record<string, unknown>) =>
    frame.type === 'chunk' && frame.id === id && String(frame.text).includes(text)
  socket.send(open(1))
  socket.send(open(2))
  await Promise.all([socket.next(chunkOf(1, 'welcome')), socket.next(chunkOf(2, 'welcome'))])
  socket.send({type: 'close', id: 1})
  socket.send(open(3))
  await socket.next(chunkOf(3, 'welcome'))
  await lake.client().create({_id: 'tick-1', _type: 'tick'})
  await Promise.all([socket.next(chunkOf(2, 'tick-1')), socket.next(chunkOf(3, 'tick-1'))])
  expect(socket.waiting.filter((frame) => frame.id === 1 && frame.type === 'chunk')).toEqual([])
  socket.close()
})

test.each([
  ['text that is not JSON', 'hello'],
  ['a frame of another kind', {type: 'shout'}],
  ['a path that is no path', {type: 'open', id: 1, path: 'https://elsewhere.example/', headers: {}}],
])('%s closes the socket', async (_, frame) => {
  const socket = await openTestSocket(`${lake.url}/v1/event-streams`)
  socket.send(frame)
  expect(await socket.closed).toBe(1008)
})

test('a frame over the limit and a stream over the limit close the socket, and the lake goes on', async () => {
  const large = await openTestSocket(`${lake.url}/v1/event-streams`)
  large.send('x'.repeat(limits.maxSocketFrameBytes + 1))
  expect(await large.closed).toBe(1009)

  const many = await openTestSocket(`${lake.url}/v1/event-streams`)
  for (let id = 1; id <= limits.maxEventStreamsPerSocket + 1; id += 1) {
    many.send({type: 'open', id, path: '/v1/data/listen/production?query=*', headers: {}})
  }
  expect(await many.closed).toBe(1008)
  expect((await lake.request('/v1/ping')).status).toBe(200)
})

/** A Studio tab as its presence client behaves: says who it is, then listens. */
async function openTab(session: string, token = lake.config.writeToken) {
  const socket = await openTestSocket(`${lake.url}/v2022-06-30/socket/production?tag=test`)
  let id = 0
  const call = (method: string, params: object = {}) => {
    id += 1
    const callId = `${session}-${id}`
    socket.send({jsonrpc: '2.0', id: callId, method, params: {...params, apiVersion: 'v1'}})
    return socket.next((message) => message.id === callId)
  }
  await call('authorization', {authorization: `Bearer ${token}`})
  await call('presence_subscribe')
  const hears = (type: string) =>
    socket.next((message) => JSON.stringify(message.params ?? {}).includes(`"type":"${type}"`))
  return {socket, call, hears}
}

test('two tabs see each other come, move and go', async () => {
  const [ada, bo] = [await openTab('ada'), await openTab('bo', lake.config.adminToken)]
  await bo.call('presence_rollcall', {session: 'bo'})
  expect(await ada.hears('rollCall')).toMatchObject({
    params: {result: {i: 'robot-administrator', session: 'bo'}},
  })

  const locations = [{type: 'document', documentId: 'edition-2022', path: ['headline']}]
  await ada.call('presence_announce', {data: {sessionId: 'ada', locations}})
  expect(await bo.hears('state')).toMatchObject({
    method: 'presence_subscription',
    params: {result: {i: 'robot-editor', m: {sessionId: 'ada', locations}}},
  })

  ada.socket.close()
  expect(await bo.hears('disconnect')).toMatchObject({
    params: {result: {i: 'robot-editor', m: {session: 'ada'}}},
  })
  bo.socket.close()
})

test('presence is for those who are signed in', async () => {
  const socket = await openTestSocket(`${lake.url}/v2022-06-30/socket/production`)
  socket.send({jsonrpc: '2.0', id: 1, method: 'presence_subscribe', params: {}})
  expect(await socket.closed).toBe(4001)
})
