import {once} from 'node:events'
import {createServer} from 'node:http'

import {ids} from '../../sanity/seed/ids.ts'
import buildSite from '../support/buildSite.ts'
import {readFresh} from '../support/reader.ts'
import {startStack} from '../support/stack.ts'

const rounds = 200
const warmUpRounds = 20
const editionId = ids.edition2026

/**
 * How long a publish takes to reach a reader, and its parts, in milliseconds and as ratios to the reference of the same run:
 * one request for the same page to a server that does nothing else.
 */
await buildSite()
const stack = await startStack('bench')
const address = `${stack.siteUrl}/top-backend-frameworks`
const page = (await readFresh(address)).html
const bare = createServer((_, response) => response.end(page)).listen(0, '127.0.0.1')
await once(bare, 'listening')
const bound = bare.address()
const bareAddress = `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : ''}`

const measured: Record<string, number[]> = {
  reference: [],
  acknowledged: [],
  heard: [],
  visible: [],
  cached: [],
}
const note = (name: string, began: number) => measured[name]?.push(performance.now() - began)

let hear: () => void = () => {}
const listener = stack.client
  .listen('*[_id == $id]', {id: editionId}, {includeResult: false})
  .subscribe(() => hear())

for (let round = 1; round <= warmUpRounds + rounds; round += 1) {
  if (round === warmUpRounds + 1) for (const name of Object.keys(measured)) measured[name] = []
  let began = performance.now()
  await readFresh(bareAddress)
  note('reference', began)

  const headline = `Bench headline ${round}.`
  const heard = new Promise<void>((resolve) => (hear = resolve))
  began = performance.now()
  await stack.client.patch(editionId).set({headline}).commit({returnDocuments: false})
  note('acknowledged', began)
  const acknowledgedAt = performance.now()
  const isHeard = heard.then(() => note('heard', acknowledgedAt))
  while (!(await readFresh(address)).html.includes(headline)) continue
  note('visible', acknowledgedAt)
  await isHeard

  began = performance.now()
  await readFresh(address)
  note('cached', began)
}

listener.unsubscribe()
bare.close()
await stack.close()

const quantile = (values: number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0
const reference = quantile(measured.reference ?? [], 0.5)
const explained: Record<string, string> = {
  reference: 'the same page from a bare server',
  acknowledged: 'a publish until the lake has acknowledged it',
  heard: 'from there until a listener has heard of it',
  visible: 'from there until a reader sees it',
  cached: 'the page again, from the cache',
}
process.stdout.write(
  `\n${rounds} publishes, milliseconds\n\n| | p50 | p99 | p50 to reference |\n|---|---|---|---|\n`,
)
for (const [name, values] of Object.entries(measured)) {
  const [p50, p99] = [quantile(values, 0.5), quantile(values, 0.99)]
  const cells = [explained[name], p50.toFixed(1), p99.toFixed(1), (p50 / reference).toFixed(1)]
  process.stdout.write(`| ${cells.join(' | ')} |\n`)
}
