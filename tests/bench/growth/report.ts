import {plotTimes} from '../lake/plot.ts'
import type {QueryGrowth} from './queries.ts'
import type {ColdPages} from './reading.ts'

/** What one run has measured; parts that were left out are absent. */
export interface GrowthResults {
  sizes: number[]
  rounds: number
  loadBefore: number
  node: string
  queries?: QueryGrowth[]
  pages?: ColdPages[]
  memory?: {size: number; bytes: number}[]
  builds?: {size: number; ms: number}[]
}

const aims = {query: 1.3, page: 1.2, build: 1.1, memoryBytes: 64 * 1024 * 1024}

/** The results as Markdown: first the aims, row by row, then every query. */
export function growthReport(results: GrowthResults): string {
  const {sizes, rounds, loadBefore, node, queries = []} = results
  const largest = sizes.at(-1) ?? 0
  return `# Growth, measured

By \`npm run bench -- growth\`, Node ${node}, ${rounds} rounds, load average ${loadBefore.toFixed(1)} at the start. Sizes are numbers of
editions and frameworks together, articles of about a thousand words each. All sizes are measured in turns; absolute figures
move from run to run, ratios within one run are what counts.

${table(
  ['', ...sizes.map(count), 'ratio', 'aim', ''],
  [...pageRows(results), ...buildRow(results), ...memoryRow(results), ...slowestQuery(queries, largest)],
)}
![Time of the site's queries against the size of the archive](growth.svg)

${table(
  ['query, p50 (p99) in ms', ...sizes.map(count), 'ratio', 'middle half', ''],
  [...new Set(queries.map(({name}) => name))].map((name) =>
    queryRow(queries.filter((one) => one.name === name)),
  ),
)}
A ratio compares the largest size with the smallest in each round; the middle of these is given. Where an answer is not yet
full at the smallest size, it is compared with the smallest at which it is, which the row says.
`
}

/** The queries' times against the size. */
export function growthPlot(queries: readonly QueryGrowth[]): string {
  const lines = [...new Set(queries.map(({name}) => name))].map((label) => ({
    label,
    points: queries.filter(({name}) => name === label).map(({size, p50}) => ({size, ms: p50})),
  }))
  return plotTimes('Time of the site’s queries against the size of the archive', lines, ['over HTTP, median'])
}

function pageRows({pages = []}: GrowthResults): string[][] {
  if (pages.length === 0) return []
  return [
    row(
      'cold page of an edition',
      pages.map(({editionMs}) => editionMs),
    ),
    row(
      'cold page of a framework',
      pages.map(({frameworkMs}) => frameworkMs),
    ),
  ]

  function row(name: string, times: number[]): string[] {
    return [name, ...times.map((ms) => `${ms.toFixed(1)} ms`), ...verdict(times, aims.page)]
  }
}

function buildRow({builds = []}: GrowthResults): string[][] {
  if (builds.length === 0) return []
  const times = builds.map(({ms}) => ms)
  return [['build', ...times.map((ms) => `${(ms / 1_000).toFixed(1)} s`), ...verdict(times, aims.build)]]
}

function memoryRow({memory = []}: GrowthResults): string[][] {
  const [first] = memory
  const last = memory.at(-1)
  if (!first || !last) return []
  const more = last.bytes - first.bytes
  return [
    [
      'memory of site and lake',
      ...memory.map(({bytes}) => megabytes(bytes)),
      `${megabytes(more)} more`,
      `${megabytes(aims.memoryBytes)} more`,
      met(more <= aims.memoryBytes),
    ],
  ]
}

function slowestQuery(queries: readonly QueryGrowth[], largest: number): string[][] {
  const [slowest] = queries.filter(({size}) => size === largest).toSorted((a, b) => b.ratio - a.ratio)
  if (!slowest) return []
  const own = queries.filter(({name}) => name === slowest.name)
  return [
    [
      `query that grows most: ${slowest.name}`,
      ...own.map(({p50}) => `${p50.toFixed(2)} ms`),
      timesOf(slowest.ratio),
      timesOf(aims.query),
      met(slowest.ratio <= aims.query),
    ],
  ]
}

function queryRow(grown: readonly QueryGrowth[]): string[] {
  const last = grown.at(-1)
  if (!last) return []
  const since = last.base === grown[0]?.size ? '' : ` since ${count(last.base)}`
  return [
    last.name + since,
    ...grown.map(({p50, p99}) => `${p50.toFixed(2)} (${p99.toFixed(2)})`),
    timesOf(last.ratio),
    last.spread.map((ratio) => ratio.toFixed(2)).join('–'),
    met(last.ratio <= aims.query),
  ]
}

function verdict(values: readonly number[], aim: number): string[] {
  const ratio = (values.at(-1) ?? Number.NaN) / (values[0] ?? Number.NaN)
  return [timesOf(ratio), timesOf(aim), met(ratio <= aim)]
}

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |\n`
  return line(head) + line(head.map(() => '---')) + rows.map(line).join('')
}

function met(isMet: boolean): string {
  return isMet ? 'met' : '**missed**'
}

function timesOf(ratio: number): string {
  return `${ratio.toFixed(2)}x`
}

function count(size: number): string {
  return size.toLocaleString('en')
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(0)} MB`
}
