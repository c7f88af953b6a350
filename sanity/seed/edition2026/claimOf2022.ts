import type {SeedClaim} from '../claim.ts'
import {edition2022} from '../edition2022.ts'

const claims = new Map(
  (edition2022.entries ?? [])
    .flatMap(({advantages, disadvantages}) => [advantages ?? [], disadvantages ?? []].flat())
    .map((claim) => [claim._key, claim]),
)

/** A claim as the edition of 2022 makes it, by its lasting key: what the desk tested again. */
export function claimOf2022(key: string): SeedClaim {
  const claim = claims.get(key)
  if (!claim) throw new Error(`The edition of 2022 makes no claim with the key "${key}"`)
  return claim
}
