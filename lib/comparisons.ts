const between = '-vs-'
const mostCompared = 3

/** What the address of a comparison leads to: frameworks at their one address, the way to that address, or nothing. */
export type ComparisonAddress =
  | {kind: 'frameworks'; slugs: string[]}
  | {kind: 'elsewhere'; comparison: string}
  | {kind: 'none'}

/** `django-vs-flask`: the one name of a comparison, whatever the order and repeats of `slugs`. Null unless it is of two or three. */
export function comparisonSlug(slugs: readonly string[]): string | null {
  const distinct = [...new Set(slugs)].toSorted()
  return distinct.length < 2 || distinct.length > mostCompared ? null : distinct.join(between)
}

/**
 * Reads a comparison's address. The words are taken apart at each `-vs-`, so a framework that has this in its own slug cannot
 * be compared.
 */
export function readComparison(segment: string): ComparisonAddress {
  const slugs = segment.split(between)
  const comparison = slugs.every(Boolean) ? comparisonSlug(slugs) : null
  if (comparison === null) return {kind: 'none'}
  return comparison === segment
    ? {kind: 'frameworks', slugs: comparison.split(between)}
    : {kind: 'elsewhere', comparison}
}

/** Every pair among frameworks, each once, by the names of their comparisons. */
export function pairsAmong(slugs: readonly string[]): string[] {
  const pairs = slugs.flatMap((one, index) =>
    slugs.slice(index + 1).flatMap((other) => comparisonSlug([one, other]) ?? []),
  )
  return [...new Set(pairs)].toSorted()
}
