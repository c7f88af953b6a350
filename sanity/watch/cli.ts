import {parseArgs} from 'node:util'

import {countOf} from '../../lib/text.ts'
import {watchFacts} from './factWatch.ts'
import {makeWatch} from './makeWatch.ts'
import {checkSources} from './sourceCheck.ts'

const usage = `Usage: npm run watch -- <command>

  facts [framework]  compare the facts that are due, or those of one framework by its id, now
  sources            look at the sources that are due, one per host and ten at most
`

const print = (text: string) => process.stdout.write(`${text}\n`)

async function facts(frameworkId: string | undefined): Promise<void> {
  const reports = await watchFacts(makeWatch(), frameworkId ?? null)
  for (const {name, open, problem} of reports)
    print(`${name}: ${problem ?? countOf(open, 'open suggestion')}`)
  if (reports.length === 0) print('No framework is due.')
}

async function sources(): Promise<void> {
  const {looked, left} = await checkSources(makeWatch())
  for (const {url, state, problem} of looked) print(`${state}  ${url}${problem ? `  ${problem}` : ''}`)
  print(left === 0 ? 'No other source is due.' : `${countOf(left, 'source')} left for the next pass.`)
}

const {positionals} = parseArgs({allowPositionals: true})
const [command, id] = positionals
try {
  if (command === 'facts') await facts(id)
  else if (command === 'sources') await sources()
  else {
    process.stderr.write(usage)
    process.exitCode = 2
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
