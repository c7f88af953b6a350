import fc from 'fast-check'
import {expect, test} from 'vitest'

import {frozenClock} from '../../lib/clock.ts'
import {TagLog} from '../../lib/tagLog.ts'
import type {Rendered} from './page.ts'
import {PageCache} from './pageCache.ts'
import type {PageRequest} from './pageRequest.ts'

const hour = 60 * 60 * 1000

function requestOf(path: string): PageRequest {
  return {key: path, url: path, accept: 'text/html'}
}

function rendered(text: string, changes: Partial<Rendered> = {}): Rendered {
  return {
    status: 200,
    headers: [['content-type', 'text/html; charset=utf-8']],
    body: Buffer.from(text),
    begunAt: 0,
    keeping: {tags: ['a'], dueAt: null},
    wasKept: false,
    ...changes,
  }
}

/** A cache whose pages are rendered when the test says so, in whatever order. */
function cacheByHand(mostBytes = 10_000_000) {
  const dropped = new TagLog()
  const clock = frozenClock('2026-11-26T12:00:00Z')
  const waiting: {begunAt: number; finish: (page: Rendered) => void; fail: (error: Error) => void}[] = []
  const cache = new PageCache({
    render: () => new Promise((finish, fail) => waiting.push({begunAt: dropped.position, finish, fail})),
    dropped,
    clock,
    mostBytes,
  })
  return {cache, clock, dropped, waiting}
}

async function textOf(cache: PageCache, path: string): Promise<string> {
  const request = requestOf(path)
  const page = cache.find(request) ?? (await cache.make(request)).page
  return (await page.plain()).toString()
}

test('a page is rendered once for all who ask meanwhile, and not again for those who ask later', async () => {
  const {cache, waiting} = cacheByHand()
  const readers = ['/a', '/a', '/a'].map((path) => textOf(cache, path))
  expect(waiting).toHaveLength(1)
  waiting[0]?.finish(rendered('first'))
  expect(await Promise.all(readers)).toEqual(['first', 'first', 'first'])
  expect(await textOf(cache, '/a')).toBe('first')
  expect(cache.figures()).toMatchObject({hits: 1, misses: 3, entries: 1})
})

test('a page that was dropped while it was rendered is not kept, and nobody gets it who asked after the drop', async () => {
  const {cache, dropped, waiting} = cacheByHand()
  const early = textOf(cache, '/a')
  dropped.drop(['a'])
  const late = textOf(cache, '/a')
  waiting[0]?.finish(rendered('old'))
  expect(await early).toBe('old')
  await expect.poll(() => waiting.length).toBe(2)
  waiting[1]?.finish(rendered('new', {begunAt: dropped.position}))
  expect(await late).toBe('new')
  expect(await textOf(cache, '/a')).toBe('new')
})

test('what is dropped leaves pages with other tags alone', async () => {
  const {cache, dropped, waiting} = cacheByHand()
  const reader = textOf(cache, '/a')
  waiting[0]?.finish(rendered('kept'))
  await reader
  dropped.drop(['b'])
  expect(await textOf(cache, '/a')).toBe('kept')
  expect(waiting).toHaveLength(1)
})

test('errors, other answers of the moment and what leads elsewhere for now are not kept', async () => {
  const {cache, waiting} = cacheByHand()
  const passing = [rendered('', {status: 404}), rendered('', {status: 307}), rendered('', {keeping: null})]
  for (const page of passing) {
    const reader = cache.make(requestOf('/a'))
    waiting.at(-1)?.finish(page)
    await reader
    expect(cache.find(requestOf('/a'))).toBeNull()
  }
  const moved = cache.make(requestOf('/b'))
  waiting.at(-1)?.finish(rendered('', {status: 308}))
  await moved
  expect(cache.find(requestOf('/b'))?.status).toBe(308)
})

test('what belongs to one request is rendered for each', async () => {
  const {cache, waiting} = cacheByHand()
  const readers = [textOf(cache, '/a'), textOf(cache, '/a')]
  waiting[0]?.finish(rendered('for the first', {keeping: null}))
  await expect.poll(() => waiting.length).toBe(2)
  waiting[1]?.finish(rendered('for the second', {keeping: null}))
  expect(await Promise.all(readers)).toEqual(['for the first', 'for the second'])
})

test('a page whose time is up is shown once more and renewed meanwhile, for an hour at most', async () => {
  const {cache, clock, waiting} = cacheByHand()
  const dueAt = clock.now().getTime() + 5_000
  const reader = textOf(cache, '/a')
  waiting[0]?.finish(rendered('first', {keeping: {tags: [], dueAt}}))
  await reader
  clock.advance(5_001)
  expect(cache.find(requestOf('/a'))?.isOverdue).toBe(true)
  expect(cache.find(requestOf('/a'))?.isOverdue).toBe(true)
  expect(waiting, 'one renders, the others do not wait').toHaveLength(2)
  waiting[1]?.fail(new Error('The lake is away.'))
  clock.advance(hour)
  expect(cache.find(requestOf('/a'))).toBeNull()
})

