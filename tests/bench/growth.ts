import {mkdir, writeFile} from 'node:fs/promises'
import {loadavg} from 'node:os'
import {parseArgs} from 'node:util'

import buildSite from '../support/buildSite.ts'
import {measureQueries} from './growth/queries.ts'
import {measureColdPages, measureMemory} from './growth/reading.ts'
import {growthReport, growthPlot, type GrowthResults} from './growth/report.ts'
import {openSite, type GrownSite} from './growth/site.ts'

/**
 * What the site costs as its archive grows: `npm run bench -- growth`. At each size a lake and a site of their own, all at once, so
 * that they can be measured in turns; the smallest is what the others are compared with.
 *
 * --sizes 100,1000   numbers of editions and frameworks together, multiples of a hundred, the smallest first
 * --rounds 100       how often each query is sent at each size
 * --only queries     of queries, pages, memory, build
 */
const {values} = parseArgs({
  allowPositionals: true,
  options: {
    sizes: {type: 'string', default: '100,1000,10000,100000'},
    rounds: {type: 'string', default: '100'},
    only: {type: 'string', default: 'queries,pages,memory,build'},
  },
})
const sizes = values.sizes.split(',').map(Number)
const rounds = Number(values.rounds)
const parts = new Set(values.only.split(','))
if (sizes.some((size) => !Number.isInteger(size) || size < 100 || size % 100 !== 0))
  throw new RangeError(`--sizes is "${values.sizes}": give multiples of a hundred, such as 100,1000`)
if (!Number.isInteger(rounds) || rounds < 1)
  throw new RangeError(`--rounds is "${values.rounds}": give a whole number from 1 on`)

const say = (line: string) => process.stdout.write(`${line}\n`)
const [loadBefore = 0] = loadavg()
await buildSite()
const sites: GrownSite[] = []
try {
  for (const size of sizes.toSorted((one, other) => one - other)) sites.push(await openSite(size))
  const results: GrowthResults = {
    sizes: sites.map(({size}) => size),
    rounds,
    loadBefore,
    node: process.versions.node,
  }
  if (parts.has('pages')) {
    say('Pages that nobody has read')
    results.pages = await measureColdPages(sites)
  }
  if (parts.has('queries')) {
    say('Queries of the site')
    results.queries = await measureQueries(sites, rounds)
  }
  if (parts.has('memory')) {
    say('Memory after reading')
    results.memory = []
    for (const site of sites) results.memory.push({size: site.size, bytes: await measureMemory(site)})
  }
  if (parts.has('build')) {
    results.builds = []
    for (const site of sites) {
      const ms = await site.build()
      say(`Built at ${site.size} in ${(ms / 1_000).toFixed(1)} s`)
      results.builds.push({size: site.size, ms})
    }
  }
  await keep(results)
} finally {
  for (const site of sites) await site.end()
}

async function keep(results: GrowthResults): Promise<void> {
  const report = growthReport(results)
  say(`\n${report}`)
  await mkdir('docs/bench', {recursive: true})
  await writeFile('docs/bench/growth.json', `${JSON.stringify(results, null, 2)}\n`)
  await writeFile('docs/bench/growth.md', report)
  if (results.queries) await writeFile('docs/bench/growth.svg', growthPlot(results.queries))
}
