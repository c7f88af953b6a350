import {mkdirSync, writeFileSync} from 'node:fs'
import {cpus, loadavg} from 'node:os'
import {join} from 'node:path'

import {table} from './markdown.ts'
import {plotBars, type BarPlot} from './plot.ts'

/** A row of what was aimed at. */
export interface Aim {
  what: string
  aim: string
  measured: string
  /** From the least to the greatest of the rounds, or how often it was measured. */
  spread: string
  isMet: boolean
}

/** What a bench found, for people. */
export interface Report {
  name: string
  title: string
  text: string
  aims: Aim[]
  /** Parts in Markdown, below the aims. */
  sections: string[]
  plot: BarPlot
  /** All that was measured, as it is kept in JSON. */
  results: unknown
}

const [loadAtStart = 0] = loadavg()

/** Prints a report and writes it as Markdown, JSON and SVG. */
export function keepReport({name, title, text, aims, sections, plot, results}: Report, folder: string): void {
  const day = new Date().toISOString().slice(0, 10)
  const machine = {
    day,
    node: process.versions.node,
    processor: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    loadAtStart,
  }
  const rows = aims.map((row) => [row.what, row.aim, row.measured, row.spread, row.isMet ? 'yes' : '**no**'])
  const body = [table(['', 'aim', 'measured', 'spread', 'met'], rows), '', ...sections].join('\n')
  const origin =
    `By \`npm run bench -- ${name}\` on ${day}, Node ${machine.node}, ${machine.cores} cores (${machine.processor}), ` +
    `load average ${loadAtStart.toFixed(1)} at the start. Absolute figures move from run to run; ratios within one run are what counts.`
  process.stdout.write(`\n${title}\n\n${body}\n`)
  mkdirSync(folder, {recursive: true})
  const write = (ending: string, content: string) => writeFileSync(join(folder, `${name}.${ending}`), content)
  write('md', `# ${title}\n\n${text}\n\n${origin}\n\n![${plot.title}](${name}.svg)\n\n${body}`)
  write('json', `${JSON.stringify({machine, aims, results}, null, 2)}\n`)
  write('svg', plotBars(plot))
}

/** Says on the terminal how far a bench is. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`)
}
