import {createServer} from 'node:http'

import type {SanityClient} from '@sanity/client'
import {isValidSignature, SIGNATURE_HEADER_NAME} from '@sanity/webhook'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'

import {frozenClock} from '../../lib/clock.ts'
import {deliverNotifications} from '../../sanity/refresh/deliverNotifications.ts'
import {notificationDocument} from '../../sanity/refresh/notifications.ts'
import {readNotificationTargets} from '../../sanity/refresh/notificationTargets.ts'
import {startTestLake, type TestLake} from '../support/lake.ts'
import {patiently} from '../support/patiently.ts'
import {freePort} from '../support/ports.ts'
import {startReceiver, type Received, type Receiver} from '../support/receiver.ts'

const start = '2027-06-04T08:00:00.000Z'
const secret = 'a secret between the two of them'
const minutes = (count: number) => count * 60_000
const days = (count: number) => count * 24 * 60 * 60_000

const scheduled = notificationDocument({
  refreshId: 'refresh.top-backend-frameworks.2027',
  event: 'scheduled',
  unique: start,
  title: 'Top backend frameworks 2027 is scheduled',
  text: 'It goes live on Friday, 4 June 2027, 10:00 CEST.',
  url: 'https://example.org/studio/intent/edit/id=refresh.top-backend-frameworks.2027',
  now: start,
})

const nothing: Received = {method: undefined, headers: {}, text: '', atMs: 0}

let lake: TestLake
let client: SanityClient
let clock: ReturnType<typeof frozenClock>
const receivers: Receiver[] = []

beforeEach(async () => {
  lake = await startTestLake()
  client = lake.client()
  clock = frozenClock(start)
})
afterEach(async () => {
  await lake.close()
  await Promise.all(receivers.splice(0).map((receiver) => receiver.stop()))
})

async function receive(answer?: (received: Received) => number | Promise<number>): Promise<Receiver> {
  const receiver = await startReceiver(answer)
  receivers.push(receiver)
  return receiver
}

const json = (...urls: string[]) => readNotificationTargets({NOTIFY_WEBHOOK_URLS: urls.join(',')})
const run = (targets = json()) => deliverNotifications({client, targets, clock})
const stored = (id = scheduled._id) => client.getDocument(id)

