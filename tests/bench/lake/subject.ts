import {execFileSync} from 'node:child_process'
import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {readLakeConfig} from '../../../sanity/lake/config.ts'
import type {LakeConfig} from '../../../sanity/lake/config.ts'
import {spawnTestLake} from '../../support/lake.ts'
import type {SpawnedLake} from '../../support/lake.ts'
import {benchDocuments} from './dataset.ts'
import type {BenchDocument} from './dataset.ts'
import {StoppedError} from './timing.ts'

const apiPath = '/v2025-02-19/data'
const documentsPerImportRequest = 250

/** A lake in a process of its own that holds so many documents. */
export interface Subject {
  size: number
  config: LakeConfig
  /** How long its documents took to be written through the HTTP API, in milliseconds. */
  importMs: number
  url(): string
  /** Stops the lake and starts it again over the same files; gives the time until it answered a query. */
  restart(): Promise<number>
  /** Of the lake's process and of those in which its queries run, in bytes. */
  residentBytes(): number
  query(query: string, params: Record<string, unknown>): Promise<unknown>
  mutate(mutations: unknown[]): Promise<{transactionId: string}>
  /** Sends a request that does nothing. */
  ping(): Promise<unknown>
  /** Reads all of an export; gives its length in bytes. */
  exportBytes(): Promise<number>
  /** Stops the lake and removes its files. */
  end(): Promise<void>
}

/** Starts a lake and fills it. */
export async function openSubject(size: number): Promise<Subject> {
  const dataDir = await mkdtemp(join(tmpdir(), `lake-bench-${size}-`))
  const config = readLakeConfig({LAKE_PORT: '0', LAKE_DATA_DIR: dataDir, LAKE_LOG: 'silent'})
  let lake: SpawnedLake = await spawnTestLake(config)

  async function request(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = {authorization: `Bearer ${config.writeToken}`, 'content-type': 'application/json'}
    const send = () => fetch(`${lake.url}${apiPath}${path}`, {...init, headers})
    // While groq-js kept this process busy, the lake may have closed the connection that lay idle.
    const response = await send().catch(send)
    if (!response.ok) {
      const text = await response.text()
      if (text.includes('queryTimeoutError')) throw new StoppedError(text)
      throw new Error(`${path} was answered ${response.status}: ${text}`)
    }
    return response
  }

  async function query(groq: string, params: Record<string, unknown>): Promise<unknown> {
    const search = new URLSearchParams({query: groq, returnQuery: 'false'})
    for (const [name, value] of Object.entries(params)) search.set(`$${name}`, JSON.stringify(value))
    const {result} = await (await request(`/query/${config.dataset}?${search}`)).json()
    return result
  }

  async function mutate(mutations: unknown[]): Promise<{transactionId: string}> {
    const body = JSON.stringify({mutations})
    return (await request(`/mutate/${config.dataset}`, {method: 'POST', body})).json()
  }

  const began = performance.now()
  for (const batch of batches(size)) await mutate(batch.map((createOrReplace) => ({createOrReplace})))
  const importMs = performance.now() - began

  return {
    size,
    config,
    importMs,
    query,
    mutate,
    url: () => lake.url,
    ping: async () => (await request(`/actions/${config.dataset}`)).text(),
    async restart() {
      await lake.kill()
      const startedAt = performance.now()
      lake = await spawnTestLake(config)
      await query('*[_type == "roundup" && slug.current == $slug][0].title', {slug: 'roundup-0'})
      return performance.now() - startedAt
    },
    residentBytes: () => residentBytesOf(lake.child.pid ?? 0),
    async exportBytes() {
      let bytes = 0
      const {body} = await request(`/export/${config.dataset}`)
      for await (const chunk of body ?? []) bytes += chunk.byteLength
      return bytes
    },
    async end() {
      await lake.kill()
      await rm(dataDir, {recursive: true, force: true})
    },
  }
}

/** The documents of a size in the portions in which they are imported. */
export function* batches(size: number): Generator<BenchDocument[]> {
  let batch: BenchDocument[] = []
  for (const document of benchDocuments(size)) {
    batch.push(document)
    if (batch.length < documentsPerImportRequest) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/** The resident memory of a process and of all that it started. What they share counts for each. */
function residentBytesOf(root: number): number {
  const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,rss='], {encoding: 'utf8'})
  const processes = table
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
  const kilobytesBelow = (pid: number): number =>
    processes
      .filter(([, parent]) => parent === pid)
      .reduce((sum, [child = 0, , kilobytes = 0]) => sum + kilobytes + kilobytesBelow(child), 0)
  const own = processes.find(([pid]) => pid === root)?.[2] ?? Number.NaN
  return (own + kilobytesBelow(root)) * 1024
}
