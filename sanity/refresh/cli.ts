import {parseArgs} from 'node:util'

import {systemClock} from '../../lib/clock.ts'
import {readinessSummary} from '../../lib/readiness.ts'
import {formatMoment} from '../../lib/zonedTime.ts'
import {checkRefresh} from './check.ts'
import {makeRunner} from './makeRunner.ts'
import {readRefreshes} from './refreshDocument.ts'
import {runRefreshes} from './run.ts'

const usage = `Usage: npm run refresh -- <command>

  list         every refresh with its state and go-live
  check [id]   what stands in the way of a refresh, or of all in preparation
  run          take up whatever is due, once
`

const print = (text: string) => process.stdout.write(`${text}\n`)

/** Lists refreshes, the earliest go-live first. */
async function list(): Promise<void> {
  const refreshes = await readRefreshes(makeRunner('command').client, 'true')
  for (const {_id, state, goLive} of refreshes) {
    print(`${_id}  ${state}  ${goLive ? formatMoment(goLive.at, goLive.timeZone) : 'no go-live yet'}`)
  }
  if (refreshes.length === 0) print('There is no refresh.')
}

/** Prints the readiness of one refresh or of all in preparation; exits with 1 when a blocker stands. */
async function check(id: string | undefined): Promise<void> {
  const {client} = makeRunner('command')
  const ids = id
    ? [id]
    : (await readRefreshes(client, 'state in ["drafting", "scheduled", "held"]')).map(({_id}) => _id)
  if (ids.length === 0) print('No refresh is in preparation.')
  for (const one of ids) {
    const readiness = await checkRefresh(client, one, systemClock.now().toISOString())
    print(`${one}: ${readinessSummary(readiness)}`)
    for (const {level, message, documentId, path} of readiness.problems) {
      print(`  ${level}: ${message} (${documentId}${path && ` ${path}`})`)
      if (level === 'blocker') process.exitCode = 1
    }
  }
}

async function run(): Promise<void> {
  const results = await runRefreshes(makeRunner('command'))
  for (const {refreshId, outcome} of results) print(`${refreshId}: ${outcome}`)
  if (results.length === 0) print('Nothing is due.')
}

const {positionals} = parseArgs({allowPositionals: true})
const [command, id] = positionals
try {
  if (command === 'list') await list()
  else if (command === 'check') await check(id)
  else if (command === 'run') await run()
  else {
    process.stderr.write(usage)
    process.exitCode = 2
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
