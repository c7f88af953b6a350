import type {SanityClient} from '@sanity/client'

import {blockersIn} from '../../lib/readiness.ts'
import {formatMoment, resolveWallTime, type WallTime} from '../../lib/zonedTime.ts'
import {check, type Check} from './check.ts'
import {notificationDocument} from './notifications.ts'
import {logLine, readRefresh, type RefreshDocument} from './refreshDocument.ts'
import {studioUrlOf} from './studioUrl.ts'

/** A refresh that cannot be scheduled: `readiness` says what stands in the way. */
export class NotReady extends Error {
  readonly readiness: Check

  constructor(readiness: Check) {
    super(`It cannot go live yet. ${blockersIn(readiness).join(' ')}`)
    this.name = 'NotReady'
    this.readiness = readiness
  }
}

/** Who does something to a refresh, as the log names people, and when (ISO 8601). */
interface Act {
  refreshId: string
  by: string
  now: string
}

/**
 * Lets the edition of a refresh go live at a moment, also in place of the one it had. Its date of publication becomes that
 * moment. Throws {@link NotReady} while something stands in the way, and an error with a 409 status when somebody else changed
 * refresh or draft meanwhile.
 */
export async function scheduleRefresh(
  client: SanityClient,
  {refreshId, goLive, by, now}: Act & {goLive: WallTime},
): Promise<void> {
  const raw = client.withConfig({perspective: 'raw'})
  const refresh = await present(raw, refreshId)
  if (!['drafting', 'scheduled', 'held'].includes(refresh.state)) {
    throw new Error(`A refresh that is ${refresh.state} cannot be scheduled.`)
  }
  const readiness = await check(raw, refresh, {goLive, isAhead: true, now})
  const {draft} = readiness
  if (blockersIn(readiness).length > 0 || !draft) throw new NotReady(readiness)
  const {at} = resolveWallTime(goLive)
  const moment = formatMoment(at, goLive.timeZone)
  const isMoved = refresh.state === 'scheduled'
  const message = `${isMoved ? 'Moved' : 'Scheduled'} to go live on ${moment}.`
  const transaction = raw
    .transaction()
    .patch(draft._id, (patch) => patch.ifRevisionId(draft._rev).set({publishedAt: at}))
    .patch(refreshId, (patch) =>
      patch
        .ifRevisionId(refresh._rev)
        .set({state: 'scheduled', goLive: {...goLive, at}})
        // The draft moves on with this transaction, so the runner looks at it once more.
        .unset(['run', 'checked.draftRevision'])
        .setIfMissing({log: []})
        .append('log', [logLine(isMoved ? 'rescheduled' : 'scheduled', message, by, now)]),
    )
    .createIfNotExists(
      notificationDocument({
        refreshId,
        event: 'scheduled',
        unique: String(Date.parse(at)),
        title: `Scheduled: ${draft.headline ?? refresh.year}`,
        text: `It goes live on ${moment}.`,
        url: studioUrlOf(refreshId),
        now,
      }),
    )
  await transaction.commit({visibility: 'sync'})
}

/** Takes a refresh off the schedule; its draft stays. Throws when there is nothing to take off, or it is going live already. */
export async function cancelSchedule(client: SanityClient, {refreshId, by, now}: Act): Promise<void> {
  const raw = client.withConfig({perspective: 'raw'})
  const refresh = await present(raw, refreshId)
  if (refresh.state !== 'scheduled' && refresh.state !== 'held') {
    throw new Error(`A refresh that is ${refresh.state} is not on the schedule.`)
  }
  await raw
    .patch(refreshId)
    .ifRevisionId(refresh._rev)
    .set({state: 'drafting'})
    .unset(['run'])
    .setIfMissing({log: []})
    .append('log', [logLine('cancelled', 'Taken off the schedule.', by, now)])
    .commit({visibility: 'sync'})
}

async function present(client: SanityClient, refreshId: string): Promise<RefreshDocument> {
  const refresh = await readRefresh(client, refreshId)
  if (!refresh) throw new Error(`There is no refresh "${refreshId}".`)
  return refresh
}
