import {shiftMonth} from './calendarGrid.ts'
import {type ClaimStanding, expiryOf, standingOf} from './claims.ts'
import {type ClaimingEdition, claimsOf, titleOf} from './refreshCalendar.ts'
import type {RefreshFilters} from './refreshFilters.ts'

/** A claim of an edition that readers have or will have, with what decides when somebody has to look at it again. */
export interface DatedClaim {
  editionId: string
  /** `Top backend frameworks 2026`. */
  edition: string
  roundupId: string | null
  /** Who owns its roundup. */
  owner: {_id: string; name: string | null} | null
  /** Its place in the edition's form. */
  path: string
  label: string
  framework: string | null
  standing: ClaimStanding
  /** The day from which it must be tested again; null when nobody has tested it. */
  dueOn: string | null
}

/** What is left out: null for nothing. `before` is a day: only what is due before it; `month` is `2027-06`, or `overdue`. */
export interface FreshnessFilters extends RefreshFilters {
  framework: string | null
  edition: string | null
  month: string | null
  before: string | null
}

/** A bar: the claims that fall due in a month (`2027-06`), those that are overdue, or those that nobody has tested. */
export interface DueBar {
  period: string
  count: number
}

export const overdue = 'overdue'
export const untested = 'untested'

interface OwnedEdition extends ClaimingEdition {
  roundup: {_id: string; title: string | null; owner: {_id: string; name: string | null} | null} | null
}

/** The claims of editions as they stand on a day: what nobody has tested first, then by the day on which they are due. */
export function datedClaims(editions: readonly OwnedEdition[], day: string): DatedClaim[] {
  return editions
    .flatMap((edition) =>
      claimsOf(edition).map(({claim, path, label, framework}) => ({
        // A form is opened by the published id, whether the edition is published or not.
        editionId: edition._id.replace(/^drafts\./, ''),
        edition: titleOf(edition),
        roundupId: edition.roundup?._id ?? null,
        owner: edition.roundup?.owner ?? null,
        path,
        label,
        framework,
        standing: standingOf(claim, day),
        dueOn: claim.review?.verdict ? expiryOf(claim) : null,
      })),
    )
    .toSorted((a, b) => compare(a.dueOn ?? '', b.dueOn ?? '') || compare(a.edition, b.edition))
}

/** Keeps the claims that filters ask for. */
export function filterClaims(
  claims: readonly DatedClaim[],
  {owner, roundup, framework, edition, month, before}: FreshnessFilters,
): DatedClaim[] {
  return claims.filter(
    (claim) =>
      (owner === null || claim.owner?._id === owner) &&
      (roundup === null || claim.roundupId === roundup) &&
      (framework === null || claim.framework === framework) &&
      (edition === null || claim.editionId === edition) &&
      (month === null || periodOf(claim) === month) &&
      (before === null || (claim.dueOn ?? '') <= before),
  )
}

/** How many claims fall due in each of the months from one on, after those that nobody has tested and those that are overdue. */
export function dueByMonth(claims: readonly DatedClaim[], firstMonth: string, months: number): DueBar[] {
  const counts = Map.groupBy(claims, periodOf)
  const periods = Array.from({length: months}, (_, index) => shiftMonth(firstMonth, index))
  const bars = [untested, overdue, ...periods].map((period) => ({
    period,
    count: counts.get(period)?.length ?? 0,
  }))
  return bars.filter(({period, count}) => count > 0 || periods.includes(period))
}

/** The next go-live from a moment on, of those that are given (ISO 8601), or null. */
export function nextGoLive<Refresh extends {goLive: {at: string | null} | null; state: string | null}>(
  refreshes: readonly Refresh[],
  now: string,
): Refresh | null {
  const ahead = refreshes.filter(({goLive, state}) => state !== 'live' && goLive?.at && goLive.at > now)
  return ahead.toSorted((a, b) => compare(a.goLive?.at ?? '', b.goLive?.at ?? ''))[0] ?? null
}

function periodOf({standing, dueOn}: DatedClaim): string {
  if (dueOn === null) return untested
  return standing === 'overdue' ? overdue : dueOn.slice(0, 7)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
