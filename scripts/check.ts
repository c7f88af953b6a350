import {spawn} from 'node:child_process'
import {existsSync, readFileSync, rmSync} from 'node:fs'

import {z} from 'zod'

import {installTools} from './installTools.ts'

interface Step {
  name: string
  command: string[]
  /** A JSON report that the step leaves, and how to read the counts from it. */
  report?: {file: string; read: (report: unknown) => Counts}
}

interface Counts {
  passed: number
  failed: number
  skipped: number
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
})
const playwrightReport = z.object({
  stats: z.object({expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number()}),
})

const steps: Step[] = [
  {name: 'format', command: ['npm', 'run', 'test:format']},
  {name: 'lint', command: ['npm', 'run', 'test:lint']},
  {name: 'generated types', command: ['npm', 'run', 'test:typegen']},
  {name: 'types', command: ['npm', 'run', 'test:types']},
  {name: 'dead code and dependencies', command: ['npm', 'run', 'test:dead']},
  vitest('unit'),
  vitest('lake'),
  {
    name: 'browser',
    command: ['npm', 'run', 'test:browser'],
    report: {
      file: 'test-results/browser.json',
      read(report) {
        const {stats} = playwrightReport.parse(report)
        if (stats.flaky > 0) print(`> browser: ${stats.flaky} passed only when tried again`)
        return {passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped}
      },
    },
  },
]

function vitest(project: string): Step {
  const file = `test-results/${project}.json`
  return {
    name: project,
    command: [
      'npm',
      'run',
      `test:${project}`,
      '--',
      '--reporter=default',
      '--reporter=json',
      `--outputFile=${file}`,
    ],
    report: {
      file,
      read(report) {
        const counts = vitestReport.parse(report)
        return {
          passed: counts.numPassedTests,
          failed: counts.numFailedTests,
          skipped: counts.numPendingTests,
        }
      },
    },
  }
}

const print = (line: string) => process.stdout.write(`${line}\n`)

/** Runs one step with its output shown; a step whose report is missing or that exits non-zero has failed. */
async function run({name, command, report}: Step): Promise<Counts> {
  const [program = '', ...args] = command
  print(`\n> ${name}: ${command.join(' ')}`)
  if (report) rmSync(report.file, {force: true})
  const began = performance.now()
  const env = {...process.env, CI: 'true', NEXT_TELEMETRY_DISABLED: '1', FORCE_COLOR: '0'}
  const code = await new Promise<number | null>((resolve, reject) => {
    spawn(program, args, {stdio: 'inherit', env}).once('error', reject).once('exit', resolve)
  })
  print(
    `> ${name}: ${code === 0 ? 'ok' : 'FAILED'} after ${((performance.now() - began) / 1000).toFixed(1)} s`,
  )
  const counts =
    report && existsSync(report.file)
      ? report.read(JSON.parse(readFileSync(report.file, 'utf8')))
      : {passed: 0, failed: 0, skipped: 0}
  return code === 0 ? counts : {...counts, failed: Math.max(counts.failed, 1)}
}

const total: Counts = {passed: 0, failed: 0, skipped: 0}
const failures: string[] = []
installTools()
for (const step of steps) {
  const counts = await run(step)
  if (counts.failed > 0) failures.push(step.name)
  total.passed += counts.passed
  total.failed += counts.failed
  total.skipped += counts.skipped
}
if (failures.length > 0) print(`\nFailed: ${failures.join(', ')}`)
print(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exitCode = total.failed > 0 ? 1 : 0
