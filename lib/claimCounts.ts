import type {ReviewedClaim} from './claims.ts'

/** How many claims a side of the ledger has, in numbers alone. */
export interface ClaimCounts {
  advantages: number
  disadvantages: number
  /** How many were tested again at all. */
  tested: number
  /** How many of those hold as they are or were sharpened. */
  holding: number
}

/** Counts what is claimed of one framework in one edition. */
export function claimCounts(entry: {
  advantages: readonly ReviewedClaim[] | null
  disadvantages: readonly ReviewedClaim[] | null
}): ClaimCounts {
  const [advantages, disadvantages] = [entry.advantages ?? [], entry.disadvantages ?? []]
  const verdicts = [...advantages, ...disadvantages].flatMap(({review}) => review?.verdict ?? [])
  return {
    advantages: advantages.length,
    disadvantages: disadvantages.length,
    tested: verdicts.length,
    holding: verdicts.filter((verdict) => verdict === 'holds' || verdict === 'sharpened').length,
  }
}
