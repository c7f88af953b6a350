import {mkdtempSync, mkdirSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'

import {chromium, type Browser, type Page} from '@playwright/test'
import {build, type InlineConfig, preview} from 'vite'

import {schemaProblems} from '../../sanity/refresh/schemaProblems.ts'
import {ids} from '../../sanity/seed/ids.ts'
import type {Edition} from '../../sanity/types.generated.ts'
import {chromiumArguments, findChromium} from '../support/chromium.ts'
import {freePort} from '../support/ports.ts'
import {startLake, type TestLake} from '../support/stack.ts'

/**
 * How long a keystroke in the real edition of 2026 takes until it is painted: in our Studio, and in a plain one with the same schema
 * and none of our inputs, actions and tools. Both are built in the same way, and take turns. Beside it, how long all rules
 * of the schema take on that edition. The table goes to `docs/bench/typing.md`.
 */
const rounds = 6
const keystrokes = 60
/** The first keys of a round begin the draft, and warm up what is compiled late. */
const warmUp = 15
const betweenKeysMs = 60
const validations = 40

const places = [
  {name: 'headline', path: 'headline', field: 'headline'},
  {
    name: 'text of a claim',
    path: 'entries[_key=="flask"].advantages[_key=="flask-simple"].body',
    field: 'entries[_key=="flask"].advantages[_key=="flask-simple"].body',
  },
] as const
const studios = ['ours', 'plain'] as const
type StudioName = (typeof studios)[number]

const port = await freePort()
const lake = await startLake('typing', port)
const folder = mkdtempSync(join(process.cwd(), '.bench-'))
const browser = await chromium.launch({
  executablePath: findChromium() ?? undefined,
  args: chromiumArguments,
})
const times = new Map<string, number[]>()
try {
  for (const name of studios) await build(configOf(name))
  for (let round = 1; round <= rounds; round += 1) {
    // The one that comes second finds the machine as the first has left it.
    for (const name of round % 2 === 0 ? studios.toReversed() : studios) {
      process.stderr.write(`round ${round} of ${rounds}: ${name}\n`)
      const served = await preview({...configOf(name), preview: {port, host: 'localhost', strictPort: true}})
      for (const place of places) {
        const measured = await typeIn(browser, place)
        const key = keyOf(place.name, name)
        times.set(key, [...(times.get(key) ?? []), ...measured])
      }
      await new Promise<void>((done) => served.httpServer.close(() => done()))
    }
  }
  report(await timeValidation(lake))
} finally {
  await browser.close()
  await lake.close()
  rmSync(folder, {recursive: true, force: true})
}

function configOf(name: StudioName): InlineConfig {
  const root = join(folder, name)
  mkdirSync(root, {recursive: true})
  const entry = join(process.cwd(), 'tests/bench/typing', `${name}.tsx`)
  writeFileSync(
    join(root, 'index.html'),
    `<!doctype html><html lang="en"><title>${name}</title><script type="module" src="${entry}"></script></html>`,
  )
  return {
    configFile: false,
    root,
    logLevel: 'error',
    mode: 'production',
    define: {
      'process.env': JSON.stringify({
        NODE_ENV: 'production',
        LAKE_PUBLIC_URL: lake.url,
        NEXT_PUBLIC_SITE_URL: `http://localhost:${port}`,
      }),
    },
    oxc: {jsx: {runtime: 'automatic'}},
    build: {outDir: join(root, 'dist'), target: 'esnext', chunkSizeWarningLimit: 100_000},
  }
}

/** Opens a field of the edition as an editor does, types into it and gives the time of each keystroke, in milliseconds. */
async function typeIn(inBrowser: Browser, {path, field}: (typeof places)[number]): Promise<number[]> {
  const context = await inBrowser.newContext({viewport: {width: 1440, height: 1000}})
  const page = await context.newPage()
  await page.route(/^https?:\/\/(?!([a-z]+\.)?localhost|127\.0\.0\.1)/, (route) => route.abort())
  await signIn(page)
  const target = `id=${ids.edition2026};type=edition;path=${encodeURIComponent(path)}`
  await page.goto(`http://localhost:${port}/studio/intent/edit/${target}`)
  const input = page.getByTestId(`field-${field}`).getByRole('textbox').first()
  await input.waitFor()
  await input.click()
  await input.press('End')
  await page.evaluate(watchKeystrokes)
  await page.keyboard.type('abcdefghij '.repeat(keystrokes).slice(0, warmUp + keystrokes), {
    delay: betweenKeysMs,
  })
  const measured = await page.evaluate(() => window.keystrokes)
  await context.close()
  return measured.slice(warmUp)
}

async function signIn(page: Page): Promise<void> {
  await page.goto(`http://localhost:${port}/studio`)
  await page.getByLabel('Name').fill('Editor')
  await page.getByLabel('Password').fill(lake.env.LAKE_EDITOR_PASSWORD ?? '')
  await page.getByRole('button', {name: 'Sign in'}).click()
  await page.getByTestId('studio-navbar').waitFor({timeout: 120_000})
}

/** In the page: from the moment of a keystroke, as the browser dates it, to the first task after the frame that it is painted in. */
function watchKeystrokes(): void {
  window.keystrokes = []
  const channel = new MessageChannel()
  const waiting: number[] = []
  channel.port1.addEventListener('message', () => {
    const began = waiting.shift()
    if (began !== undefined) window.keystrokes.push(performance.now() - began)
  })
  channel.port1.start()
  addEventListener(
    'keydown',
    ({timeStamp}) => {
      requestAnimationFrame(() => {
        waiting.push(timeStamp)
        channel.port2.postMessage(null)
      })
    },
    {capture: true},
  )
}

/** How long the rules of the schema take on the edition of 2026, in milliseconds, one time after the other. */
async function timeValidation({client}: TestLake): Promise<number[]> {
  const edition = await client.getDocument<Edition>(ids.edition2026)
  if (!edition) throw new Error('The seed has no edition of 2026.')
  const measured: number[] = []
  for (let run = 0; run < validations; run += 1) {
    const began = performance.now()
    await schemaProblems(client, {...edition, _id: `drafts.${ids.edition2026}`})
    measured.push(performance.now() - began)
  }
  return measured.slice(validations / 4)
}

function report(validation: number[]): void {
  const rows = places.map(({name}) => {
    const of = (studio: StudioName) => times.get(keyOf(name, studio)) ?? []
    const cells = [0.5, 0.95].map((share) => [quantile(of('ours'), share), quantile(of('plain'), share)])
    return `| ${name} | ${cells
      .map(
        ([ours = 0, plain = 0]) => `${ours.toFixed(1)} | ${plain.toFixed(1)} | ${(ours / plain).toFixed(2)}`,
      )
      .join(' | ')} |`
  })
  const text = [
    '# Typing',
    '',
    `Keystroke to paint in the edition of 2026, milliseconds: ${rounds} rounds of ${keystrokes} keystrokes, our Studio and a plain one with the same schema in turns, the same build, production mode.`,
    '',
    '| field | p50 ours | p50 plain | ratio | p95 ours | p95 plain | ratio |',
    '|---|---|---|---|---|---|---|',
    ...rows,
    '',
    `All rules of the schema on that edition, those that ask the lake included: p50 ${quantile(validation, 0.5).toFixed(0)} ms, p95 ${quantile(validation, 0.95).toFixed(0)} ms.`,
    '',
  ].join('\n')
  process.stdout.write(text)
  writeFileSync('docs/bench/typing.md', text)
}

function keyOf(place: string, studio: StudioName): string {
  return `${place} ${studio}`
}

function quantile(values: number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN
}

declare global {
  interface Window {
    keystrokes: number[]
  }
}
