import {type ClaimStanding, expiryOf, reviewSummary} from '../../../lib/claims.ts'
import {formatDate} from '../../../lib/dates.ts'
import type {VerifiableClaim} from '../../../lib/verification.ts'

/** `Holds, verified 15 October 2026; good until 15 October 2027`. */
export function standingInWords(claim: VerifiableClaim): string {
  const expiry = expiryOf(claim)
  const summary = reviewSummary(claim.review ?? {})
  return expiry && claim.review?.verdict ? `${summary}; good until ${formatDate(expiry)}` : summary
}

const worstFirst: readonly ClaimStanding[] = ['overdue', 'untested', 'due', 'holds']

/** The one that an editor has to see to first. */
export function worstStanding(standings: readonly ClaimStanding[]): ClaimStanding {
  return worstFirst.find((standing) => standings.includes(standing)) ?? 'holds'
}
