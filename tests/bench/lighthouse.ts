import {execFile} from 'node:child_process'
import {writeFileSync} from 'node:fs'
import {promisify} from 'node:util'

import {z} from 'zod'

import buildSite from '../support/buildSite.ts'
import {chromiumArguments, findChromium} from '../support/chromium.ts'
import {startStack} from '../support/stack.ts'
import {median} from './measure/statistics.ts'

/**
 * Lighthouse, with its emulation of a phone, on an address of each kind of page of the production build: the median of five rounds.
 * It is fetched for the purpose, because nothing else here needs its hundred packages. The table goes to `docs/bench/lighthouse.md`.
 */
const lighthouse = 'lighthouse@13.5.0'
const rounds = 5
const paths = [
  '/',
  '/top-backend-frameworks',
  '/top-backend-frameworks/2022',
  '/top-backend-frameworks/2026/changes',
  '/frameworks',
  '/frameworks/django',
]

const reportShape = z.object({
  categories: z.object({
    performance: z.object({score: z.number()}),
    accessibility: z.object({score: z.number()}),
    'best-practices': z.object({score: z.number()}),
    seo: z.object({score: z.number()}),
  }),
  audits: z.object({
    'largest-contentful-paint': z.object({numericValue: z.number()}),
    'cumulative-layout-shift': z.object({numericValue: z.number()}),
    'total-blocking-time': z.object({numericValue: z.number()}),
  }),
})

type Report = z.infer<typeof reportShape>

const run = promisify(execFile)

async function measure(url: string): Promise<Report> {
  const flags = [...chromiumArguments, '--headless=new'].join(' ')
  const {stdout} = await run(
    'npm',
    [
      'exec',
      '--yes',
      `--package=${lighthouse}`,
      '--',
      'lighthouse',
      url,
      '--output=json',
      '--quiet',
      `--chrome-flags=${flags}`,
    ],
    {env: {...process.env, CHROME_PATH: findChromium() ?? ''}, maxBuffer: 64 * 1024 * 1024},
  )
  return reportShape.parse(JSON.parse(stdout))
}

await buildSite()
const stack = await startStack('lighthouse')
const rows: string[] = []
try {
  for (const path of paths) {
    const reports: Report[] = []
    for (let round = 1; round <= rounds; round += 1) {
      process.stderr.write(`${path}: round ${round} of ${rounds}\n`)
      reports.push(await measure(stack.siteUrl + path))
    }
    const of = (pick: (report: Report) => number) => median(reports.map(pick))
    const scores = (['performance', 'accessibility', 'best-practices', 'seo'] as const).map((name) =>
      Math.round(100 * of(({categories}) => categories[name].score)),
    )
    const lcp = (of(({audits}) => audits['largest-contentful-paint'].numericValue) / 1000).toFixed(1)
    const tbt = of(({audits}) => audits['total-blocking-time'].numericValue).toFixed(0)
    const cls = of(({audits}) => audits['cumulative-layout-shift'].numericValue).toFixed(3)
    rows.push(`| \`${path}\` | ${scores.join(' | ')} | ${lcp} s | ${tbt} ms | ${cls} |`)
  }
} finally {
  await stack.close()
}
const table = [
  '| page | performance | accessibility | best practices | SEO | LCP | TBT | CLS |',
  '|---|---|---|---|---|---|---|---|',
  ...rows,
].join('\n')
process.stdout.write(`${table}\n`)
writeFileSync(
  'docs/bench/lighthouse.md',
  `# Lighthouse\n\n${lighthouse}, its emulation of a phone, the median of ${rounds} rounds on the production build.\n\n${table}\n`,
)
