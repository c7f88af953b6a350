import {createClient, RESP_TYPES} from '@redis/client'
import {afterAll, afterEach, beforeAll, beforeEach, expect, test, vi} from 'vitest'

import {connectSharedCache} from '../../sanity/sharedCache/sharedCache.ts'
import {patiently} from '../support/patiently.ts'
import {startRedis, startWire, type TestRedis, type Wire} from '../support/redis.ts'

const drops = 'perennial:test:0:drops'

let redis: TestRedis
let admin: ReturnType<typeof createClient>
const open: (() => Promise<void>)[] = []

beforeAll(async () => {
  redis = await startRedis()
})

beforeEach(async () => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  admin = createClient({url: redis.url})
  // The Redis stops on purpose.
  admin.on('error', () => {})
  await admin.connect()
  await admin.flushAll()
})

afterEach(async () => {
  await Promise.all(open.splice(0).map((close) => close()))
  admin.destroy()
  vi.restoreAllMocks()
})

afterAll(() => redis.close())

/** A server that holds pages by name, each with its tags. */
class WebServer {
  readonly copies = new Map<string, string[]>()
  readonly cache: ReturnType<typeof connectSharedCache>
  readonly wire: Wire

  private constructor(wire: Wire, staleMs: number, mostTags: number, buildId: string) {
    this.wire = wire
    this.cache = connectSharedCache({
      redis: {url: wire.url, database: 0, staleMs},
      site: 'test',
      buildId,
      mostTags,
      own: {
        drop: (tags) => {
          for (const [name, its] of this.copies)
            if (its.some((tag) => tags.includes(tag))) this.copies.delete(name)
        },
        dropAll: () => this.copies.clear(),
      },
    })
  }

  static async start({staleMs = 60_000, mostTags = 1_000, buildId = 'one'} = {}): Promise<WebServer> {
    const server = new WebServer(await startWire(redis.port), staleMs, mostTags, buildId)
    open.push(async () => {
      await server.cache.close()
      await server.wire.close()
    })
    await server.becomes('connected')
    return server
  }

  get shared() {
    return this.cache.shared
  }

  holds(...names: string[]): void {
    for (const name of names) this.copies.set(name, [name])
  }

  get held(): string[] {
    return [...this.copies.keys()]
  }

  async becomes(state: 'connected' | 'cut off'): Promise<void> {
    await vi.waitUntil(() => this.shared.figures().state === state, patiently)
  }
}

const three = () => Promise.all([WebServer.start(), WebServer.start(), WebServer.start()])

test('when a drop is done, every server has dropped those tags and nothing else', async () => {
  const servers = await three()
  for (let round = 0; round < 50; round += 1) {
    for (const server of servers) server.holds('flask', 'django', 'laravel')
    await servers[round % 3]?.shared.drop(['flask', 'django'])
    expect(servers.map(({held}) => held)).toEqual([['laravel'], ['laravel'], ['laravel']])
  }
})

test('a page that one server rendered is given to the others until one of its tags is dropped', async () => {
  const [first, second] = await three()
  const page = {html: '<p>Flask</p>', segments: new Map([['/', Buffer.from('body')]])}
  await first.shared.setPage('/flask', page, ['flask', 'site'], first.shared.position())
  expect(await second.shared.getPage('/flask')).toEqual(page)
  expect(await second.shared.getPage('/django')).toBeNull()
  await second.shared.drop(['django'])
  expect(await second.shared.getPage('/flask')).toEqual(page)
  await second.shared.drop(['site'])
  for (const server of [first, second]) expect(await server.shared.getPage('/flask')).toBeNull()
})

test('a page whose render began before a drop is not given after it, whenever it was stored', async () => {
  const [first, second] = await three()
  const begunAt = first.shared.position()
  await second.shared.drop(['flask'])
  await first.shared.setPage('/flask', 'before', ['flask'], begunAt)
  expect(await second.shared.getPage('/flask')).toBeNull()
})

test('pages are shared by servers of one build only', async () => {
  const first = await WebServer.start()
  const second = await WebServer.start({buildId: 'two'})
  await first.shared.setPage('/flask', 'page', ['flask'], first.shared.position())
  expect(await second.shared.getPage('/flask')).toBeNull()
  second.holds('flask')
  await first.shared.drop(['flask'])
  expect(second.held).toEqual([])
})

