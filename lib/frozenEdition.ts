import type {RuledEntry} from './editionRules.ts'
import {isSameValue} from './isSameValue.ts'

/** A correction as far as the rule looks at it; an unfinished one has gaps. */
interface SignedCorrection {
  _key: string
  date?: string | null
  text?: string | null
  by?: {_ref?: string} | null
}

/** An edition as far as the rule looks at it by name; it compares every other field as well. */
export interface FrozenEdition {
  roundup?: {_ref?: string} | null
  year?: number | null
  publishedAt?: string | null
  modifiedAt?: string | null
  entries?: readonly (RuledEntry & {_key: string})[] | null
  corrections?: readonly SignedCorrection[] | null
  [field: string]: unknown
}

/** A sentence for an editor, and where in the edition it belongs. */
export interface FrozenProblem {
  message: string
  path: (string | {_key: string})[]
}

/**
 * What forbids a past edition to be published as it is now, or an empty list. A past edition keeps its place, its date, its
 * ranking and its claims for good. Its wording, its sources and the like may be put right, with a new correction that is dated,
 * signed and moves the date of the last change, so that readers learn of it.
 *
 * @param published - as readers have it
 * @param changed - as it would be published
 */
export function frozenProblems(published: FrozenEdition, changed: FrozenEdition): FrozenProblem[] {
  return [
    ...fixedFieldProblems(published, changed),
    ...entryProblems(published, changed),
    ...keptCorrectionProblems(published, changed),
    ...newCorrectionProblems(published, changed),
  ]
}

const fixedFields = [
  ['roundup', 'A past edition stays in its roundup.'],
  ['year', 'A past edition keeps its year.'],
  ['publishedAt', 'A past edition keeps the date on which it was published.'],
] as const

function fixedFieldProblems(published: FrozenEdition, changed: FrozenEdition): FrozenProblem[] {
  return fixedFields
    .filter(([field]) => !isSameValue(published[field] ?? null, changed[field] ?? null))
    .map(([field, message]) => ({message, path: [field]}))
}

function entryProblems(published: FrozenEdition, changed: FrozenEdition): FrozenProblem[] {
  const before = published.entries ?? []
  const after = changed.entries ?? []
  if (before.map(({_key}) => _key).join() !== after.map(({_key}) => _key).join()) {
    const message = 'A past edition keeps its entries in their order: none can be added, removed or moved.'
    return [{message, path: ['entries']}]
  }
  return before.flatMap((entry, index) => {
    const now = after[index] ?? entry
    const path = ['entries', {_key: entry._key}]
    return placeProblems(entry, now, path).concat(claimProblems(entry, now, path))
  })
}

function placeProblems(before: RuledEntry, after: RuledEntry, path: FrozenProblem['path']): FrozenProblem[] {
  const problems: FrozenProblem[] = []
  if (before.position !== after.position) {
    const message = `This entry was published at position ${before.position}. A past edition keeps its ranking.`
    problems.push({message, path: path.concat('position')})
  }
  if (before.framework?._ref !== after.framework?._ref) {
    const message = 'A past edition ranks what it ranked: this entry keeps its framework.'
    problems.push({message, path: path.concat('framework')})
  }
  return problems
}

function claimProblems(before: RuledEntry, after: RuledEntry, path: FrozenProblem['path']): FrozenProblem[] {
  return (['advantages', 'disadvantages'] as const)
    .filter((side) => !isSameValue(claimKeys(before[side]), claimKeys(after[side])))
    .map((side) => ({
      message:
        'A past edition keeps its claims and their lasting keys: none can be added, removed or exchanged. Put the wording right instead.',
      path: [...path, side],
    }))
}

function claimKeys(claims: RuledEntry['advantages']): string[] {
  return (claims ?? []).map(({key}) => key ?? '').toSorted()
}

function keptCorrectionProblems(published: FrozenEdition, changed: FrozenEdition): FrozenProblem[] {
  const now = new Map((changed.corrections ?? []).map((correction) => [correction._key, correction]))
  return (published.corrections ?? []).flatMap((correction): FrozenProblem[] => {
    const kept = now.get(correction._key)
    if (kept === undefined) {
      const message = 'A correction that readers have seen is missing. Corrections are never removed.'
      return [{message, path: ['corrections']}]
    }
    if (isSameValue(correction, kept)) return []
    const message = 'Readers have seen this correction: it stays as it is. Add another one.'
    return [{message, path: ['corrections', {_key: correction._key}]}]
  })
}

function newCorrectionProblems(published: FrozenEdition, changed: FrozenEdition): FrozenProblem[] {
  if (isSameValue(contentOf(published), contentOf(changed))) return []
  const known = new Set((published.corrections ?? []).map(({_key}) => _key))
  const added = (changed.corrections ?? []).filter(({_key}) => !known.has(_key))
  if (added.length === 0) {
    const message =
      'This edition is frozen: a later one has taken its place. Add a correction that tells readers what you change, or discard the change.'
    return [{message, path: ['corrections']}]
  }
  const lastChange = published.modifiedAt ?? published.publishedAt
  const problems = added.flatMap((correction) => newCorrectionProblem(correction, lastChange ?? null))
  const isMoved = added.every(({date}) => !date || (changed.modifiedAt && !isAfter(date, changed.modifiedAt)))
  if (isMoved) return problems
  const message =
    'Move the last substantive change to the date of the correction, so that readers see that something changed.'
  return [...problems, {message, path: ['modifiedAt']}]
}

function newCorrectionProblem(
  {_key, date, text, by}: SignedCorrection,
  lastChange: string | null,
): FrozenProblem[] {
  const path = ['corrections', {_key}]
  if (!date || !text?.trim() || !by?._ref) {
    return [{message: 'A correction has a date, a text and a signature: fill in all three.', path}]
  }
  if (lastChange === null || isAfter(date, lastChange)) return []
  const message =
    'This correction is dated before the last change that readers know of. Date it on the day it is made.'
  return [{message, path: [...path, 'date']}]
}

function isAfter(moment: string, other: string): boolean {
  return Date.parse(moment) > Date.parse(other)
}

/** A document without what the lake writes: `_id`, `_rev` and the like. */
function contentOf(document: FrozenEdition): Record<string, unknown> {
  return Object.fromEntries(Object.entries(document).filter(([field]) => !field.startsWith('_')))
}
