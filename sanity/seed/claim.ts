import {defaultShelfLifeMonths} from '../../lib/claims.ts'
import {monthsAfter} from '../../lib/zonedTime.ts'
import type {Claim, Retirement, Review} from '../types.generated.ts'
import {ids} from './ids.ts'
import {type source, sourcesOf} from './source.ts'

export type SeedClaim = Claim & {_key: string}

/** A claim as it was first stated: not tested again yet, so without a review. `key` is kept in every later edition. */
export function claim(key: string, label: string, body: string): SeedClaim {
  return {_type: 'claim', _key: key, key, label, body}
}

/** What testing a claim again has shown. */
interface Test {
  verdict: NonNullable<Review['verdict']>
  /** The ground for the verdict. Readers see it. */
  note: string
  sources: readonly [ReturnType<typeof source>, ...ReturnType<typeof source>[]]
}

/** A claim that the desk has tested. One that ages faster than others brings its own shelf life. */
export function tested(
  stated: SeedClaim,
  {shelfLifeMonths, ...test}: Test & {shelfLifeMonths?: number},
): SeedClaim {
  const review = reviewOf(test)
  const expiresOn = monthsAfter(review.verifiedOn, shelfLifeMonths ?? defaultShelfLifeMonths)
  return {
    ...stated,
    sources: sourcesOf(stated._key, test.sources),
    review: {...review, expiresOn},
    ...(shelfLifeMonths ? {shelfLifeMonths} : {}),
  }
}

/** A claim that the desk has tested and that the edition no longer makes. It need not be tested again, so nothing expires. */
export function retired({_key, key, label}: SeedClaim, test: Test): Retirement & {_key: string} {
  return {
    _type: 'retirement',
    _key,
    key,
    label,
    review: reviewOf(test),
    sources: sourcesOf(_key, test.sources),
  }
}

/** A claim is verified on the day on which the last of its sources was read. */
function reviewOf({verdict, note, sources}: Test) {
  const verifiedOn = sources.map(({accessedOn}) => accessedOn).reduce((a, b) => (a > b ? a : b))
  return {
    _type: 'review' as const,
    verdict,
    verifiedOn,
    verifiedBy: {_type: 'reference' as const, _ref: ids.desk},
    note,
  }
}