describe('a notification', () => {
  test('has an id that follows from refresh and event, so that the same is told once', async () => {
    expect(scheduled._id).toBe('notification.top-backend-frameworks.2027.scheduled.2027-06-04T08-00-00-000Z')
    await client.createIfNotExists(scheduled)
    await client.createIfNotExists({...scheduled, title: 'Once more'})
    expect(await stored()).toMatchObject({title: scheduled.title})
  })

  test('is hidden from readers', async () => {
    await client.create(scheduled)
    expect(await lake.client('anonymous').fetch('count(*[_type == "notification"])')).toBe(0)
  })

  test('is sent to every target with all its fields, signed, once', async () => {
    const [one, two] = [await receive(), await receive()]
    await client.create(scheduled)
    const targets = readNotificationTargets({
      NOTIFY_WEBHOOK_URLS: ` ${one.url} , ${two.url},`,
      NOTIFY_WEBHOOK_SECRET: secret,
    })
    expect(await run(targets)).toEqual({delivered: 2, retrying: 0, givenUp: 0})
    expect(await run(targets)).toEqual({delivered: 0, retrying: 0, givenUp: 0})

    for (const {received} of [one, two]) {
      expect(received).toHaveLength(1)
      const [{method, headers, text} = nothing] = received
      expect(method).toBe('POST')
      expect(headers).toMatchObject({
        'content-type': 'application/json; charset=utf-8',
        'idempotency-key': scheduled._id,
      })
      expect(JSON.parse(text)).toEqual({
        id: scheduled._id,
        event: 'scheduled',
        refresh: 'refresh.top-backend-frameworks.2027',
        title: scheduled.title,
        text: scheduled.text,
        url: scheduled.url,
        occurredAt: start,
      })
      const signature = String(headers[SIGNATURE_HEADER_NAME])
      expect(signature).toContain(`t=${Date.parse(start)},`)
      expect(await isValidSignature(text, signature, secret)).toBe(true)
      expect(await isValidSignature(text, signature, 'another secret')).toBe(false)
    }
    expect(await stored()).not.toHaveProperty('dueAt')
    expect(JSON.stringify(await stored()), 'addresses are secrets').not.toContain('/hook')
  })

  test('is sent to a Slack-compatible endpoint as text that calls nobody and links nowhere by itself', async () => {
    const receiver = await receive()
    await client.create({
      ...scheduled,
      title: 'Faster & <!channel> leaner',
      text: 'See <https://evil.example|our site> now',
      url: 'https://example.org/?a=1&b=2|3',
    })
    await run(readNotificationTargets({NOTIFY_SLACK_URLS: receiver.url, NOTIFY_WEBHOOK_SECRET: secret}))
    const [{headers, text} = nothing] = receiver.received
    expect(JSON.parse(text)).toEqual({
      text: [
        '*Faster &amp; &lt;!channel&gt; leaner*',
        'See &lt;https://evil.example|our site&gt; now',
        '<https://example.org/?a=1&amp;b=2%7C3>',
      ].join('\n'),
    })
    expect(headers).not.toHaveProperty(SIGNATURE_HEADER_NAME)
  })

  test('waits until it is due', async () => {
    const receiver = await receive()
    await client.create({...scheduled, dueAt: '2027-06-04T08:01:00.000Z'})
    await run(json(receiver.url))
    expect(receiver.received).toEqual([])
    clock.advance(minutes(1))
    await run(json(receiver.url))
    expect(receiver.received).toHaveLength(1)
  })

  test('is recorded and over where nobody is to be told, also when a target is added later', async () => {
    await client.create(scheduled)
    await run()
    const receiver = await receive()
    clock.advance(minutes(5))
    await run(json(receiver.url))
    expect(receiver.received).toEqual([])
    expect(await stored()).toMatchObject({settledAt: start, deliveries: []})
  })

  test('is deleted thirty days after it was delivered, and not before', async () => {
    const receiver = await receive()
    await client.create(scheduled)
    await run(json(receiver.url))
    clock.advance(days(30) - 1)
    await run()
    expect(await stored()).toBeDefined()
    clock.advance(1)
    await Promise.all([run(), run()])
    expect(await stored()).toBeUndefined()
  })
})

test('that it is time to start is kept as long as nobody has started, and so not told again', async () => {
  const refreshId = scheduled.refreshId
  const toStart = notificationDocument({...scheduled, event: 'start', unique: 'x', now: scheduled.occurredAt})
  await client.create({_id: refreshId, _type: 'refresh', state: 'planned'})
  await client.create(toStart)
  await run()
  clock.advance(days(31))
  await run()
  expect(await stored(toStart._id)).toBeDefined()
  await client.patch(refreshId).set({state: 'drafting'}).commit()
  await run()
  expect(await stored(toStart._id)).toBeUndefined()
})

describe('any number of runners', () => {
  test('send one notification once to each target', async () => {
    const [one, two] = [await receive(), await receive()]
    await client.create(scheduled)
    const reports = await Promise.all(Array.from({length: 10}, () => run(json(one.url, two.url))))
    expect([one.received.length, two.received.length]).toEqual([1, 1])
    expect(reports.reduce((sum, {delivered}) => sum + delivered, 0)).toBe(2)
  })

  test('send thirty notifications once each, in as many runs as that takes', async () => {
    const receiver = await receive()
    const transaction = client.transaction()
    const numbers = Array.from({length: 30}, (_, index) => String(index))
    for (const number of numbers) transaction.create({...scheduled, _id: `notification.many.${number}`})
    await transaction.commit()
    for (let round = 0; round < 2; round += 1) {
      await Promise.all(Array.from({length: 5}, () => run(json(receiver.url))))
    }
    const told = receiver.received.map(({text}) => String(JSON.parse(text).id))
    expect(told.toSorted()).toEqual(numbers.map((number) => `notification.many.${number}`).toSorted())
  })

  test('take over from one that was stopped while it was sending, when its time is up', async () => {
    const receiver = await receive()
    await client.create(scheduled)
    const stopped = deliverNotifications({
      client,
      targets: json(receiver.url),
      clock,
      fetch: () => new Promise<Response>(() => {}),
    })
    await expect.poll(async () => (await stored())?.dueAt, patiently).not.toBe(start)
    await run(json(receiver.url))
    expect(receiver.received, 'it is held').toEqual([])
    clock.advance(minutes(1))
    expect(await run(json(receiver.url))).toMatchObject({delivered: 1})
    expect(await Promise.race([stopped, 'still waiting'])).toBe('still waiting')
  })
})

