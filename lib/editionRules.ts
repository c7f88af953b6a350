import {countOf} from './text.ts'

/** An entry as far as the rules of an edition look at it; an unfinished one has gaps. */
export interface RuledEntry {
  position?: number | null
  framework?: {_ref?: string} | null
  advantages?: readonly RuledClaim[] | null
  disadvantages?: readonly RuledClaim[] | null
}

/** A claim as far as the rules of an edition look at it. */
interface RuledClaim {
  key?: string | null
  label?: string | null
}

/**
 * What is wrong with the positions of an edition's entries, or null: n entries take the positions 1 to n, each once.
 * Entries without a position yet are left to the rule that asks for one.
 */
export function positionsProblem(entries: readonly RuledEntry[]): string | null {
  const positions = entries.map(({position}) => position).filter((position) => typeof position === 'number')
  const twice = firstRepeated(positions)
  if (twice !== null)
    return `Position ${twice} is given to more than one entry. Each position may appear once.`
  const outside = positions.find((position) => position > entries.length)
  if (outside === undefined) return null
  const missing = entries.findIndex((_, index) => !positions.includes(index + 1)) + 1
  return `Positions must run from 1 to ${entries.length} without a gap: there are ${countOf(entries.length, 'entry', 'entries')}, position ${outside} is taken, and position ${missing} is missing.`
}

/** Whether one edition ranks a framework more than once: the sentence to show, or null. */
export function frameworksProblem(entries: readonly RuledEntry[]): string | null {
  const first = new Map<string, number>()
  for (const [index, entry] of entries.entries()) {
    const framework = entry.framework?._ref
    if (!framework) continue
    const earlier = first.get(framework)
    if (earlier !== undefined) {
      return `Entries ${earlier + 1} and ${index + 1} of the list rank the same framework. An edition ranks each framework once.`
    }
    first.set(framework, index)
  }
  return null
}

/**
 * Whether two claims of one edition share a key: the sentence to show, or null. Keys are how a claim is found again in the
 * next edition, so a shared one would mix up two histories.
 */
export function claimKeysProblem(entries: readonly RuledEntry[]): string | null {
  const first = new Map<string, string>()
  for (const claim of entries.flatMap(claimsOf)) {
    if (!claim.key) continue
    const label = claim.label || 'a claim without a label'
    const earlier = first.get(claim.key)
    if (earlier !== undefined)
      return `“${earlier}” and “${label}” both have the key “${claim.key}”. Change one of the two.`
    first.set(claim.key, label)
  }
  return null
}

/** Whether the two editorial dates contradict each other: the sentence to show, or null. Both are ISO moments. */
export function datesProblem(publishedAt: string | undefined, modifiedAt: string | undefined): string | null {
  if (!modifiedAt) return null
  if (!publishedAt)
    return 'An edition can be changed only after it was published. Fill in its publication date first.'
  return Date.parse(modifiedAt) < Date.parse(publishedAt)
    ? 'The last substantive change lies before the publication. Correct one of the two dates.'
    : null
}

function claimsOf(entry: RuledEntry): readonly RuledClaim[] {
  return [...(entry.advantages ?? []), ...(entry.disadvantages ?? [])]
}

function firstRepeated(numbers: readonly number[]): number | null {
  const seen = new Set<number>()
  for (const number of numbers) {
    if (seen.has(number)) return number
    seen.add(number)
  }
  return null
}
