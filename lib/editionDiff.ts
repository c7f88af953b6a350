/** A claim as far as a comparison looks at it. `key` lasts from edition to edition. */
export interface ComparableClaim {
  key: string | null
  label: string | null
  body: string | null
  review: {verdict: string | null; verifiedOn: string | null} | null
}

/** An entry as far as a comparison looks at it; `frameworkId` is the id of the framework that it ranks. */
export interface ComparableEntry<Claim extends ComparableClaim> {
  frameworkId: string
  position: number | null
  advantages: readonly Claim[] | null
  disadvantages: readonly Claim[] | null
}

export type ClaimSide = 'advantage' | 'disadvantage'

/** One framework in two editions. An entry of either is in exactly one of these. */
export interface FrameworkChange<Entry> {
  kind: 'new' | 'dropped' | 'moved' | 'stayed'
  frameworkId: string
  before: Entry | null
  after: Entry | null
}

/** A claim with the place that it has in its edition. */
export interface PlacedClaim<Claim> {
  claim: Claim
  frameworkId: string
  side: ClaimSide
}

/** One claim in two editions. A claim of either is in exactly one of these. */
export interface ClaimChange<Claim> {
  kind: 'new' | 'dropped' | 'kept'
  before: PlacedClaim<Claim> | null
  after: PlacedClaim<Claim> | null
  /** Whether a claim that was kept says something in other words than before. */
  isReworded: boolean
  /** What testing a claim again between the two editions has shown; null when it was not tested again, and for a dropped one. */
  verdict: string | null
}

/** What became of one edition in the next. */
export interface EditionDiff<Entry extends ComparableEntry<Claim>, Claim extends ComparableClaim> {
  /** In the order of the later edition, then those that it dropped. */
  frameworks: FrameworkChange<Entry>[]
  /** In the order of the later edition, then those that it dropped. */
  claims: ClaimChange<Claim>[]
}

/**
 * Compares two editions of a roundup: frameworks by id, claims by their lasting key. Of claims that share a key within one
 * edition, which its rules forbid, the first of one matches the first of the other; claims without a key match none.
 */
export function compareEditions<
  Claim extends ComparableClaim,
  Entry extends ComparableEntry<Claim> = ComparableEntry<Claim>,
>(before: readonly Entry[], after: readonly Entry[]): EditionDiff<Entry, Claim> {
  const frameworks = match(before, after, ({frameworkId}) => frameworkId).map((pair) => frameworkChange(pair))
  const claims = match(placedClaims<Claim>(before), placedClaims<Claim>(after), ({claim}) => claim.key)
  return {frameworks, claims: claims.map(claimChange)}
}

/** Whether nothing that a reader could see became of anything. */
export function isUnchanged<Entry extends ComparableEntry<Claim>, Claim extends ComparableClaim>(
  diff: EditionDiff<Entry, Claim>,
): boolean {
  return (
    diff.frameworks.every(({kind}) => kind === 'stayed') &&
    diff.claims.every(({kind, isReworded, verdict}) => kind === 'kept' && !isReworded && verdict === null)
  )
}

interface Pair<Item> {
  before: Item | null
  after: Item | null
}

/** Pairs the items of two lists that have the same key, each item once: the later list's order, then what only the earlier has. */
function match<Item>(
  before: readonly Item[],
  after: readonly Item[],
  keyOf: (item: Item) => string | null,
): Pair<Item>[] {
  const waiting = Map.groupBy(before, keyOf)
  const pairs = after.map((item) => {
    const key = keyOf(item)
    const earlier = key === null ? null : (waiting.get(key)?.shift() ?? null)
    return {before: earlier, after: item}
  })
  const left = new Set([...waiting.values()].flat())
  return [...pairs, ...before.filter((item) => left.has(item)).map((item) => ({before: item, after: null}))]
}

function frameworkChange<Entry extends {frameworkId: string; position: number | null}>({
  before,
  after,
}: Pair<Entry>): FrameworkChange<Entry> {
  const frameworkId = (after ?? before)?.frameworkId ?? ''
  if (!before) return {kind: 'new', frameworkId, before, after}
  if (!after) return {kind: 'dropped', frameworkId, before, after}
  return {kind: before.position === after.position ? 'stayed' : 'moved', frameworkId, before, after}
}

function placedClaims<Claim extends ComparableClaim>(
  entries: readonly ComparableEntry<Claim>[],
): PlacedClaim<Claim>[] {
  return entries.flatMap(({frameworkId, advantages, disadvantages}) => [
    ...(advantages ?? []).map((claim) => ({claim, frameworkId, side: 'advantage' as const})),
    ...(disadvantages ?? []).map((claim) => ({claim, frameworkId, side: 'disadvantage' as const})),
  ])
}

function claimChange<Claim extends ComparableClaim>({
  before,
  after,
}: Pair<PlacedClaim<Claim>>): ClaimChange<Claim> {
  if (!after) return {kind: 'dropped', before, after, isReworded: false, verdict: null}
  if (!before)
    return {kind: 'new', before, after, isReworded: false, verdict: verdictSince(null, after.claim)}
  return {
    kind: 'kept',
    before,
    after,
    isReworded: before.claim.label !== after.claim.label || before.claim.body !== after.claim.body,
    verdict: verdictSince(before.claim, after.claim),
  }
}

/** The verdict of a review that the earlier edition did not have yet. */
function verdictSince(before: ComparableClaim | null, {review}: ComparableClaim): string | null {
  if (!review?.verdict) return null
  const known = before?.review
  const isSame = known?.verdict === review.verdict && known.verifiedOn === review.verifiedOn
  return isSame ? null : review.verdict
}
