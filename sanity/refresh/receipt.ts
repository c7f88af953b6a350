import {goLiveByCadence} from '../../lib/cadence.ts'
import {answerInWords} from '../../lib/receipts.ts'
import {formatMoment, resolveWallTime} from '../../lib/zonedTime.ts'
import {roundupPath} from '../paths.ts'
import {watchPage} from '../receipts/watchPage.ts'
import {reportChange} from '../reportChange.ts'
import type {Roundup} from '../types.generated.ts'
import {arrivalQuery, deliverySchema} from '../webhook.ts'
import {refreshIdOf} from './ids.ts'
import {notificationDocument} from './notifications.ts'
import {logLine, type RefreshDocument} from './refreshDocument.ts'
import type {Outcome, Runner} from './runner.ts'

/**
 * The last step of a go-live: has the pages made anew, reads the evergreen page as a reader does until it shows the published
 * revision, writes the receipt and plans the edition after this one. Throws when readers do not have it in time.
 */
export async function arrive(runner: Runner, refresh: RefreshDocument): Promise<Outcome> {
  const {client, clock, name, patienceMs} = runner
  const editionId = refresh.edition?._ref ?? ''
  const roundup = await client.getDocument<Roundup>(refresh.roundup._ref)
  const edition = await client.getDocument<{_id: string; _rev: string; headline?: string}>(editionId)
  if (!roundup?.slug?.current || !edition)
    throw new Error('The edition or its roundup is no longer published.')
  await dropPages(runner, [editionId, ...(refresh.frameworks ?? []).map(({_ref}) => _ref)])
  const address = runner.site.address + roundupPath(roundup.slug.current)
  const publishedAt = refresh.run?.publishedAt ?? clock.now().toISOString()
  const {state, last, seenAt, milliseconds} = await watchPage(
    {address, documentId: editionId, revision: edition._rev, publishedAt},
    {
      clock,
      patienceMs,
      // An editor may publish a correction while readers' page is awaited.
      presentRevision: async () => (await client.getDocument(editionId))?._rev ?? null,
    },
  )
  if (state === 'withdrawn') throw new Error('The edition was unpublished before readers had it.')
  if (seenAt === null || milliseconds === null)
    throw new Error(`${address} does not show the published edition: ${answerInWords(last)}.`)
  const revision = last?.revision ?? edition._rev
  const at = clock.now().toISOString()
  const message = `Readers have it at ${address}, ${(milliseconds / 1000).toFixed(1)} s after it was published.`
  const transaction = client.transaction().patch(refresh._id, (patch) =>
    patch
      .ifRevisionId(refresh._rev)
      .set({state: 'live', receipt: {address, revision, publishedAt, seenAt, milliseconds}})
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
