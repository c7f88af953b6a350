import {parseArgs} from 'node:util'

import {openProgress} from '../../sanity/lake/cli/progress.ts'
import {soak} from './soak.ts'

// `npm run soak -- --kills 100`: exit code 1 when anything was lost, halved, left out or not delivered.
const {values} = parseArgs({options: {kills: {type: 'string', default: '100'}}})
const kills = Number(values.kills)
const progress = openProgress()
const began = performance.now()
const result = await soak(kills, (kill, faults) =>
  progress.report(`Kills (${faults.length} faults)`, kill, kills),
)
progress.end()

for (const fault of result.faults.slice(0, 50)) process.stdout.write(`FAULT  ${fault}\n`)
process.stdout.write(
  [
    `${result.kills} kills in ${((performance.now() - began) / 1000).toFixed(0)} s`,
    `${result.acknowledged} transactions acknowledged, ${result.transactions} in the log`,
    `${result.delivered} notes delivered to the webhook, ${result.deliveredAgain} of the deliveries repeated`,
    `${result.heard} notes heard by the listener that resumes, told ${result.resets} times to start anew`,
    `${result.faults.length} faults`,
    '',
  ].join('\n'),
)
process.exitCode = result.faults.length > 0 ? 1 : 0