test('when rendering fails the last page stands in, for an hour at most', async () => {
  const {cache, clock, dropped, waiting} = cacheByHand()
  const reader = textOf(cache, '/a')
  waiting[0]?.finish(rendered('last'))
  await reader
  dropped.drop(['a'])
  expect(cache.find(requestOf('/a'))).toBeNull()
  const failing = cache.make(requestOf('/a'))
  waiting[1]?.fail(new Error('The lake is away.'))
  expect(await failing).toMatchObject({failure: {message: 'The lake is away.'}, page: {status: 200}})
  const refused = cache.make(requestOf('/a'))
  waiting[2]?.finish(rendered('out of order', {status: 500, keeping: null}))
  expect(await refused).toMatchObject({failure: {message: 'The renderer answered 500.'}, page: {status: 200}})
  clock.advance(hour + 1)
  const later = cache.make(requestOf('/a'))
  waiting[3]?.finish(rendered('out of order', {status: 500, keeping: null}))
  expect(await later).toMatchObject({failure: null, page: {status: 500}})
})

test('no more is kept than there is room for, and what was asked for lately stays', async () => {
  const {cache, waiting} = cacheByHand(40_000)
  for (const path of ['/a', '/b', '/a', '/c', '/a', '/d']) {
    const known = waiting.length
    const reader = textOf(cache, path)
    if (waiting.length > known) waiting.at(-1)?.finish(rendered('x'.repeat(10_000)))
    await reader
  }
  expect(cache.figures().bytes).toBeLessThanOrEqual(40_000)
  expect(cache.find(requestOf('/a'))).not.toBeNull()
  expect(cache.find(requestOf('/b'))).toBeNull()
})

/** What happens in a random run: somebody asks for a page, a document is published, the oldest or the newest render ends. */
const step = fc.oneof(
  {weight: 4, arbitrary: fc.record({ask: fc.constantFrom('/a', '/b', '/ab')})},
  {weight: 2, arbitrary: fc.record({publish: fc.constantFrom('a', 'b')})},
  {
    weight: 4,
    arbitrary: fc.record({end: fc.constantFrom('oldest' as const, 'newest' as const), fails: fc.boolean()}),
  },
)

test('whatever way renders and publishes cross, no reader sees a page that is older than the last answered publish', async () => {
  const tagsOf = (path: string) => path.slice(1).split('')
  await fc.assert(
    fc.asyncProperty(fc.array(step, {maxLength: 60}), async (steps) => {
      const dropped = new TagLog()
      const published = new Map([
        ['a', 0],
        ['b', 0],
      ])
      const versionsOf = (path: string) => tagsOf(path).map((tag) => published.get(tag) ?? 0)
      const renders: {finish: () => void; fail: () => void}[] = []
      const cache = new PageCache({
        render: ({url}) => {
          // A renderer asks the lake when it begins, and answers with what it heard then.
          const page = rendered(JSON.stringify(versionsOf(url)), {
            begunAt: dropped.position,
            keeping: {tags: tagsOf(url), dueAt: null},
          })
          return new Promise((resolve, reject) => {
            renders.push({finish: () => resolve(page), fail: () => reject(new Error('failed'))})
          })
        },
        dropped,
        clock: frozenClock('2026-11-26T12:00:00Z'),
        mostBytes: 1_000_000,
      })
      const readers: Promise<void>[] = []
      const read = async (path: string) => {
        const expected = versionsOf(path)
        const found = cache.find(requestOf(path))
        const answer = found
          ? {page: found, failure: null}
          : await cache.make(requestOf(path)).catch(() => null)
        if (answer === null || answer.failure) return
        const versions: number[] = JSON.parse((await answer.page.plain()).toString())
        expect(versions.every((version, index) => version >= (expected[index] ?? 0))).toBe(true)
      }
      for (const action of steps) {
        if ('ask' in action) readers.push(read(action.ask))
        else if ('publish' in action) {
          published.set(action.publish, (published.get(action.publish) ?? 0) + 1)
          dropped.drop([action.publish])
        } else {
          const render = action.end === 'oldest' ? renders.shift() : renders.pop()
          if (action.fails) render?.fail()
          else render?.finish()
          // What follows from it happens in turns of its own.
          await new Promise((resolve) => setImmediate(resolve))
        }
      }
      const rest = setInterval(() => renders.splice(0).forEach(({finish}) => finish()))
      await Promise.all(readers).finally(() => clearInterval(rest))
      const kept = ['/a', '/b', '/ab'].flatMap((path) => {
        const page = cache.find(requestOf(path))
        return page ? [{path, page}] : []
      })
      for (const {path, page} of kept)
        expect(JSON.parse((await page.plain()).toString())).toEqual(versionsOf(path))
    }),
    {numRuns: 500},
  )
})
