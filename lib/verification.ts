import {type ReviewedClaim, defaultShelfLifeMonths, standingOf} from './claims.ts'
import {isVerified, type PlacedClaim} from './readinessRules.ts'
import {monthsAfter} from './zonedTime.ts'

/** A claim as far as verifying it goes; an unfinished one has gaps. */
export interface VerifiableClaim extends ReviewedClaim {
  _key: string
  label?: string | null
  review?: (ReviewedClaim['review'] & {note?: string | null; verifiedBy?: {_ref: string} | null}) | null
  sources?: readonly {_key: string; accessedOn?: string | null}[] | null
}

/** An entry as far as verifying its claims goes. */
export interface VerifiableEntry {
  _key: string
  framework?: {_ref?: string} | null
  advantages?: readonly VerifiableClaim[] | null
  disadvantages?: readonly VerifiableClaim[] | null
}

/** A claim with its path in the edition. */
export type ClaimAtPath = Pick<PlacedClaim<VerifiableClaim>, 'claim' | 'path'>

/** What somebody found who tested claims on a day (`2026-10-15`). */
export interface Finding {
  verdict: string
  /** Its ground. Empty: none; left out: the one that the review has stays. */
  note?: string
  /** The id of the person who tested. */
  personId: string
  day: string
  /** Whether the claims' sources were read again that day and say the same. */
  hasSameSources: boolean
}

/** Fields to set and to take away, by path: what a patch of the lake takes. */
export interface FieldChanges {
  set: Record<string, unknown>
  unset: string[]
}

/** Those of the claims that want to be tested on a day: not verified, or due again and not looked at that day. */
export function claimsToVerify(claims: readonly ClaimAtPath[], day: string): ClaimAtPath[] {
  return claims.filter(
    ({claim}) =>
      !isVerified(claim, day) || (standingOf(claim, day) === 'due' && claim.review?.verifiedOn !== day),
  )
}

/** What a finding writes into claims: their reviews, good for their shelf life, and perhaps when their sources were read. */
export function changesOfFinding(claims: readonly ClaimAtPath[], finding: Finding): FieldChanges {
  const {verdict, note, personId, day} = finding
  const reviews = claims.map(({claim, path}) => {
    const {note: earlierNote, ...earlier} = claim.review ?? {}
    const ground = note ?? earlierNote
    const review = {
      ...earlier,
      _type: 'review',
      verdict,
      verifiedOn: day,
      verifiedBy: {_type: 'reference', _ref: personId},
      expiresOn: monthsAfter(day, claim.shelfLifeMonths ?? defaultShelfLifeMonths),
      ...(ground ? {note: ground} : {}),
    }
    return [`${path}.review`, review] as const
  })
  const sources = finding.hasSameSources
    ? claims.flatMap(accessDates).map(({path}) => [path, day] as const)
    : []
  return {set: Object.fromEntries([...reviews, ...sources]), unset: []}
}

/** What puts the claims back as they are now, after a finding was written into them. */
export function changesBack(claims: readonly ClaimAtPath[]): FieldChanges {
  const fields = claims.flatMap((placed) => [
    {path: `${placed.path}.review`, value: placed.claim.review},
    ...accessDates(placed),
  ])
  return {
    set: Object.fromEntries(fields.filter(({value}) => value).map(({path, value}) => [path, value])),
    unset: fields.filter(({value}) => !value).map(({path}) => path),
  }
}

function accessDates({claim, path}: ClaimAtPath) {
  return (claim.sources ?? []).map(({_key, accessedOn}) => ({
    path: `${path}.sources[_key=="${_key}"].accessedOn`,
    value: accessedOn,
  }))
}
