import {verdicts} from './claims.ts'
import {
  compareEditions,
  type ClaimChange,
  type ComparableClaim,
  type ComparableEntry,
  type FrameworkChange,
} from './editionDiff.ts'
import {movementsBetween, type Movement} from './rankHistory.ts'

/** A claim of the edition before that this one gave up, with what testing it again has shown. */
export interface RetiredClaim {
  key: string | null
  review: {verdict: string | null} | null
}

/** An edition as far as its changes are told. */
export interface ToldEdition<Entry, Retired> {
  year: number
  entries: readonly Entry[]
  retired: readonly Retired[]
}

type Verdict = (typeof verdicts)[number]['value']
/** What became of a claim; `untested` was kept without being tested again. */
type ClaimOutcome = Verdict | 'new' | 'dropped' | 'untested'

/** What is told of one claim. */
export interface ClaimAccount<Claim, Retired> extends ClaimChange<Claim> {
  /** Where on its page the claim is told: its lasting key, made unique. */
  anchor: string
  outcome: ClaimOutcome
  /** Why the later edition dropped it, where it says so. */
  retirement: Retired | null
}

/** What is told of one framework: its place and its claims. */
export interface FrameworkAccount<Entry, Claim, Retired> extends FrameworkChange<Entry> {
  movement: Movement | null
  claims: ClaimAccount<Claim, Retired>[]
}

/**
 * Tells what became of an edition in the next, framework by framework in the later edition's order, then those that it dropped. A
 * claim is told under the framework that it stands under now, a dropped one where it stood.
 */
export function accountOfChanges<
  Claim extends ComparableClaim,
  Entry extends ComparableEntry<Claim>,
  Retired extends RetiredClaim,
>(
  before: ToldEdition<Entry, Retired>,
  after: ToldEdition<Entry, Retired>,
): FrameworkAccount<Entry, Claim, Retired>[] {
  const diff = compareEditions<Claim, Entry>(before.entries, after.entries)
  const movements = movementsBetween(
    {year: before.year, ranking: before.entries},
    {year: after.year, ranking: after.entries},
  )
  const anchors = new Set<string>()
  const claims = diff.claims.map((change): ClaimAccount<Claim, Retired> => {
    const key = (change.after ?? change.before)?.claim.key ?? null
    const retirement =
      change.kind === 'dropped' && key !== null ? after.retired.find((retired) => retired.key === key) : null
    const anchor = uniqueAnchor(key ?? 'claim', anchors)
    return {...change, anchor, outcome: outcomeOf(change), retirement: retirement ?? null}
  })
  const byFramework = Map.groupBy(claims, (claim) => (claim.after ?? claim.before)?.frameworkId ?? null)
  return diff.frameworks.map((change) => {
    const {frameworkId} = change
    const told = byFramework.get(frameworkId) ?? []
    // An edition that ranks a framework twice, which its rules forbid, still tells each claim once.
    byFramework.delete(frameworkId)
    const movement = frameworkId === null ? null : (movements.get(frameworkId) ?? null)
    return Object.assign(change, {movement, claims: told})
  })
}

/** `Sharpened`, `New`, `Outdated, dropped`: the first word about a claim. */
export function outcomeInWords(claim: Omit<ClaimAccount<unknown, RetiredClaim>, 'anchor'>): string {
  const {outcome, retirement, isReworded, isMoved} = claim
  if (outcome === 'new') return 'New'
  if (outcome === 'dropped') {
    const verdict = titleOf(retirement?.review?.verdict)
    return verdict ? `${verdict}, dropped` : 'Dropped'
  }
  if (outcome !== 'untested') return titleOf(outcome) ?? outcome
  if (isReworded) return 'Reworded'
  return isMoved ? 'Moved' : 'Not tested again'
}

/** A number with what it counts: `3`, `sharpened`. */
export interface Tally {
  count: number
  words: string
}

/** How many frameworks and claims had which fate, each counted once; what did not happen is left out. */
export function talliesOf(account: readonly FrameworkAccount<unknown, unknown, unknown>[]): {
  frameworks: Tally[]
  claims: Tally[]
  reworded: number
} {
  const claims = account.flatMap((framework) => framework.claims)
  const outcomes: ClaimOutcome[] = [...verdicts.map(({value}) => value), 'untested', 'new', 'dropped']
  return {
    frameworks: tally(
      account.map(({kind}) => kind),
      ['new', 'dropped', 'moved', 'stayed'],
    ),
    claims: tally(
      claims.map(({outcome}) => outcome),
      outcomes,
    ),
    reworded: claims.filter(({isReworded}) => isReworded).length,
  }
}

/** `Frameworks: 4 moved, 1 stayed. Claims: 11 hold, 3 sharpened, 1 new. 5 were reworded.` */
export function summaryOfChanges(account: readonly FrameworkAccount<unknown, unknown, unknown>[]): string {
  const {frameworks, claims, reworded} = talliesOf(account)
  const list = (tallies: Tally[]) => tallies.map(({count, words}) => `${count} ${words}`).join(', ')
  return [
    frameworks.length > 0 && `Frameworks: ${list(frameworks)}.`,
    claims.length > 0 && `Claims: ${list(claims)}.`,
    reworded > 0 && `${reworded} ${reworded === 1 ? 'was' : 'were'} reworded.`,
  ]
    .filter(Boolean)
    .join(' ')
}

function tally<Fate extends string>(fates: readonly Fate[], order: readonly Fate[]): Tally[] {
  return order.flatMap((fate) => {
    const count = fates.filter((each) => each === fate).length
    return count > 0 ? [{count, words: fateInWords(fate, count)}] : []
  })
}

function fateInWords(fate: string, count: number): string {
  if (fate === 'holds') return count === 1 ? 'holds' : 'hold'
  return fate === 'untested' ? 'not tested again' : fate
}

function outcomeOf({kind, verdict}: ClaimChange<unknown>): ClaimOutcome {
  if (kind !== 'kept') return kind
  return verdicts.find(({value}) => value === verdict)?.value ?? 'untested'
}

function titleOf(verdict: string | null | undefined): string | undefined {
  return verdicts.find(({value}) => value === verdict)?.title
}

function uniqueAnchor(wanted: string, taken: Set<string>): string {
  let anchor = wanted
  for (let count = 2; taken.has(anchor); count += 1) anchor = `${wanted}-${count}`
  taken.add(anchor)
  return anchor
}
