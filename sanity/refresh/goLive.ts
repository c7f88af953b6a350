import type {SanityClient} from '@sanity/client'

import {blockersIn} from '../../lib/readiness.ts'
import {isMissed} from '../../lib/refreshState.ts'
import {countOf} from '../../lib/text.ts'
import {check, checkedFields, type Check} from './check.ts'
import {forOwner} from './forOwner.ts'
import {notificationDocument} from './notifications.ts'
import {arrive} from './receipt.ts'
import {isConflict, logLine, readRefresh, type RefreshDocument} from './refreshDocument.ts'
import type {Outcome, Runner} from './runner.ts'
import {studioUrlOf} from './studioUrl.ts'

/** Attempts after which the owner is told that it does not work. The runner goes on trying. */
const attemptsUntilTold = 5

/**
 * Takes a due refresh to its end: claims it, checks it, publishes, has readers' page made anew and writes the receipt. Every step
 * is written down under the revision that the step before left, so that of any number of runners one gets through, and each
 * finds out by itself what a runner that died had done already.
 */
export async function goLive(runner: Runner, refresh: RefreshDocument): Promise<Outcome> {
  const claimed = await claim(runner, refresh)
  if (!claimed) return 'otherwise'
  try {
    return claimed.state === 'published' ? await arrive(runner, claimed) : await publish(runner, claimed)
  } catch (error) {
    return postpone(runner, refresh._id, error)
  }
}

/** Writes this runner's name into the refresh, or gives null when another was first. */
async function claim({client, clock, name, leaseMs}: Runner, refresh: RefreshDocument) {
  const now = clock.now()
  const at = now.toISOString()
  const run = {
    holder: name,
    leaseUntil: new Date(now.getTime() + leaseMs).toISOString(),
    attempt: (refresh.run?.attempt ?? 0) + 1,
    transactionId: refresh.run?.transactionId ?? transactionIdOf(refresh),
    startedAt: refresh.run?.startedAt ?? at,
    ...(refresh.run?.publishedAt ? {publishedAt: refresh.run.publishedAt} : {}),
  }
  const state = refresh.state === 'published' ? 'published' : 'publishing'
  const isLate = refresh.state === 'scheduled' && isMissed(refresh.goLive?.at ?? null, at)
  const lines = [
    ...(isLate ? [logLine('missed', lateness(refresh, now), name, at)] : []),
    ...(refresh.run
      ? [logLine('continued', `Attempt ${run.attempt}.`, name, at)]
      : [logLine('claimed', 'Its moment has come.', name, at)]),
  ]
  try {
    await client
      .patch(refresh._id)
      .ifRevisionId(refresh._rev)
      .set({state, run})
      .setIfMissing({log: []})
      .append('log', lines)
      .commit({visibility: 'sync'})
  } catch (error) {
    if (isConflict(error)) return null
    throw error
  }
  return readHeld(client, refresh._id, name)
}

/** The refresh as this runner holds it, or null when it was taken away between two requests. */
async function readHeld(
  client: SanityClient,
  refreshId: string,
  name: string,
): Promise<RefreshDocument | null> {
  const refresh = await readRefresh(client, refreshId)
  return refresh?.run?.holder === name ? refresh : null
}

/** Publishes the edition with the frameworks that belong to it, in one transaction, if it is ready; otherwise holds it. */
async function publish(runner: Runner, refresh: RefreshDocument): Promise<Outcome> {
  const {client, clock} = runner
  const editionId = refresh.edition?._ref ?? ''
  const found = await check(client, refresh, {
    goLive: refresh.goLive,
    isAhead: false,
    now: clock.now().toISOString(),
  })
  if (!found.draft && (await client.getDocument(editionId))) {
    // A runner that died had published it, or an editor did by hand: what is left is to see that readers have it.
    return notePublished(runner, refresh)
  }
  if (blockersIn(found).length > 0 || !found.draft) return hold(runner, refresh, found)
  const draft = await date(client, found.draft, refresh)
  const documents = [draft, ...found.frameworks]
  await client.action(
    documents.map(({_id, _rev}) => ({
      actionType: 'sanity.action.document.publish' as const,
      draftId: _id,
      publishedId: _id.replace(/^drafts\./, ''),
      ifDraftRevisionId: _rev,
    })),
    {
      transactionId: refresh.run?.transactionId ?? transactionIdOf(refresh),
      tag: 'perennial.refresh',
    },
  )
  return notePublished(runner, refresh)
}