describe('a target that fails', () => {
  test('with 500 is tried again after a pause that doubles, while the other is not told twice', async () => {
    const answers = [500, 503, 200]
    const failing = await receive(() => answers.shift() ?? 200)
    const fine = await receive()
    const targets = json(failing.url, fine.url)
    await client.create(scheduled)

    expect(await run(targets)).toEqual({delivered: 1, retrying: 1, givenUp: 0})
    expect(await stored()).toMatchObject({
      dueAt: '2027-06-04T08:00:30.000Z',
      deliveries: [
        {
          state: 'waiting',
          attempts: 1,
          nextAttemptAt: '2027-06-04T08:00:30.000Z',
          error: 'It answered 500: noted',
        },
        {state: 'delivered', attempts: 1, error: null},
      ],
    })
    expect(await run(targets), 'too early').toMatchObject({retrying: 0})
    clock.advance(30_000)
    expect(await run(targets)).toEqual({delivered: 0, retrying: 1, givenUp: 0})
    clock.advance(60_000)
    expect(await run(targets)).toEqual({delivered: 1, retrying: 0, givenUp: 0})
    expect([failing.received.length, fine.received.length]).toEqual([3, 1])
  })

  test('by not answering is tried again', async () => {
    const url = `http://127.0.0.1:${await freePort()}/hook`
    await client.create(scheduled)
    expect(await run(json(url))).toMatchObject({retrying: 1})
    expect(await stored()).toMatchObject({deliveries: [{error: expect.stringMatching(/ECONNREFUSED/)}]})
  })

  test('for good is given up after twelve attempts, with the reason kept', async () => {
    const receiver = await receive(() => 404)
    await client.create(scheduled)
    const targets = json(receiver.url)
    for (let attempts = 1; attempts < 12; attempts += 1) {
      expect(await run(targets)).toMatchObject({retrying: 1})
      clock.advance(6 * minutes(60))
    }
    expect(await run(targets)).toEqual({delivered: 0, retrying: 0, givenUp: 1})
    clock.advance(6 * minutes(60))
    await run(targets)
    expect(receiver.received).toHaveLength(12)
    expect(await stored()).toMatchObject({
      deliveries: [{state: 'givenUp', attempts: 12, nextAttemptAt: null, error: 'It answered 404: noted'}],
    })
  })

  test('by sending elsewhere is not followed', async () => {
    const elsewhere = await receive()
    const server = createServer((_, response) => response.writeHead(307, {location: elsewhere.url}).end())
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : null
    await client.create(scheduled)
    expect(await run(json(`http://127.0.0.1:${port}/hook`))).toMatchObject({retrying: 1})
    expect(elsewhere.received).toEqual([])
    server.close()
  })

  test('by answering without end is not listened to', async () => {
    const server = createServer((_, response) => {
      const timer = setInterval(() => response.write('more and more '.repeat(1_000)), 1)
      response.on('close', () => clearInterval(timer))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : null
    await client.create(scheduled)
    expect(await run(json(`http://127.0.0.1:${port}/hook`))).toMatchObject({delivered: 1})
    server.closeAllConnections()
    server.close()
  })
})

test('a notification that somebody broke is named, and holds up no other', async () => {
  const receiver = await receive()
  await client.create({...scheduled, _id: 'notification.broken', event: 'party'})
  await client.create(scheduled)
  await expect(run(json(receiver.url))).rejects.toThrow(/malformed.*event/s)
  expect(receiver.received).toHaveLength(1)
})

test.each([
  ['NOTIFY_WEBHOOK_URLS', 'https://fine.example/hook,not an address', 'address 2'],
  ['NOTIFY_SLACK_URLS', 'file:///etc/passwd', 'address 1'],
])('a malformed address in %s is refused by the name of the variable', (name, value, which) => {
  expect(() => readNotificationTargets({[name]: value})).toThrow(`${name}: ${which}`)
})
