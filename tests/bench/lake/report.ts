import {section} from '../measure/markdown.ts'
import type {ListenerResult} from './listeners.ts'
import type {MemoryResult} from './memory.ts'
import type {QueryResult} from './queries.ts'
import type {WriteResult} from './writes.ts'

/** All that one run measured; a part that was not asked for is absent. */
export interface BenchResults {
  queries?: {pingMs: number; results: QueryResult[]}
  writes?: WriteResult[]
  listeners?: ListenerResult & {size: number}
  memory?: MemoryResult[]
}

/** Results as Markdown. Every part says what its ratios are to. */
export function report(results: BenchResults): string {
  const parts: string[] = []
  if (results.queries) parts.push(queryReport(results.queries))
  if (results.writes) parts.push(writeReport(results.writes))
  if (results.listeners) parts.push(listenerReport(results.listeners))
  if (results.memory) parts.push(memoryReport(results.memory))
  return parts.join('\n')
}

function queryReport({pingMs, results}: {pingMs: number; results: QueryResult[]}): string {
  const rows = results.map(({kind, size, lakeMs, groqMs}) => {
    const hundred = results.find((other) => other.kind === kind && other.size === 100)
    return [
      kind,
      count(size),
      ms(lakeMs),
      hundred ? ratio(lakeMs / hundred.lakeMs) : '',
      ms(groqMs),
      ratio(groqMs / lakeMs),
    ]
  })
  return section(
    'Queries',
    `Milliseconds over HTTP, medians; a request that does nothing takes ${ms(pingMs)}. groq-js evaluates the same query over all documents in memory, without HTTP. The lake stops what takes longer than its limit.`,
    ['query', 'documents', 'lake', 'to 100', 'groq-js', 'groq-js / lake'],
    rows,
  )
}

function writeReport(results: WriteResult[]): string {
  const rows = results.map((row) => [
    count(row.size),
    ms(row.patchMs),
    ms(row.rawPatchMs),
    count(row.concurrentPerSecond),
    count(row.importPerSecond),
    ratio(row.importPerSecond / row.rawImportPerSecond),
    count(row.exportPerSecond),
    ratio(row.exportPerSecond / row.rawExportPerSecond),
  ])
  return section(
    'Writing',
    'A patch in milliseconds, over HTTP and as bare SQLite statements; transactions a second from 16 writers at once; documents a second imported through `/data/mutate` and exported, and their ratio to bare SQLite.',
    ['documents', 'patch', 'bare', '16 writers/s', 'import/s', 'to bare', 'export/s', 'to bare'],
    rows,
  )
}

function listenerReport({size, fanOut, idle}: ListenerResult & {size: number}): string {
  const rows = fanOut.map(({listeners, halfMs, lastMs}) => [count(listeners), ms(halfMs), ms(lastMs)])
  const text =
    `Milliseconds from the writer's acknowledgement until half of the listeners have a change and until all have, ` +
    `medians, ${count(size)} documents. ${count(idle.listeners)} idle listeners cost ${(idle.bytesEach / 1024).toFixed(0)} KB each; ` +
    `a patch takes ${ms(idle.patchMsWith)} ms with them and ${ms(idle.patchMsWithout)} ms without.`
  return section('Listeners', text, ['listeners', 'half', 'all'], rows)
}

function memoryReport(results: MemoryResult[]): string {
  const rows = results.map(({size, startMs, idleBytes, loadedBytes}) => [
    count(size),
    ms(startMs),
    megabytes(idleBytes),
    megabytes(loadedBytes),
  ])
  const text =
    'From the start of the process to the first answer in milliseconds; resident memory in MB with the processes in which queries run, then and after all queries above.'
  return section('Start and memory', text, ['documents', 'start', 'idle', 'loaded'], rows)
}

function ms(value: number): string {
  if (!Number.isFinite(value)) return 'stopped'
  return value < 10 ? value.toFixed(2) : value.toFixed(value < 100 ? 1 : 0)
}

function ratio(value: number): string {
  if (!Number.isFinite(value) || value === 0) return ''
  return value < 10 ? value.toFixed(2) : value.toFixed(0)
}

function count(value: number): string {
  return Math.round(value).toLocaleString('en')
}

function megabytes(bytes: number): string {
  return (bytes / 1024 ** 2).toFixed(0)
}