test('a page that is too large is not shared, and what no server stored is not served', async () => {
  const [first, second] = await three()
  await first.shared.setPage('/large', 'x'.repeat(3_000_000), ['flask'], first.shared.position())
  expect(await second.shared.getPage('/large')).toBeNull()
  await admin.set('perennial:test:one:page:/broken', 'no page')
  expect(await second.shared.getPage('/broken')).toBeNull()
  await second.shared.setPage('/flask', 'page', ['flask'], second.shared.position())
  expect(await first.shared.getPage('/flask')).toBe('page')
})

test('a server that is cut off says so, keeps what it has, and drops just what it missed when it is back', async () => {
  const [first, second, third] = await three()
  const connectedSince = third.shared.figures().since
  third.holds('flask', 'django')
  third.wire.cut()
  await third.becomes('cut off')
  expect(third.shared.figures().since >= connectedSince).toBe(true)
  await first.shared.drop(['flask'])
  await second.shared.drop(['laravel'])
  expect(third.held).toEqual(['flask', 'django'])
  third.wire.mend()
  await third.becomes('connected')
  expect(third.held).toEqual(['django'])
})

test('a server that is cut off gives and takes no pages', async () => {
  const [first, , third] = await three()
  await first.shared.setPage('/flask', 'page', ['flask'], first.shared.position())
  third.wire.cut()
  await third.becomes('cut off')
  expect(await third.shared.getPage('/flask')).toBeNull()
  await third.shared.setPage('/django', 'page', ['django'], third.shared.position())
  expect(await first.shared.getPage('/django')).toBeNull()
})

test('a change that only a server heard of which is cut off fails there, and reaches the others when it is back', async () => {
  const [first, second, third] = await three()
  for (const server of [first, second, third]) server.holds('flask', 'django')
  await first.shared.setPage('/flask', 'old', ['flask'], first.shared.position())
  third.wire.cut()
  await third.becomes('cut off')
  await expect(third.shared.drop(['flask'])).rejects.toThrow('the other servers were not told')
  expect(third.held).toEqual(['django'])
  expect(first.held).toEqual(['flask', 'django'])
  third.wire.mend()
  await third.becomes('connected')
  expect([first.held, second.held]).toEqual([['django'], ['django']])
  expect(await third.shared.getPage('/flask')).toBeNull()
})

test('a silent connection holds up drops for a second at most, and the server behind it notices', async () => {
  const [first, , third] = await three()
  third.holds('flask')
  third.wire.muffle()
  const began = performance.now()
  await first.shared.drop(['flask'])
  expect(performance.now() - began).toBeLessThan(1_500)
  expect(await third.shared.getPage('/flask')).toBeNull()
  await third.becomes('cut off')
  third.wire.mend()
  await third.becomes('connected')
  expect(third.held).toEqual([])
})

test('while it is cut off, a server drops everything each time the bound has passed', async () => {
  const server = await WebServer.start({staleMs: 300})
  server.holds('flask')
  await server.shared.drop(['django'])
  server.wire.cut()
  for (let round = 0; round < 3; round += 1) {
    server.holds('flask')
    await expect.poll(() => server.held, patiently).toEqual([])
  }
  server.wire.mend()
  await server.becomes('connected')
  server.holds('flask')
  await admin.publish(drops, 'anything')
  await server.becomes('cut off')
  await server.becomes('connected')
  expect(server.held).toEqual(['flask'])
})

test('what is older than the drops that Redis remembers is dropped, whatever its tags', async () => {
  const first = await WebServer.start({mostTags: 10})
  const second = await WebServer.start({mostTags: 10})
  await first.shared.setPage('/kept', 'page', ['kept'], first.shared.position())
  second.holds('kept')
  second.wire.cut()
  await second.becomes('cut off')
  await first.shared.drop(Array.from({length: 8}, (_, number) => `tag-${number}`))
  expect(await first.shared.getPage('/kept')).toBe('page')
  await first.shared.drop(Array.from({length: 8}, (_, number) => `other-${number}`))
  expect(await first.shared.getPage('/kept')).toBeNull()
  second.wire.mend()
  await second.becomes('connected')
  expect(second.held).toEqual([])
})

