import {expect, test} from '@playwright/test'

import {ids} from '../../sanity/seed/ids.ts'
import {deliver} from '../support/delivery.ts'
import {freePort} from '../support/ports.ts'
import {readFresh, readUntil} from '../support/reader.ts'
import {startRedis, startWire, type TestRedis, type Wire} from '../support/redis.ts'
import {startLake, startSite, type TestLake, type TestSite} from '../support/stack.ts'

const staleSeconds = 6
const home = '/'
const evergreen = '/top-backend-frameworks'
const year = '/top-backend-frameworks/2026'
const feed = '/top-backend-frameworks/feed.xml'
const flask = '/frameworks/flask'
const frameworks = '/frameworks'

/** A web server of the site, with a stretch of network of its own between it and Redis. */
interface Node {
  site: TestSite
  url: string
  wire: Wire
}

let redis: TestRedis
let lake: TestLake
let nodes: [first: Node, second: Node, third: Node]

async function startNode(port: number, seconds: number): Promise<Node> {
  const wire = await startWire(redis.port)
  const env = {REDIS_URL: wire.url, REDIS_STALE_SECONDS: String(seconds)}
  const site = await startSite('nodes', lake, port, env)
  return {site, url: site.url, wire}
}

async function stopNode({site, wire}: Node): Promise<void> {
  await site.close()
  await wire.close()
}

test.beforeAll(async () => {
  const port = await freePort()
  redis = await startRedis()
  lake = await startLake('nodes', port)
  nodes = [
    await startNode(port, 60),
    await startNode(await freePort(), 60),
    await startNode(await freePort(), staleSeconds),
  ]
  await all('connected')
})

test.afterAll(async () => {
  for (const node of nodes) await stopNode(node)
  await lake.close()
  await redis.close()
})

async function health({url}: Node): Promise<{state: string; since: string}> {
  const response = await fetch(`${url}/api/health`)
  return (await response.json()).redis
}

async function becomes(node: Node, state: 'connected' | 'cut off'): Promise<void> {
  await expect.poll(async () => (await health(node)).state, {timeout: 20_000, intervals: [20]}).toBe(state)
}

async function all(state: 'connected' | 'cut off'): Promise<void> {
  for (const node of nodes) await becomes(node, state)
}

const side = {
  slug: null,
  label: 'Headline',
  year: 2026,
  publishedAt: null,
  modifiedAt: null,
  roundup: {id: 'roundup-top-backend-frameworks', slug: 'top-backend-frameworks'},
  ranking: null,
  from: null,
}
/** The edition of 2026 with another headline, as the lake's webhook reports it. */
const headlineChanged = JSON.stringify({
  id: ids.edition2026,
  type: 'edition',
  before: {...side, label: 'Another headline'},
  after: side,
})

/** Publishes a headline and delivers the change to one server, whose answer it gives; the lake delivers it to the first as well. */
async function publish(headline: string, to: Node): Promise<number> {
  await lake.client.patch(ids.edition2026).set({headline}).commit()
  return (await deliver(to.url, 'webhook-secret-for-tests', headlineChanged)).status
}

/** Which servers show a text at a path, by whether they do. */
async function shows(path: string, text: string): Promise<boolean[]> {
  return Promise.all(nodes.map(async ({url}) => (await readFresh(url + path)).html.includes(text)))
}

const everywhere = [true, true, true]

test('whichever server a change is delivered to, none shows what was there before once it has answered', async () => {
  const stop = new AbortController()
  const readers = nodes.map(async ({url}) => {
    while (!stop.signal.aborted) for (const path of [home, evergreen, year]) await readFresh(url + path)
  })
  try {
    for (let round = 0; round < 15; round += 1) {
      const headline = `Round ${round} of many`
      expect(await publish(headline, nodes[round % 3] ?? nodes[0])).toBe(200)
      for (const path of [evergreen, year, home, feed]) {
        expect(await shows(path, headline), `${path} in round ${round}`).toEqual(everywhere)
      }
    }
  } finally {
    stop.abort()
    await Promise.all(readers)
  }
})

