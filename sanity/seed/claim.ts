import type {Claim} from '../types.generated.ts'

/** A claim as it was first stated: not tested again yet, so without a review. `key` is kept in every later edition. */
export function claim(key: string, label: string, body: string): Claim & {_key: string} {
  return {_type: 'claim', _key: key, key, label, body}
}
