import {type ReviewedClaim, expiryOf} from './claims.ts'
import {countOf} from './text.ts'

/** A refresh as far as the calendar places it: on its day by the clock that is meant. */
export interface DatedRefresh {
  _id: string
  goLive: {date: string | null; at: string | null} | null
}

interface KeyedClaim extends ReviewedClaim {
  _key: string
  label: string | null
}

/** An edition as far as the expiry of its claims goes; `_id` may be that of its draft. */
export interface ClaimingEdition {
  _id: string
  year: number | null
  roundup: {_id: string; title: string | null} | null
  entries: readonly ClaimingEntry[] | null
}

interface ClaimingEntry {
  _key: string
  framework: string | null
  advantages: readonly KeyedClaim[] | null
  disadvantages: readonly KeyedClaim[] | null
}

/** A claim that has to be tested again from a day on, with its path in the edition's form. */
export interface ExpiringClaim {
  path: string
  label: string
  framework: string | null
}

/** What falls on one day: go-lives, and for each edition those of its claims that expire. */
export type CalendarItem<Refresh> =
  | {kind: 'goLive'; day: string; key: string; refresh: Refresh}
  | {kind: 'expiry'; day: string; key: string; editionId: string; title: string; claims: ExpiringClaim[]}

export type Calendar<Refresh> = ReadonlyMap<string, readonly CalendarItem<Refresh>[]>

/** Lays refreshes and the expiry of claims out by day (`2027-06-04`): on each, go-lives by their moment, then expiries by title. */
export function layOutCalendar<Refresh extends DatedRefresh>(
  refreshes: readonly Refresh[],
  editions: readonly ClaimingEdition[],
): Calendar<Refresh> {
  const goLives = refreshes
    .toSorted((a, b) => compare(a.goLive?.at ?? '', b.goLive?.at ?? ''))
    .flatMap((refresh) => goLiveOf(refresh))
  const expiries = editions.flatMap(expiriesOf).toSorted((a, b) => compare(a.title, b.title))
  return Map.groupBy([...goLives, ...expiries], ({day}) => day)
}

/** How much falls into a month (`2027-06`), or any other time that days begin with. */
export function countIn(
  calendar: Calendar<unknown>,
  period: string,
): {goLives: number; expiringClaims: number} {
  const items = [...calendar].flatMap(([day, onDay]) => (day.startsWith(period) ? onDay : []))
  return {
    goLives: items.filter(({kind}) => kind === 'goLive').length,
    expiringClaims: items.reduce((sum, item) => sum + (item.kind === 'expiry' ? item.claims.length : 0), 0),
  }
}

/** `1 refresh, 7 claims expire`: a count in words, or null when there is nothing. */
export function countInWords(count: {goLives: number; expiringClaims: number}): string | null {
  const parts = [
    count.goLives > 0 && countOf(count.goLives, 'refresh', 'refreshes'),
    count.expiringClaims > 0 && countOf(count.expiringClaims, 'claim expires', 'claims expire'),
  ]
  return parts.filter(Boolean).join(', ') || null
}

/** The first day after another on which something falls, or null when nothing comes. */
export function nextDayWithItems(calendar: Calendar<unknown>, day: string): string | null {
  return [...calendar.keys()].filter((other) => other > day).toSorted(compare)[0] ?? null
}

/** `7 claims expire` as seen from a day: what has expired before it, or on it, says so. */
export function expiryInWords(
  {day, claims}: {day: string; claims: readonly unknown[]},
  today: string,
): string {
  const count = countOf(claims.length, 'claim')
  if (day <= today) return `${count} expired`
  return claims.length === 1 ? `${count} expires` : `${count} expire`
}

function goLiveOf<Refresh extends DatedRefresh>(refresh: Refresh): CalendarItem<Refresh>[] {
  const day = refresh.goLive?.date
  return day ? [{kind: 'goLive', day, key: refresh._id, refresh}] : []
}

function expiriesOf(edition: ClaimingEdition) {
  const dated = claimsOf(edition).flatMap(({claim, ...expiring}) => {
    const day = expiryOf(claim)
    return day ? [{day, expiring}] : []
  })
  return [...Map.groupBy(dated, ({day}) => day)].map(([day, onDay]) => ({
    kind: 'expiry' as const,
    day,
    key: `${edition._id} ${day}`,
    // A form is opened by the published id, whether the edition is published or not.
    editionId: edition._id.replace(/^drafts\./, ''),
    title: titleOf(edition),
    claims: onDay.map(({expiring}) => expiring),
  }))
}

/** `Top backend frameworks 2027`: how an edition, and the refresh that brings it, is called among editors. */
export function titleOf({
  roundup,
  year,
}: {
  roundup: {title: string | null} | null
  year: number | null
}): string {
  return [roundup?.title || 'Roundup without a title', year].filter(Boolean).join(' ')
}

/** The claims of an edition, in the order of its form. */
export function claimsOf({entries}: Pick<ClaimingEdition, 'entries'>) {
  return (entries ?? []).flatMap((entry) =>
    (['advantages', 'disadvantages'] as const).flatMap((side) =>
      (entry[side] ?? []).map((claim) => ({
        claim,
        path: `entries[_key=="${entry._key}"].${side}[_key=="${claim._key}"]`,
        label: claim.label || 'Claim without a label',
        framework: entry.framework,
      })),
    ),
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
