/** An edition as far as it tells what became of the claims about one framework. */
export interface EditionOfClaims {
  year: number
  roundupSlug: string
  claims: readonly {key: string; label: string; side: 'advantage' | 'disadvantage'; verdict: string | null}[]
  /** Claims of the edition before that this one no longer makes, whatever they are about. */
  retired: readonly {key: string | null; verdict: string | null; note: string | null}[]
}

/** What one edition did with a claim: made it, with what testing it again had shown by then, or dropped it, with the reason. */
interface ClaimStation {
  year: number
  roundupSlug: string
  isMade: boolean
  verdict: string | null
  note: string | null
}

/** One claim through the editions. */
export interface ClaimFate {
  key: string
  /** As the newest edition that makes it heads it. */
  label: string
  side: 'advantage' | 'disadvantage'
  /** The earliest first. */
  stations: ClaimStation[]
  /** Whether the newest edition of some roundup still makes it. */
  stands: boolean
}

/**
 * What became of every claim ever made about a framework: those that stand first, then those that ended, each in order of
 * appearance. An edition drops what the one before it in its own roundup made and it does not.
 *
 * @param editions - all editions of the roundups that have ranked the framework, also those that leave it out
 */
export function claimFates(editions: readonly EditionOfClaims[]): ClaimFate[] {
  const inOrder = editions.toSorted((one, other) => one.year - other.year)
  const keys = [...new Set(inOrder.flatMap(({claims}) => claims.map(({key}) => key)))]
  const fates = keys.flatMap((key) => fateOf(key, inOrder) ?? [])
  return fates.toSorted((one, other) => Number(other.stands) - Number(one.stands))
}

function fateOf(key: string, editions: readonly EditionOfClaims[]): ClaimFate | null {
  const stations: ClaimStation[] = []
  /** Whether the latest edition so far makes the claim, by roundup. */
  const made = new Map<string, boolean>()
  let newest: EditionOfClaims['claims'][number] | null = null
  for (const {year, roundupSlug, claims, retired} of editions) {
    const claim = claims.find((one) => one.key === key) ?? null
    if (claim) {
      newest = claim
      stations.push({year, roundupSlug, isMade: true, verdict: claim.verdict, note: null})
    } else if (made.get(roundupSlug)) {
      const retirement = retired.find((one) => one.key === key)
      const {verdict = null, note = null} = retirement ?? {}
      stations.push({year, roundupSlug, isMade: false, verdict, note})
    }
    made.set(roundupSlug, claim !== null)
  }
  if (!newest) return null
  const {label, side} = newest
  return {key, label, side, stations, stands: [...made.values()].some(Boolean)}
}
