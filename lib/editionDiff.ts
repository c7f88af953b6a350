/** A claim as far as a comparison looks at it. `key` lasts from edition to edition. */
export interface ComparableClaim {
  key: string | null
  label: string | null
  body: string | null
  review: {verdict: string | null; verifiedOn: string | null} | null
}

/** An entry as far as its place goes; `frameworkId` is the id of the framework that it ranks, null while none is chosen. */
export interface RankedEntry {
  frameworkId: string | null
  position: number | null
}

/** An entry as far as a comparison of whole editions looks at it. */
export interface ComparableEntry<Claim extends ComparableClaim> extends RankedEntry {
  advantages: readonly Claim[] | null
  disadvantages: readonly Claim[] | null
}

type ClaimSide = 'advantage' | 'disadvantage'

/** One framework in two editions. An entry of either is in exactly one of these. */
export interface FrameworkChange<Entry> {
  kind: 'new' | 'dropped' | 'moved' | 'stayed'
  frameworkId: string | null
  before: Entry | null
  after: Entry | null
}

/** A claim with the place that it has in its edition. */
interface PlacedClaim<Claim> {
  claim: Claim
  frameworkId: string | null
  side: ClaimSide
}

/** One claim in two editions. A claim of either is in exactly one of these. */
export interface ClaimChange<Claim> {
  kind: 'new' | 'dropped' | 'kept'
  before: PlacedClaim<Claim> | null
  after: PlacedClaim<Claim> | null
  /** Whether a claim that was kept says something in other words than before. */
  isReworded: boolean
  /** Whether a claim that was kept now stands under another framework, or on the other side of the ledger. */
  isMoved: boolean
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
 * edition, which its rules forbid, the first of one matches the first of the other; what has no key or no framework matches none.
 */
export function compareEditions<
  Claim extends ComparableClaim,
  Entry extends ComparableEntry<Claim> = ComparableEntry<Claim>,
>(before: readonly Entry[], after: readonly Entry[]): EditionDiff<Entry, Claim> {
  const claims = match(placedClaims<Claim>(before), placedClaims<Claim>(after), ({claim}) => claim.key)
  return {frameworks: compareRankings(before, after), claims: claims.map(claimChange)}
}

/** The frameworks of two editions alone, for those who do not ask what was claimed of them. */
export function compareRankings<Entry extends RankedEntry>(
  before: readonly Entry[],
  after: readonly Entry[],
): FrameworkChange<Entry>[] {
  return match(before, after, ({frameworkId}) => frameworkId).map(frameworkChange)
}

/** Whether nothing that a reader could see became of anything. */
export function isUnchanged<Entry extends ComparableEntry<Claim>, Claim extends ComparableClaim>(
  diff: EditionDiff<Entry, Claim>,
): boolean {
  return (
    diff.frameworks.every(({kind}) => kind === 'stayed') &&
    diff.claims.every(
      ({kind, isReworded, isMoved, verdict}) =>
        kind === 'kept' && !isReworded && !isMoved && verdict === null,
    )
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
  // In pairs from the start, so that an object that stands in the list twice still counts twice.
  const unmatched: Set<Pair<Item>> = new Set(before.map((item) => ({before: item, after: null})))
  const waiting = Map.groupBy(unmatched, (pair) => pair.before && keyOf(pair.before))
  const matched = after.map((item) => {
    const key = keyOf(item)
    const pair = key === null ? undefined : waiting.get(key)?.shift()
    if (pair) unmatched.delete(pair)
    return {before: pair?.before ?? null, after: item}
  })
  return [...matched, ...unmatched]
}

function frameworkChange<Entry extends RankedEntry>({before, after}: Pair<Entry>): FrameworkChange<Entry> {
  const frameworkId = (after ?? before)?.frameworkId ?? null
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
  const unchanged = {before, after, isReworded: false, isMoved: false}
  if (!after) return {...unchanged, kind: 'dropped', verdict: null}
  if (!before) return {...unchanged, kind: 'new', verdict: verdictSince(null, after.claim)}
  return {
    kind: 'kept',
    before,
    after,
    isReworded: before.claim.label !== after.claim.label || before.claim.body !== after.claim.body,
    isMoved: before.frameworkId !== after.frameworkId || before.side !== after.side,
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