/** An edition that comes out late says so: its date of publication is the moment at which it really does. */
async function date(
  client: SanityClient,
  draft: NonNullable<Check['draft']>,
  {goLive: planned, run}: RefreshDocument,
): Promise<{_id: string; _rev: string}> {
  const publishedAt = run && isMissed(planned?.at ?? null, run.startedAt) ? run.startedAt : planned?.at
  if (!publishedAt || draft.publishedAt === publishedAt) return draft
  return client
    .patch(draft._id)
    .ifRevisionId(draft._rev)
    .set({publishedAt})
    .commit<{_id: string; _rev: string}>({visibility: 'sync'})
}

async function notePublished(runner: Runner, refresh: RefreshDocument): Promise<Outcome> {
  const {client, clock, name} = runner
  const at = clock.now().toISOString()
  await client
    .patch(refresh._id)
    .ifRevisionId(refresh._rev)
    .set({state: 'published', 'run.publishedAt': at})
    .append('log', [logLine('published', 'Published in one transaction.', name, at)])
    .commit({visibility: 'sync'})
  const published = await readHeld(client, refresh._id, name)
  return published ? arrive(runner, published) : 'otherwise'
}

/** Keeps an edition back that is not ready at its moment. Readers keep the one that they have. */
async function hold({client, clock, name}: Runner, refresh: RefreshDocument, found: Check): Promise<Outcome> {
  const at = clock.now().toISOString()
  const blockers = blockersIn(found)
  const addressee = await forOwner(client, refresh)
  const message = `Held: ${countOf(blockers.length, 'thing stands', 'things stand')} in the way. ${blockers.join(' ')}`
  await client
    .transaction()
    .patch(refresh._id, (patch) =>
      patch
        .ifRevisionId(refresh._rev)
        .set({state: 'held', checked: checkedFields(found, at)})
        .unset(['run'])
        .append('log', [logLine('held', message, name, at)]),
    )
    .createIfNotExists(
      notificationDocument({
        refreshId: refresh._id,
        event: 'held',
        unique: String(Date.parse(at)),
        title: `Held: ${found.draft?.headline ?? refresh.year}`,
        text: `${addressee}${message} It goes live as soon as it is put right.`,
        url: studioUrlOf(refresh._id),
        now: at,
      }),
    )
    .commit({visibility: 'sync'})
  return 'held'
}

/**
 * Lets go of a refresh for a while; each attempt that fails makes the next one wait longer, ten minutes at most. A draft or a
 * refresh that somebody changed between two steps is no failure: the next run looks at it as it is then.
 */
async function postpone({client, clock, name}: Runner, refreshId: string, error: unknown): Promise<Outcome> {
  const refresh = await readHeld(client, refreshId, name)
  if (!refresh?.run) return 'otherwise'
  const now = clock.now()
  const at = now.toISOString()
  const {attempt} = refresh.run
  const reason = error instanceof Error ? error.message : String(error)
  const addressee = await forOwner(client, refresh)
  const delayMs = isConflict(error) ? 0 : Math.min(1_000 * 2 ** attempt, 10 * 60_000)
  const transaction = client.transaction().patch(refreshId, (patch) =>
    patch
      .ifRevisionId(refresh._rev)
      .set({'run.retryAt': new Date(now.getTime() + delayMs).toISOString()})
      .unset(['run.leaseUntil'])
      .append('log', [logLine('failed', `Attempt ${attempt} failed: ${reason}`, name, at)]),
  )
  if (attempt === attemptsUntilTold) {
    transaction.createIfNotExists(
      notificationDocument({
        refreshId,
        event: 'failed',
        unique: String(Date.parse(refresh.run.startedAt)),
        title: `Going live fails: ${refresh.year}`,
        text: `${addressee}${attempt} attempts failed, the last one with: ${reason} The runner goes on trying.`,
        url: studioUrlOf(refreshId),
        now: at,
      }),
    )
  }
  try {
    await transaction.commit({visibility: 'sync'})
    return 'waiting'
  } catch (conflict) {
    if (isConflict(conflict)) return 'otherwise'
    throw conflict
  }
}

/** One transaction for one go-live: the lake refuses an id that it knows. */
function transactionIdOf({_id, goLive: planned}: RefreshDocument): string {
  return `${_id.replaceAll('.', '-')}-${Date.parse(planned?.at ?? '') || 0}`
}

function lateness({goLive: planned}: RefreshDocument, now: Date): string {
  const minutes = Math.round((now.getTime() - Date.parse(planned?.at ?? now.toISOString())) / 60_000)
  return `No runner was there at its minute. It is caught up ${countOf(minutes, 'minute')} late.`
}
