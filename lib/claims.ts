import {formatDate} from './dates.ts'
import {anchorOf} from './text.ts'
import {daysAfter, monthsAfter} from './zonedTime.ts'

/** How many months a review holds when the claim names no shelf life of its own. */
export const defaultShelfLifeMonths = 12
/** How many days before its expiry a review counts as due. */
export const dueDays = 60

/** A claim as far as its standing goes; an unfinished one has gaps. Days are `2026-10-15`. */
export interface ReviewedClaim {
  shelfLifeMonths?: number | null
  review?: {verdict?: string | null; verifiedOn?: string | null; expiresOn?: string | null} | null
}

/**
 * How a claim stands on a day. `untested`: nobody has tested it since it was written, or since the edition was begun; `holds` good
 * for the time being; `due` again within sixty days; `overdue`: its review has expired.
 */
export type ClaimStanding = 'untested' | 'holds' | 'due' | 'overdue'

/** How a claim stands on a day, by its own dates: nothing of this is stored. */
export function standingOf(claim: ReviewedClaim, day: string): ClaimStanding {
  const expiresOn = expiryOf(claim)
  if (!claim.review?.verdict || expiresOn === null) return 'untested'
  if (expiresOn <= day) return 'overdue'
  return expiresOn <= daysAfter(day, dueDays) ? 'due' : 'holds'
}

/** The day from which a claim must be tested again: the one its review names, or the end of its shelf life. Null when untested. */
export function expiryOf({review, shelfLifeMonths}: ReviewedClaim): string | null {
  if (!review?.verifiedOn) return null
  return review.expiresOn || monthsAfter(review.verifiedOn, shelfLifeMonths ?? defaultShelfLifeMonths)
}

/** The first day on which one of several claims must be tested again; null when none of them is dated. */
export function earliestExpiry(claims: readonly ReviewedClaim[]): string | null {
  const days = claims.map(expiryOf).filter((day) => day !== null)
  return days.toSorted()[0] ?? null
}

/** What testing a claim again can show, in the words that editors and readers see. */
export const verdicts = [
  {value: 'holds', title: 'Holds'},
  {value: 'sharpened', title: 'Sharpened'},
  {value: 'softened', title: 'Softened'},
  {value: 'corrected', title: 'Corrected'},
  {value: 'outdated', title: 'Outdated'},
] as const

/** The state of a claim's review in one line: `Holds, verified 15 October 2026`. */
export function reviewSummary(review: {verdict?: string | null; verifiedOn?: string | null}): string {
  const verdict = verdicts.find(({value}) => value === review.verdict)?.title
  if (!verdict) return 'Not tested again yet'
  return review.verifiedOn ? `${verdict}, verified ${formatDate(review.verifiedOn)}` : `${verdict}, not dated`
}

/**
 * The lasting key of a new claim, `django-large-community`: framework first, because many frameworks are said to have the
 * same virtue. Null while either part is missing.
 */
export function claimKeyFor(
  frameworkSlug: string | null | undefined,
  label: string | null | undefined,
): string | null {
  const parts = [frameworkSlug, label].map((part) => anchorOf(part ?? ''))
  return parts.every(Boolean) ? parts.join('-') : null
}

/** What is wrong with the form of a claim's key, in an editor's words, or null. */
export function claimKeyProblem(key: string | undefined): string | null {
  if (!key || /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(key)) return null
  return 'A key has lower-case letters without accents, digits and single hyphens only.'
}
