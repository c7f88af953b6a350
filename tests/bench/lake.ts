import {mkdir, writeFile} from 'node:fs/promises'
import {loadavg} from 'node:os'
import {parseArgs} from 'node:util'

import {measureListeners} from './lake/listeners.ts'
import {measureStarts} from './lake/memory.ts'
import {plotQueries} from './lake/plot.ts'
import {measureQueries} from './lake/queries.ts'
import {report} from './lake/report.ts'
import type {BenchResults} from './lake/report.ts'
import {openSubject} from './lake/subject.ts'
import type {Subject} from './lake/subject.ts'
import {measureWrites} from './lake/writes.ts'

/**
 * What the local lake costs, at several sizes of the dataset: `npm run bench -- lake`. Every lake is a process of its own
 * over its own file, and is asked over HTTP.
 *
 * --sizes 10,1000        numbers of documents, multiples of ten
 * --only queries,memory  of queries, writes, listeners, memory
 * --write                keeps the tables and the plot in docs/bench
 */
const {values} = parseArgs({
  allowPositionals: true,
  options: {
    sizes: {type: 'string', default: '10,100,1000,10000,100000'},
    only: {type: 'string', default: 'queries,writes,listeners,memory'},
    write: {type: 'boolean', default: false},
  },
})
const sizes = values.sizes.split(',').map(Number)
const parts = new Set(values.only.split(','))
if (sizes.some((size) => !Number.isInteger(size) || size < 10 || size % 10 !== 0))
  throw new RangeError(`--sizes is "${values.sizes}": give multiples of ten, such as 10,1000`)

const [loadBefore = 0] = loadavg()
const say = (line: string) => process.stdout.write(`${line}\n`)
const subjects: Subject[] = []
try {
  for (const size of sizes) {
    const subject = await openSubject(size)
    subjects.push(subject)
    say(`${size} documents written in ${(subject.importMs / 1_000).toFixed(1)} s`)
  }
  const results = await measure()
  say(`\n${report(results)}`)
  if (values.write) await keep(results)
} finally {
  for (const subject of subjects) await subject.end()
}

async function measure(): Promise<BenchResults> {
  const results: BenchResults = {}
  const memory = parts.has('memory') ? await measureStarts(subjects) : null
  if (parts.has('queries')) results.queries = await measureQueries(subjects)
  results.memory = memory?.loaded()
  if (parts.has('writes')) results.writes = await measureWrites(subjects)
  const listened = subjects.find(({size}) => size >= 1_000) ?? subjects.at(-1)
  if (parts.has('listeners') && listened)
    results.listeners = {size: listened.size, ...(await measureListeners(listened))}
  return results
}

async function keep(results: BenchResults): Promise<void> {
  await mkdir('docs/bench', {recursive: true})
  const day = new Date().toISOString().slice(0, 10)
  const load = loadBefore.toFixed(1)
  const title = `# The local lake, measured

By \`npm run bench -- lake --write\` on ${day}, Node ${process.versions.node}, on two shared cores that had other work as well (load average ${load} at
the start). Absolute figures move from run to run; ratios within one run are what counts.
`
  const plot = results.queries ? '\n![Time of queries against the number of documents](lake.svg)\n' : ''
  await writeFile('docs/bench/lake.md', `${title}${plot}\n${report(results)}`)
  if (results.queries) await writeFile('docs/bench/lake.svg', plotQueries(results.queries.results))
}
