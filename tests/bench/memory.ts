import {setTimeout as pause} from 'node:timers/promises'

import {z} from 'zod'

import buildSite from '../support/buildSite.ts'
import {startStack} from '../support/stack.ts'
import {withoutWebhook} from '../support/withoutWebhook.ts'
import {askAll} from './measure/ask.ts'
import {publishManyFrameworks} from './measure/manyPages.ts'
import {section} from './measure/markdown.ts'
import {readOptions} from './measure/options.ts'
import {memoryOf} from './measure/processes.ts'
import {keepReport, say} from './measure/report.ts'
import {pathsOfMap} from './measure/siteMap.ts'

/** What site and lake hold in memory, at rest after the start and after many pages were read: `npm run bench -- memory`. */
const {pages, idle, out} = readOptions()
const aims = {idle: 160, loaded: 300}
const encodings = ['br', 'gzip']

/** Memory of a process and of those that it started, in MB, at a moment. */
interface Reading {
  part: string
  processes: number
  rss: number
  pss: number
}

await buildSite()
const stack = await startStack('memory')
try {
  say(`Waiting for ${idle} s`)
  await pause(idle * 1_000)
  const atRest = read()
  const reportAgain = await withoutWebhook(stack)
  say(`Publishing ${pages} frameworks`)
  const many = await publishManyFrameworks(stack.client, pages)
  await reportAgain()
  const mapped = await pathsOfMap(stack.siteUrl)
  const all = [...new Set([...mapped, ...many])]
  say(`Reading ${all.length} pages`)
  for (const encoding of encodings) {
    const answers = await askAll(stack.siteUrl, all, {accept: 'text/html', 'accept-encoding': encoding})
    const failed = answers.findIndex(({status}) => status !== 200)
    if (failed >= 0) throw new Error(`${all[failed]} answered ${answers[failed]?.status}.`)
  }
  report(atRest, read(), all.length, await health())
} finally {
  await stack.close()
}

function read(): Reading[] {
  const parts = {site: stack.site.pid, lake: stack.lake.part.pid}
  const readings = Object.entries(parts).map(([part, pid]) => {
    const memory = memoryOf(pid)
    const sum = (pick: 'rss' | 'pss') => memory.reduce((total, each) => total + each[pick], 0) / 1024 ** 2
    return {part, processes: memory.length, rss: sum('rss'), pss: sum('pss')}
  })
  const sum = (pick: 'processes' | 'rss' | 'pss') =>
    readings.reduce((total, reading) => total + reading[pick], 0)
  return [...readings, {part: 'together', processes: sum('processes'), rss: sum('rss'), pss: sum('pss')}]
}

/** What the site says of itself. */
async function health(): Promise<unknown> {
  return z.unknown().parse(await (await fetch(`${stack.siteUrl}/api/health`)).json())
}

function report(atRest: Reading[], loaded: Reading[], read_: number, said: unknown): void {
  const mb = (value = Number.NaN) => value.toFixed(0)
  const moments = [
    {name: 'at rest', readings: atRest, aim: aims.idle},
    {name: 'loaded', readings: loaded, aim: aims.loaded},
  ]
  const kinds = [
    {kind: 'pss', title: 'shared pages divided (PSS)'},
    {kind: 'rss', title: 'resident (RSS)'},
  ] as const
  const together = (readings: Reading[]) => readings.at(-1)
  keepReport(
    {
      name: 'memory',
      title: 'What site and lake hold in memory, measured',
      text:
        `The process of the site and that of the lake with those in which its queries run: ${idle} s after the start, and after ${read_.toLocaleString('en')} pages were read in ${encodings.join(' and ')}. ` +
        'From `/proc/<pid>/smaps_rollup`, in MB. RSS counts what processes share once for each, PSS divides it among them.',
      aims: moments.flatMap(({name, readings, aim}) =>
        kinds.map(({kind, title}) => {
          const value = together(readings)?.[kind] ?? Number.NaN
          return {
            what: `${name}, site and lake together, ${title}`,
            aim: `at most ${aim} MB`,
            measured: `${mb(value)} MB`,
            spread: 'one run',
            isMet: value <= aim,
          }
        }),
      ),
      sections: [
        section(
          'By process',
          'MB.',
          ['', 'processes', 'RSS', 'PSS'],
          moments.flatMap(({name, readings}) =>
            readings.map(({part, processes, rss, pss}) => [
              `${name}: ${part}`,
              String(processes),
              mb(rss),
              mb(pss),
            ]),
          ),
        ),
        `What the site says of itself then:\n\n\`\`\`json\n${JSON.stringify(said, null, 2)}\n\`\`\`\n`,
      ],
      plot: {
        title: 'Memory of site and lake in MB',
        unit: 'MB (PSS)',
        bars: moments.flatMap(({name, readings, aim}) =>
          readings.map(({part, pss}) => ({
            label: `${name}: ${part}`,
            value: pss,
            text: mb(pss),
            aim: part === 'together' ? aim : undefined,
            isOurs: part === 'together',
          })),
        ),
      },
      results: {atRest, loaded, pagesRead: read_, health: said},
    },
    out,
  )
}
