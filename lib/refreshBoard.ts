import {standingOf} from './claims.ts'
import {durationInWords} from './receipts.ts'
import {type ClaimingEdition, claimsOf} from './refreshCalendar.ts'
import {type RefreshStanding, type RefreshState, refreshStandings, standingOfRefresh} from './refreshState.ts'

/** A refresh as far as the board shows how it stands. */
export interface BoardRefresh {
  state: RefreshState | null
  editionId: string | null
  goLive: {date: string | null; at: string | null} | null
  checked: {blockers: readonly string[] | null; verified: number | null; claims: number | null} | null
  receipt: {milliseconds: number | null} | null
}

/** Where a refresh stands: ready when its last check found nothing in the way. `now` is ISO 8601. */
export function standingOnBoard({state, goLive, checked}: BoardRefresh, now: string): RefreshStanding {
  const isReady = checked !== null && !checked.blockers?.length
  return standingOfRefresh({state: state ?? 'planned', goLiveAt: goLive?.at ?? null}, isReady, now)
}

/** The columns of the board from left to right: what comes next stands on top, and of what is live the latest. */
export function boardColumns<Refresh extends BoardRefresh>(refreshes: readonly Refresh[], now: string) {
  const byStanding = Map.groupBy(
    refreshes.toSorted((a, b) => momentOf(a) - momentOf(b)),
    (refresh) => standingOnBoard(refresh, now),
  )
  return refreshStandings.map(({value, title}) => {
    const soonestFirst = byStanding.get(value) ?? []
    return {standing: value, title, refreshes: value === 'live' ? soonestFirst.toReversed() : soonestFirst}
  })
}

/**
 * How many claims of the coming edition are verified and will still be on the day of its go-live: counted in its draft, or as the
 * last check has it when there is no draft. Null while there is neither.
 */
export function progressOf(
  {editionId, goLive, checked}: BoardRefresh,
  editions: readonly ClaimingEdition[],
  today: string,
): {verified: number; claims: number} | null {
  const draft = editions.find(({_id}) => _id === `drafts.${editionId}`)
  if (draft) {
    const standings = claimsOf(draft).map(({claim}) => standingOf(claim, goLive?.date || today))
    const verified = standings.filter((standing) => standing === 'holds' || standing === 'due')
    return {verified: verified.length, claims: standings.length}
  }
  if (typeof checked?.verified !== 'number' || typeof checked.claims !== 'number') return null
  return {verified: checked.verified, claims: checked.claims}
}

/** What stands in the way of a refresh, in a sentence and by how much more, or null. */
export function obstacleOf(
  {checked}: BoardRefresh,
  standing: RefreshStanding,
): {first: string; more: number} | null {
  if (standing === 'live') return null
  const [first, ...others] = checked?.blockers ?? []
  if (first) return {first, more: others.length}
  if (standing === 'held') return {first: 'It was not ready at its moment.', more: 0}
  return standing === 'missed' ? {first: 'Its moment has passed and no runner has taken it.', more: 0} : null
}

/** `Readers saw it 0.4 s after publishing.`: the receipt in a sentence, or null while there is none. */
export function receiptInWords({receipt}: BoardRefresh): string | null {
  if (typeof receipt?.milliseconds !== 'number') return null
  return `Readers saw it ${durationInWords(receipt.milliseconds)} after publishing.`
}

function momentOf({goLive}: BoardRefresh): number {
  return goLive?.at ? Date.parse(goLive.at) : Infinity
}
