import {execFileSync} from 'node:child_process'
import {rm} from 'node:fs/promises'

import {afterAll, beforeAll, expect, onTestFinished, test, vi} from 'vitest'

import {LakeError} from '../../sanity/lake/http/errors.ts'
import {limits} from '../../sanity/lake/limits.ts'
import {evaluateQuery} from '../../sanity/lake/query/evaluate.ts'
import {openQueryPool} from '../../sanity/lake/query/pool.ts'
import type {PoolBounds, QueryPool} from '../../sanity/lake/query/pool.ts'
import {spawnTestLake, startTestLake} from '../support/lake.ts'
import type {TestLake} from '../support/lake.ts'

let lake: TestLake

beforeAll(async () => {
  lake = await startTestLake()
  const documents = Array.from({length: 300}, (_, number) => ({
    _id: `note-${number}`,
    _type: 'note',
    text: `${'a'.repeat(60)} ${number}`,
  }))
  lake.lake.transact({author: 'test', mutations: documents.map((create) => ({create}))})
})
afterAll(() => lake.close())

const doubled = (start: string, twice: string) =>
  [`{"a": ${start}}`, ...Array.from({length: 32}, () => `{"a": ${twice}}`)].join('|')
const crossJoin = '*{"a": *{"b": *{"c": *{"d": count(*[text match ^.text])}}}}'

