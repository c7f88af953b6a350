import type {SanityClient} from '@sanity/client'

import type {Clock} from '../../lib/clock.ts'
import {type NotificationDelivery, notificationSchema, type StoredNotification} from './notifications.ts'
import type {NotificationTarget} from './notificationTargets.ts'
import {patchUnlessChanged} from './patchUnlessChanged.ts'
import {sendNotification} from './sendNotification.ts'

/** A runner has this long to send what it has claimed and to note it down; then another one may. */
const leaseMs = 60_000
const firstRetryMs = 30_000
const longestRetryMs = 6 * 60 * 60_000
const maxAttempts = 12
const keptMs = 30 * 24 * 60 * 60_000
/** So many in one run; the next run goes on. */
const maxPerRun = 20

/** What a run did, by target. */
export interface DeliveryReport {
  delivered: number
  retrying: number
  givenUp: number
}

/**
 * Sends the notifications that are due to every target, once each: a runner claims a notification by its revision before it
 * sends, so any number of runners may do this at once. What a target does not take is tried again with growing pauses, twelve
 * times in about fifteen hours, and then given up with the error kept. Thirty days after the last target was served or given up the
 * notification is deleted, unless deleting it would have it told again.
 *
 * Without targets there is nobody to tell, now or later. Needs a client with the right to write.
 */
export async function deliverNotifications({
  client,
  targets,
  clock,
  fetch: send = fetch,
}: {
  client: SanityClient
  targets: readonly NotificationTarget[]
  clock: Clock
  fetch?: typeof fetch
}): Promise<DeliveryReport> {
  const raw = client.withConfig({perspective: 'raw', useCdn: false})
  const due = await raw.fetch<unknown[]>(dueQuery, {now: momentAfter(clock, 0), limit: maxPerRun})
  const read = due.map((document) => notificationSchema.safeParse(document))
  const outcomes = await Promise.all(
    read.flatMap(({data}) => (data ? [deliver(raw, data, targets, clock, send)] : [])),
  )
  await deleteOld(raw, clock)
  // Only now, so that a document which somebody broke by hand holds up no other.
  const broken = read.find(({success}) => !success)?.error
  if (broken) throw new Error(`A notification in the lake is malformed: ${broken.message}`)
  const count = (state: NotificationDelivery['state']) =>
    outcomes.flat().filter((outcome) => outcome.state === state).length
  return {delivered: count('delivered'), retrying: count('waiting'), givenUp: count('givenUp')}
}

const dueQuery = `*[_type == "notification" && dueAt <= $now] | order(dueAt asc)[0...$limit]`
/** Whether an edition is yet to be started is asked again and again: deleted, that it is time to start would be told again. */
const oldQuery = `*[
  _type == "notification" && settledAt <= $before &&
  !(event == "start" && *[_id == ^.refreshId][0].state == "planned")
][0...$limit]._id`

/** Serves the targets that wait for a notification, and gives the deliveries that were tried; none when another runner has it. */
async function deliver(
  client: SanityClient,
  notification: StoredNotification,
  targets: readonly NotificationTarget[],
  clock: Clock,
  send: typeof fetch,
): Promise<NotificationDelivery[]> {
  const {_id: id, _rev: found} = notification
  // While it is held it is simply not due; should this runner be stopped, it is again.
  const revision = await patchUnlessChanged(client, id, found, {dueAt: momentAfter(clock, leaseMs)})
  if (revision === null) return []

  const now = momentAfter(clock, 0)
  const known = new Map(notification.deliveries.map((delivery) => [delivery._key, delivery]))
  const tried = await Promise.all(
    targets
      .filter(({key}) => isDue(known.get(key), now))
      .map(async (target) =>
        attempt(target, notification, known.get(target.key)?.attempts ?? 0, clock, send),
      ),
  )
  for (const delivery of tried) known.set(delivery._key, delivery)

  const wanted = new Set(targets.map(({key}) => key))
  const next = [...known.values()]
    .filter(({_key, state}) => wanted.has(_key) && state === 'waiting')
    .flatMap(({nextAttemptAt}) => nextAttemptAt ?? [])
    .toSorted()[0]
  const deliveries = [...known.values()]
  await (next
    ? patchUnlessChanged(client, id, revision, {deliveries, dueAt: next})
    : patchUnlessChanged(client, id, revision, {deliveries, settledAt: momentAfter(clock, 0)}, ['dueAt']))
  return tried
}

async function attempt(
  target: NotificationTarget,
  notification: StoredNotification,
  attemptsBefore: number,
  clock: Clock,
  send: typeof fetch,
): Promise<NotificationDelivery> {
  const attempts = attemptsBefore + 1
  const error = await sendNotification(target, notification, momentAfter(clock, 0), send)
  const isWaiting = error !== null && attempts < maxAttempts
  const pauseMs = Math.min(longestRetryMs, firstRetryMs * 2 ** attemptsBefore)
  return {
    _key: target.key,
    host: new URL(target.url).host,
    state: error === null ? 'delivered' : isWaiting ? 'waiting' : 'givenUp',
    attempts,
    attemptedAt: momentAfter(clock, 0),
    nextAttemptAt: isWaiting ? momentAfter(clock, pauseMs) : null,
    error,
  }
}

function isDue(delivery: NotificationDelivery | undefined, now: string): boolean {
  if (!delivery) return true
  return delivery.state === 'waiting' && (delivery.nextAttemptAt ?? now) <= now
}

async function deleteOld(client: SanityClient, clock: Clock): Promise<void> {
  const ids = await client.fetch<string[]>(oldQuery, {before: momentAfter(clock, -keptMs), limit: 100})
  if (ids.length === 0) return
  const transaction = client.transaction()
  for (const id of ids) transaction.delete(id)
  await transaction.commit()
}

function momentAfter(clock: Clock, milliseconds: number): string {
  return new Date(clock.now().getTime() + milliseconds).toISOString()
}