test('when Redis is emptied, every server drops everything, and no page of before is given', async () => {
  const servers = await three()
  const [first, second] = servers
  await first.shared.drop(['flask'])
  await first.shared.setPage('/flask', 'before', ['flask'], first.shared.position())
  const bytes = admin.withTypeMapping({[RESP_TYPES.BLOB_STRING]: Buffer})
  const kept = await bytes.get('perennial:test:one:page:/flask')
  for (const server of servers) server.holds('django')
  await admin.flushAll()
  await expect.poll(() => servers.map(({held}) => held), patiently).toEqual([[], [], []])
  await admin.set('perennial:test:one:page:/flask', kept ?? '')
  expect(await second.shared.getPage('/flask')).toBeNull()
  await first.shared.setPage('/flask', 'after', ['flask'], first.shared.position())
  expect(await second.shared.getPage('/flask')).toBe('after')
})

test('when Redis stops, servers go on and say so; when it starts anew, empty, they drop everything and go on', async () => {
  const servers = await three()
  const [first] = servers
  for (const server of servers) server.holds('flask', 'django')
  await redis.stop()
  for (const server of servers) await server.becomes('cut off')
  await expect(first.shared.drop(['flask'])).rejects.toThrow('the other servers were not told')
  expect(servers.map(({held}) => held.length)).toEqual([1, 2, 2])
  await redis.start()
  for (const server of servers) await server.becomes('connected')
  expect(servers.map(({held}) => held)).toEqual([[], [], []])
  for (const server of servers) server.holds('flask')
  await first.shared.drop(['flask'])
  expect(servers.map(({held}) => held)).toEqual([[], [], []])
})

test('a server begins with nothing, since nobody knows how old what it has is', async () => {
  const first = await WebServer.start()
  await first.shared.drop(['flask'])
  await first.shared.setPage('/django', 'page', ['django'], first.shared.position())
  const wire = await startWire(redis.port)
  wire.cut()
  let dropped = 0
  const late = connectSharedCache({
    redis: {url: wire.url, database: 0, staleMs: 60_000},
    site: 'test',
    buildId: 'one',
    own: {drop: () => {}, dropAll: () => (dropped += 1)},
  })
  expect(late.shared.figures().state).toBe('cut off')
  expect(dropped).toBe(1)
  wire.mend()
  await expect.poll(() => late.shared.figures().state, patiently).toBe('connected')
  expect(dropped).toBe(2)
  expect(await late.shared.getPage('/django')).toBe('page')
  await late.close()
  await wire.close()
})

test('a password opens a Redis that asks for one; a wrong one is said to be wrong, and not printed', async () => {
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const connect = (password: string) =>
    connectSharedCache({
      redis: {url: redis.url.replace('//', `//:${password}@`), database: 0, staleMs: 60_000},
      site: 'test',
      buildId: 'one',
      own: {drop: () => {}, dropAll: () => {}},
    })
  await admin.configSet('requirepass', 'opens-it')
  const [right, wrong] = [connect('opens-it'), connect('does-not')]
  try {
    await expect.poll(() => right.shared.figures().state, patiently).toBe('connected')
    await expect.poll(() => said.mock.calls.flat().join(''), patiently).toContain('WRONGPASS')
    expect(wrong.shared.figures().state).toBe('cut off')
    expect(said.mock.calls.flat().join('')).not.toMatch(/opens-it|does-not/)
  } finally {
    await right.close()
    await wrong.close()
    await admin.configSet('requirepass', '')
  }
})

test('sites that have a database each on one Redis do not hear of each other', async () => {
  const first = await WebServer.start()
  const dropped: string[] = []
  const other = connectSharedCache({
    redis: {url: `${redis.url}/1`, database: 1, staleMs: 60_000},
    site: 'test',
    buildId: 'one',
    own: {drop: (tags) => dropped.push(...tags), dropAll: () => {}},
  })
  await expect.poll(() => other.shared.figures().state, patiently).toBe('connected')
  await first.shared.setPage('/flask', 'page', ['flask'], first.shared.position())
  await first.shared.drop(['django'])
  expect(await first.shared.getPage('/flask')).toBe('page')
  expect(await other.shared.getPage('/flask')).toBeNull()
  await other.close()
  expect(dropped).toEqual([])
})