test('a page that one server rendered serves the others, also one that starts later', async () => {
  const [first, second, third] = nodes
  expect(await publish('Rendered once', first)).toBe(200)
  await allDelivered()
  await readFresh(first.url + evergreen)
  expect(await readFresh(second.url + evergreen)).toMatchObject({
    cache: 'HIT',
    html: expect.stringContaining('Rendered once'),
  })
  const late = await startNode(await freePort(), 60)
  try {
    await becomes(late, 'connected')
    expect(await readFresh(late.url + evergreen)).toMatchObject({
      cache: 'HIT',
      html: expect.stringContaining('Rendered once'),
    })
    expect(await publish('Rendered anew', late)).toBe(200)
    await allDelivered()
    await readFresh(third.url + evergreen)
    expect(await readFresh(late.url + evergreen)).toMatchObject({
      cache: 'HIT',
      html: expect.stringContaining('Rendered anew'),
    })
  } finally {
    await stopNode(late)
  }
})

test('a server that is cut off says so, goes on with what it has, and shows nothing outdated when it is back', async () => {
  const [first, second, third] = nodes
  for (const path of [evergreen, year, flask])
    await readUntil(second.url + path, ({status}) => status === 200)
  second.wire.cut()
  await becomes(second, 'cut off')
  for (const number of [1, 2, 3]) {
    const headline = `Without the second, ${number}`
    expect(await publish(headline, third)).toBe(200)
    expect(await shows(evergreen, headline)).toEqual([true, false, true])
    expect(await shows(year, headline)).toEqual([true, false, true])
  }
  await lake.client.patch('framework-flask').set({summary: 'Written meanwhile.'}).commit()
  await readUntil(first.url + flask, ({html}) => html.includes('Written meanwhile.'))
  expect((await readFresh(second.url + flask)).html).not.toContain('Written meanwhile.')

  second.wire.mend()
  await becomes(second, 'connected')
  for (const path of [evergreen, year, home, feed]) {
    expect(await shows(path, 'Without the second, 3'), path).toEqual(everywhere)
  }
  expect(await shows(flask, 'Written meanwhile.')).toEqual(everywhere)
})

test('a server that is cut off without a word notices, and shows nothing older than the bound', async () => {
  const [first, , third] = nodes
  for (const path of [evergreen, home, feed, flask, frameworks]) await readFresh(third.url + path)
  third.wire.muffle()
  const headline = 'Nobody told the third'
  const began = performance.now()
  expect(await publish(headline, first)).toBe(200)
  for (const path of [evergreen, home, feed]) {
    const leftMs = staleSeconds * 1_000 - (performance.now() - began)
    await readUntil(third.url + path, ({html}) => html.includes(headline), leftMs + 2_000)
  }
  expect((await health(third)).state).toBe('cut off')
  third.wire.mend()
  await becomes(third, 'connected')
  expect(await shows(evergreen, headline)).toEqual(everywhere)
})

test('while Redis is away a change is refused, so that the lake delivers it again; it may come back empty', async () => {
  const [first] = nodes
  for (const {url} of nodes) await readFresh(url + evergreen)
  await redis.stop()
  await all('cut off')
  expect(await publish('Published while Redis was away', first)).toBe(503)
  expect((await readFresh(first.url + evergreen)).html).toContain('Published while Redis was away')

  await expect
    .poll(async () => (await hook<{resultCode: number}>('attempts'))[0]?.resultCode, {intervals: [20]})
    .toBe(503)

  await redis.start()
  await all('connected')
  for (const path of [evergreen, year, home, feed]) {
    expect(await shows(path, 'Published while Redis was away'), path).toEqual(everywhere)
  }
  await allDelivered()
  expect(await publish('Published afterwards', first)).toBe(200)
  expect(await shows(evergreen, 'Published afterwards')).toEqual(everywhere)
})

/** What the lake tells of the deliveries to the site: each try, or each message. */
async function hook<Row>(list: 'attempts' | 'messages'): Promise<Row[]> {
  const {projectId} = lake.client.config()
  const hooks = lake.client.withConfig({
    apiVersion: '2021-03-25',
    useProjectHostname: false,
    token: lake.env.LAKE_ADMIN_TOKEN,
  })
  const [webhook] = await hooks.request<{id: string}[]>({url: `/hooks/projects/${projectId}`})
  return hooks.request<Row[]>({url: `/hooks/projects/${projectId}/${webhook?.id}/${list}`})
}

/** Waits until the lake has told the site of every change. */
async function allDelivered(): Promise<void> {
  await expect
    .poll(async () => (await hook<{status: string}>('messages')).every(({status}) => status === 'success'))
    .toBe(true)
}
