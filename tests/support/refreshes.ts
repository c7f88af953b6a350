import type {SanityClient} from '@sanity/client'

import {daysAfter} from '../../lib/zonedTime.ts'
import {editionIdOf, refreshIdOf} from '../../sanity/refresh/ids.ts'
import {scheduleRefresh} from '../../sanity/refresh/schedule.ts'
import {startRefresh} from '../../sanity/refresh/start.ts'
import {ids} from '../../sanity/seed/ids.ts'
import type {Claim, Edition} from '../../sanity/types.generated.ts'

const source = {
  _type: 'source' as const,
  _key: 'checked',
  title: 'Home page',
  url: 'https://example.org/',
  publisher: 'Example',
  accessedOn: '2026-11-01',
}

/** The ids of the seeded roundup's edition of a year and of its refresh. */
export function idsOf(year: number) {
  const editionId = editionIdOf(ids.roundup, year)
  return {refreshId: refreshIdOf(ids.roundup, year), editionId, draftId: `drafts.${editionId}`}
}

/** Starts an edition as its owner does, on the day that its refresh was planned for. */
export function start(client: SanityClient, year: number, now: string) {
  const request = {roundupId: ids.roundup, year, goLive: null, ownerId: ids.desk, by: 'Editor', now}
  return startRefresh(client, request)
}

/** Verifies every claim of a draft, as an editor does over weeks. `day` is the day of the reviews, `2027-05-01`. */
export async function verifyAll(client: SanityClient, year: number, day: string): Promise<void> {
  const {draftId} = idsOf(year)
  const draft = await client.getDocument<Edition>(draftId)
  if (!draft) throw new Error('There is no draft to verify')
  const verified = (claims: Claim[] | undefined) =>
    claims?.map((claim) =>
      Object.assign({}, claim, {
        sources: claim.sources?.length ? claim.sources : [source],
        review: {
          _type: 'review',
          verdict: 'holds',
          verifiedOn: day,
          verifiedBy: {_type: 'reference', _ref: ids.desk},
        },
      }),
    )
  const entries = (draft.entries ?? []).map((entry) =>
    Object.assign({}, entry, {
      advantages: verified(entry.advantages),
      disadvantages: verified(entry.disadvantages),
    }),
  )
  await client.patch(draftId).set({entries}).commit({visibility: 'sync'})
}

/**
 * Brings an edition as far as waiting for its moment, and makes that moment come: people choose minutes, so the refresh is
 * scheduled for a later one and moved to `inMs` from now.
 */
export async function scheduleSoon(editor: SanityClient, year: number, inMs: number): Promise<void> {
  const {refreshId} = idsOf(year)
  // On a busy machine the lake may close an idle connection at the moment in which it is used again.
  const client = editor.withConfig({maxRetries: 3})
  const now = new Date().toISOString()
  await start(client, year, now)
  await verifyAll(client, year, now.slice(0, 10))
  const later = {date: daysAfter(now.slice(0, 10), 30), time: '12:00', timeZone: 'UTC'}
  await scheduleRefresh(client, {refreshId, goLive: later, by: 'Editor', now})
  await bringForward(client, year, inMs)
}

/** Moves a go-live to `inMs` from now, or as long ago when that is negative. */
export async function bringForward(client: SanityClient, year: number, inMs: number): Promise<void> {
  const at = new Date(Date.now() + inMs).toISOString()
  await client.patch(idsOf(year).refreshId).set({'goLive.at': at}).commit({visibility: 'sync'})
}

/** The events in a refresh's log, in their order. */
export function eventsOf(client: SanityClient, year: number): Promise<string[]> {
  return client.fetch('*[_id == $refreshId][0].log[].event', idsOf(year))
}

/** How many transactions have ever touched a published edition: one for one go-live. */
export async function publicationsOf(client: SanityClient, year: number): Promise<number> {
  const {dataset} = client.config()
  const path = `/data/history/${dataset}/transactions/${idsOf(year).editionId}?excludeContent=true`
  const lines = await client.request<string>({url: path})
  return lines.split('\n').filter(Boolean).length
}
