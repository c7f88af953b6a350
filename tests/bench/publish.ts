import {setTimeout as pause} from 'node:timers/promises'

import {contentClient} from '../../sanity/client.ts'
import {ensureSiteWebhook} from '../../sanity/ensureSiteWebhook.ts'
import {readSanityEnv} from '../../sanity/readEnv.ts'
import {ids} from '../../sanity/seed/ids.ts'
import buildSite from '../support/buildSite.ts'
import {startStack} from '../support/stack.ts'
import {ask, textOf} from './measure/ask.ts'
import {readOptions} from './measure/options.ts'
import {keepReport, say} from './measure/report.ts'
import {pathsOfMap} from './measure/siteMap.ts'
import {beginLoad, requirePrograms} from './measure/wrk.ts'
import {publishReport, type PublishTimes} from './publish/report.ts'
import {startWebhookProxy} from './publish/webhookProxy.ts'

/**
 * How long a publish takes to reach a reader while others read at a steady rate, and whether anything outdated is served once the
 * site has answered the lake's webhook: `npm run bench -- publish`.
 */
requirePrograms('wrk')
const {publishes, rate, out} = readOptions()
const warmUpPublishes = 20
const readers = 16
/** The pages that show the headline that is published. */
const evergreen = '/top-backend-frameworks'
const shownOn = [evergreen, '/top-backend-frameworks/2026']
const headers = {accept: 'text/html', 'accept-encoding': 'br'}

await buildSite()
const stack = await startStack('publish')
const origin = stack.siteUrl
const evergreenAddress = origin + evergreen
const times: PublishTimes = {acknowledged: [], answered: [], visible: [], again: []}
const outdated: string[] = []

/** When the site answered the last webhook, and the page that was asked for in that moment. */
let answeredAt = 0
const checks: Promise<void>[] = []

const proxy = await startWebhookProxy(origin, ({id, after}) => {
  const headline = after?.label
  if (id !== ids.edition2026 || !headline) return
  answeredAt = performance.now()
  checks.push(demand(evergreen, headline))
})

try {
  const token = stack.lake.env.LAKE_ADMIN_TOKEN
  const admin = contentClient(readSanityEnv(stack.lake.env), {token, maxRetries: 0})
  await ensureSiteWebhook(admin, proxy.address, stack.webhookSecret)
  const load = beginLoad({
    origin,
    paths: (await pathsOfMap(origin)).filter((path) => !shownOn.includes(path)),
    headers,
    seconds: 24 * 60 * 60,
    connections: readers,
    pauseMs: Math.round((readers * 1_000) / rate),
  })
  for (let number = 1; number <= warmUpPublishes + publishes; number += 1) {
    if (number === warmUpPublishes + 1)
      for (const values of [...Object.values(times), outdated]) values.length = 0
    await publish(`Bench headline ${number}.`)
    if (number % 100 === 0) say(`${number} of ${warmUpPublishes + publishes} publishes`)
  }
  load.stop()
  const readsPerSecond = (await load.ended).requestsPerSecond
  keepReport(publishReport({times, outdated, shownOn, readsPerSecond}), out)
} finally {
  proxy.close()
  await stack.close()
}

async function publish(headline: string): Promise<void> {
  const began = performance.now()
  await stack.client.patch(ids.edition2026).set({headline}).commit({returnDocuments: false})
  const acknowledgedAt = performance.now()
  times.acknowledged.push(acknowledgedAt - began)
  await untilShown(headline)
  times.visible.push(performance.now() - acknowledgedAt)
  const asked = performance.now()
  await demand(evergreen, headline)
  times.again.push(performance.now() - asked)
  while (checks.length === 0) await pause(1)
  await Promise.all(checks.splice(0))
  // Not before: they would be rendered while the reader waits for the first one.
  for (const path of shownOn) await demand(path, headline)
  times.answered.push(answeredAt - acknowledgedAt)
}

/** Asks for the page again and again until it shows a headline. */
async function untilShown(headline: string): Promise<void> {
  let last: Uint8Array | null = null
  for (;;) {
    const answer = await ask(evergreenAddress, headers)
    const isNew = last === null || !answer.body.equals(last)
    if (isNew && textOf(answer).includes(headline)) return
    last = answer.body
  }
}

/** Asks for a page that must show a headline by now. */
async function demand(path: string, headline: string): Promise<void> {
  const answer = await ask(origin + path, headers)
  if (answer.status !== 200 || !textOf(answer).includes(headline))
    outdated.push(`${path} answered ${answer.status} without "${headline}"`)
}