/** A pool over the files of the test's lake, with the lake that asks it. */
function openTestPool(bounds: Partial<PoolBounds> = {}) {
  const report = vi.fn<(line: string) => void>()
  const pool = openQueryPool(report, {...limits, maxQueryMs: 60_000, ...bounds})
  onTestFinished(() => pool.close())
  const ask = (query: string, client = 'somebody', signal?: AbortSignal) =>
    evaluateQuery({...lake.lake, queries: pool}, {query, perspective: 'raw'}, {client, signal})
  return {pool, report, ask}
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
/** Waits for a condition, patiently: a process takes long to start on a busy machine. */
const until = (holds: () => void) => vi.waitFor(holds, {timeout: 25_000, interval: 10})
const pidOf = (pool: QueryPool): number => pool.status().pids[0] ?? 0

test.each([
  ['joins everything with everything', crossJoin],
  ['joins without a document', `{"l": ${doubled('[1]', '[...a, ...a]')}.a[0...1000]}{"n": l[]{"o": ^.l}}`],
  ['matches a pattern that takes forever', `*[text match "${'*a'.repeat(40)}b"]`],
  ['builds a text that does not fit', doubled('"ten chars."', 'a + a')],
  ['builds a text and reads it', `length(lower(${doubled('"ten chars."', 'a + a')}.a))`],
  ['builds a list that does not fit', doubled('[1, 2, 3, 4]', '[...a, ...a]')],
  ['is nested too deep', `${'['.repeat(20_000)}1${']'.repeat(20_000)}`],
])('a query that %s is ended with a clear error, and the next is answered', async (_, query) => {
  const {ask} = openTestPool({maxQueryMs: 500})
  const error: unknown = await ask(query).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(LakeError)
  expect(error).toMatchObject({
    status: 400,
    body: {error: {type: expect.stringMatching(/^query(Timeout|Memory|ResultTooLarge|Parse)Error$/)}},
  })
  expect(await ask('count(*)')).toBe(300)
})

test('while one client keeps all the processes busy that it may have, others are answered', async () => {
  const away = new AbortController()
  const search = `query=${encodeURIComponent(crossJoin)}`
  const heavy = Array.from({length: 30}, () =>
    lake.request(`/v1/data/query/production?${search}`, {signal: away.signal}, 'viewer'),
  )
  const settled = Promise.allSettled(heavy)
  await until(() => expect(lake.lake.queries.status().running).toBe(limits.maxQueryProcesses - 1))
  for (let number = 0; number < 50; number += 1) {
    expect(await lake.client('editor').fetch('*[_id == $id][0]._id', {id: `note-${number}`})).toBe(
      `note-${number}`,
    )
  }
  expect(lake.lake.queries.status().waiting).toBeGreaterThan(0)

  away.abort()
  const outcomes = await settled
  expect(outcomes.every(({status}) => status === 'rejected')).toBe(true)
  await until(() => expect(lake.lake.queries.status()).toMatchObject({running: 0, waiting: 0}))
})

test('a query whose client went away is ended', async () => {
  const {ask, pool} = openTestPool()
  const away = new AbortController()
  const endless = ask(`*[text match "${'*a'.repeat(40)}b"]`, 'somebody', away.signal)
  await until(() => expect(pool.status().running).toBe(1))
  away.abort()
  await expect(endless).rejects.toMatchObject({body: {error: {type: 'queryAbandonedError'}}})
  expect(await ask('count(*)')).toBe(300)
})

test('a process that dies is replaced, and the log says so', async () => {
  const {ask, pool, report} = openTestPool()
  await ask('1')
  const first = pidOf(pool)
  process.kill(first, 'SIGKILL')
  await until(() => expect(report).toHaveBeenCalledWith(expect.stringContaining('SIGKILL')))
  expect(await ask('count(*)')).toBe(300)
  expect(pidOf(pool)).not.toBe(first)
})

test('a process that dies at work takes only its own query along', async () => {
  const {ask, pool, report} = openTestPool({steadyQueryProcesses: 1})
  const heavy = ask(crossJoin).catch((reason: unknown) => reason)
  await until(() => expect(pool.status().running).toBe(1))
  const other = ask('count(*)', 'another')
  process.kill(pidOf(pool), 'SIGKILL')
  expect(await heavy).toMatchObject({status: 400})
  expect(await other).toBe(300)
  expect(report).toHaveBeenCalledWith(expect.stringContaining(crossJoin))
})

test('over the bounds of the queue come 429 for one client and 503 for all', async () => {
  const {ask, pool} = openTestPool({
    steadyQueryProcesses: 1,
    maxQueryProcesses: 1,
    maxWaitingQueries: 3,
    maxWaitingQueriesPerClient: 2,
  })
  const away = new AbortController()
  const running = ask(crossJoin, 'a', away.signal)
  await until(() => expect(pool.status().running).toBe(1))
  const waiting = [ask('1', 'a', away.signal), ask('1', 'a', away.signal)]
  const settled = Promise.allSettled([running, ...waiting])
  const retry = {headers: {'retry-after': '1'}}
  await expect(ask('1', 'a')).rejects.toMatchObject({status: 429, ...retry})
  const fourth = ask('1', 'b')
  await expect(ask('1', 'c')).rejects.toMatchObject({status: 503, ...retry})
  away.abort()
  expect(await fourth).toBe(1)
  expect((await settled).map(({status}) => status)).toEqual(['rejected', 'rejected', 'rejected'])
})

test('processes that were started for slow queries end when there is nothing left to do', async () => {
  const {ask, pool} = openTestPool({growQueryProcessesAfterMs: 1, queryProcessIdleMs: 50})
  const away = new AbortController()
  const settled = Promise.allSettled([
    ask(crossJoin, 'a', away.signal),
    ask(crossJoin, 'b', away.signal),
    ask(crossJoin, 'c', away.signal),
    ask(crossJoin, 'd', away.signal),
    ask(crossJoin, 'e', away.signal),
  ])
  await until(() => expect(pool.status().running).toBe(limits.maxQueryProcesses))
  away.abort()
  await settled
  expect(await Promise.all(['a', 'b', 'c'].map((client) => ask('1', client)))).toEqual([1, 1, 1])
  await until(() => expect(pool.status().pids).toHaveLength(1))
})

test('closing the lake ends its query processes', async () => {
  const other = await startTestLake()
  await other.client().fetch('1')
  const {pids} = other.lake.queries.status()
  expect(pids.map(isAlive)).toEqual([true])
  await other.close()
  expect(pids.map(isAlive)).toEqual([false])
})

test('an answer contains every write that was acknowledged before it was asked', async () => {
  const client = lake.client()
  await client.createOrReplace({_id: 'counter', _type: 'counter', value: 0})
  for (let value = 1; value <= 30; value += 1) {
    await client.patch('counter').set({value}).commit()
    expect(await client.fetch('*[_id == "counter"][0].value')).toBe(value)
  }
})

test('a lake that is killed during a query without an end leaves no process behind', async () => {
  const other = await startTestLake()
  await other.client().create({_id: 'word', _type: 'word', text: 'a'.repeat(60)})
  await other.close({keep: true})
  const spawned = await spawnTestLake(other.config)
  onTestFinished(() => rm(other.dataDir, {recursive: true, force: true}))
  const endless = spawned.client().fetch(`*[text match "${'*a'.repeat(40)}b"]`, {}, {perspective: 'raw'})
  const settled = Promise.allSettled([endless])
  const headers = {authorization: `Bearer ${other.config.adminToken}`}
  await vi.waitFor(
    async () => {
      const status = await fetch(`${spawned.url}/v1/status`, {headers})
      expect(await status.json()).toMatchObject({queries: {running: 1}})
    },
    {timeout: 25_000},
  )
  const children = childrenOf(spawned.child.pid)
  await spawned.kill()
  await settled
  expect(children).toHaveLength(1)
  await until(() => expect(children.map(isAlive)).toEqual([false]))
})

function childrenOf(parent: number | undefined): number[] {
  const processes = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], {encoding: 'utf8'})
  const pairs = processes.split('\n').map((line) => line.trim().split(/\s+/).map(Number))
  return pairs.flatMap(([pid, ppid]) => (pid && ppid === parent ? [pid] : []))
}
