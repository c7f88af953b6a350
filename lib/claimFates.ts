/** An edition as far as it tells what became of the claims about one framework. */
export interface EditionOfClaims {
  year: number
  roundupSlug: string
  claims: readonly {key: string; label: string; side: 'advantage' | 'disadvantage'; verdict: string | null}[]
  /** Claims of the edition before that this one no longer makes, whatever they are about. */
  retired: readonly {key: string | null; verdict: string | null; note: string | null}[]
}

/** One claim through the editions that made it. */
export interface ClaimFate {
  key: string
  /** As the newest edition that makes it heads it. */
  label: string
  side: 'advantage' | 'disadvantage'
  /** The editions that make it, the earliest first, each with what testing it again had shown by then. */
  stood: {year: number; roundupSlug: string; verdict: string | null}[]
  /** The edition that no longer makes it, and why; null while the newest one does. */
  ended: {year: number; roundupSlug: string; verdict: string | null; note: string | null} | null
}

/** What became of every claim ever made about a framework: those that stand first, then those that ended, each in order of appearance. */
export function claimFates(editions: readonly EditionOfClaims[]): ClaimFate[] {
  const inOrder = editions.toSorted((one, other) => one.year - other.year)
  const keys = [...new Set(inOrder.flatMap(({claims}) => claims.map(({key}) => key)))]
  const fates = keys.flatMap((key) => fateOf(key, inOrder) ?? [])
  return [...fates.filter(({ended}) => ended === null), ...fates.filter(({ended}) => ended !== null)]
}

function fateOf(key: string, editions: readonly EditionOfClaims[]): ClaimFate | null {
  const makers = editions.flatMap((edition) => {
    const claim = edition.claims.find((one) => one.key === key)
    return claim ? [{edition, claim}] : []
  })
  const last = makers.at(-1)
  if (!last) return null
  const next = editions.find(
    ({roundupSlug, year}) => roundupSlug === last.edition.roundupSlug && year > last.edition.year,
  )
  const retirement = next?.retired.find((one) => one.key === key)
  return {
    key,
    label: last.claim.label,
    side: last.claim.side,
    stood: makers.map(({edition: {year, roundupSlug}, claim: {verdict}}) => ({year, roundupSlug, verdict})),
    ended: next
      ? {
          year: next.year,
          roundupSlug: next.roundupSlug,
          verdict: retirement?.verdict ?? null,
          note: retirement?.note ?? null,
        }
      : null,
  }
}
