import {setTimeout as pause} from 'node:timers/promises'

import {goLiveByCadence} from '../../lib/cadence.ts'
import {showsRevision} from '../../lib/revisions.ts'
import {formatMoment, resolveWallTime} from '../../lib/zonedTime.ts'
import {roundupPath} from '../paths.ts'
import {reportChange} from '../reportChange.ts'
import type {Roundup} from '../types.generated.ts'
import {arrivalQuery, deliverySchema} from '../webhook.ts'
import {refreshIdOf} from './ids.ts'
import {notificationDocument} from './notifications.ts'
import {logLine, type RefreshDocument} from './refreshDocument.ts'
import type {Outcome, Runner} from './runner.ts'

const pollIntervalMs = 100
/** A page that takes longer is asked for again. */
const readTimeoutMs = 5_000

/**
 * The last step of a go-live: has the pages made anew, reads the evergreen page as a reader does until it shows the published
 * revision, writes the receipt and plans the edition after this one. Throws when readers do not have it in time.
 */
export async function arrive(runner: Runner, refresh: RefreshDocument): Promise<Outcome> {
  const {client, clock, name} = runner
  const editionId = refresh.edition?._ref ?? ''
  const roundup = await client.getDocument<Roundup>(refresh.roundup._ref)
  const edition = await client.getDocument<{_id: string; _rev: string; headline?: string}>(editionId)
  if (!roundup?.slug?.current || !edition)
    throw new Error('The edition or its roundup is no longer published.')
  await dropPages(runner, [editionId, ...(refresh.frameworks ?? []).map(({_ref}) => _ref)])
  const address = runner.site.address + roundupPath(roundup.slug.current)
  const revision = await seenRevision(runner, address, editionId)
  const seenAt = clock.now()
  const publishedAt = refresh.run?.publishedAt ?? seenAt.toISOString()
  const milliseconds = Math.max(0, seenAt.getTime() - Date.parse(publishedAt))
  const at = seenAt.toISOString()
  const message = `Readers have it at ${address}, ${(milliseconds / 1000).toFixed(1)} s after it was published.`
  const transaction = client.transaction().patch(refresh._id, (patch) =>
    patch
      .ifRevisionId(refresh._rev)
      .set({state: 'live', receipt: {address, revision, publishedAt, seenAt: at, milliseconds}})
      .unset(['run.leaseUntil', 'run.retryAt'])
      .append('log', [logLine('live', message, name, at)]),
  )
  const next = plannedAfter(refresh, roundup, at)
  if (next) transaction.createIfNotExists(next)
  transaction.createIfNotExists(
    notificationDocument({
      refreshId: refresh._id,
      event: 'live',
      unique: revision,
      title: `Live: ${edition.headline ?? refresh.year}`,
      text: message,
      url: address,
      now: at,
    }),
  )
  await transaction.commit({visibility: 'sync'})
  return 'live'
}

/** Reports the published documents to the site. The lake's webhook does so too; this one is waited for. */
async function dropPages({client, clock, site}: Runner, ids: string[]): Promise<void> {
  const {address, webhookSecret} = site
  if (!webhookSecret) return
  for (const id of ids) {
    const arrival = await client.fetch<unknown>(arrivalQuery, {id})
    if (arrival === null) continue
    await reportChange({address, webhookSecret}, deliverySchema.parse(arrival), clock.now().toISOString())
  }
}

/** Reads the page until it shows the edition in the revision that is published at that time, and gives that revision. */
async function seenRevision(runner: Runner, address: string, editionId: string): Promise<string> {
  const {client, patienceMs} = runner
  const began = performance.now()
  let last = 'it was not reached'
  while (performance.now() - began < patienceMs) {
    // Asked anew each time: an editor may publish a correction while readers' page is awaited.
    const edition = await client.getDocument(editionId)
    if (!edition) throw new Error('The edition was unpublished before readers had it.')
    const page = await readPage(address)
    if (page.ok && showsRevision(page.text, {id: editionId, revision: edition._rev})) return edition._rev
    last = page.ok ? 'it still shows an earlier revision' : page.text
    await pause(pollIntervalMs)
  }
  throw new Error(`${address} does not show the published edition: ${last}.`)
}

async function readPage(address: string): Promise<{ok: boolean; text: string}> {
  try {
    const response = await fetch(address, {
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(readTimeoutMs),
    })
    return response.ok
      ? {ok: true, text: await response.text()}
      : {ok: false, text: `it answered ${response.status}`}
  } catch (error) {
    return {
      ok: false,
      text: `it could not be read (${error instanceof Error ? error.message : String(error)})`,
    }
  }
}

/** The refresh of the year after, as the roundup's cadence has it; null when the roundup has none. */
function plannedAfter({year}: RefreshDocument, roundup: Roundup, now: string) {
  const wall = goLiveByCadence(roundup.cadence, year + 1)
  if (!wall || !roundup.owner) return null
  const {at} = resolveWallTime(wall)
  const message = `Planned for ${formatMoment(at, wall.timeZone)}, when the edition before went live.`
  return {
    _id: refreshIdOf(roundup._id, year + 1),
    _type: 'refresh',
    roundup: {_type: 'reference', _ref: roundup._id},
    year: year + 1,
    owner: roundup.owner,
    state: 'planned',
    goLive: {...wall, at},
    log: [logLine('planned', message, 'Perennial', now)],
  }
}
