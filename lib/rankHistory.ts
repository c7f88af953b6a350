import {compareRankings, type FrameworkChange, type RankedEntry} from './editionDiff.ts'
import {countOf} from './text.ts'

/** An edition as far as its order goes. */
export interface RankedEdition {
  year: number
  ranking: readonly RankedEntry[]
}

/**
 * What became of a framework's place since the edition before. `up` and `down` say from which position and by how many; `new`
 * was not in the edition before, `absent` is not in this one.
 */
export type Movement = Step | {kind: 'same' | 'new' | 'absent'; since: number}

interface Step {
  kind: 'up' | 'down'
  from: number
  by: number
  since: number
}

/** Where a framework stands in one edition; the movement is null in a roundup's first, which has nothing to move from. */
export interface Rank {
  year: number
  position: number | null
  movement: Movement | null
}

/** The positions of a framework in every edition of a roundup, the newest first, whatever the order of `editions`. */
export function rankHistory(editions: readonly RankedEdition[], frameworkId: string): Rank[] {
  const newestFirst = editions.toSorted((one, other) => other.year - one.year)
  return newestFirst.map((edition, index) => {
    const before = newestFirst[index + 1]
    const movement = before ? (movementsBetween(before, edition).get(frameworkId) ?? null) : null
    return {year: edition.year, position: positionIn(edition, frameworkId), movement}
  })
}

/**
 * How the frameworks of two editions moved, by their ids: those of the later edition, and as `absent` those that it dropped. An
 * entry without a position counts as not ranked.
 */
export function movementsBetween(before: RankedEdition, after: RankedEdition): Map<string, Movement> {
  const changes = compareRankings(ranked(before), ranked(after))
  return new Map(
    changes.flatMap((change) =>
      change.frameworkId === null ? [] : [[change.frameworkId, movementOf(change, before.year)] as const],
    ),
  )
}

/** `up from 4 in 2022`, `new since 2022`: a movement as a sentence would have it, for those who cannot see a sign. */
export function movementInWords(movement: Movement): string {
  const {kind, since} = movement
  if ('from' in movement) return `${kind} from ${movement.from} in ${since}`
  return {same: `unchanged since ${since}`, new: `new since ${since}`, absent: 'no longer ranked'}[
    movement.kind
  ]
}

/** `up 3 places`, for a table that prints both positions already. */
export function stepInWords(movement: Movement): string {
  if ('by' in movement) return `${movement.kind} ${countOf(movement.by, 'place')}`
  return {same: 'unchanged', new: 'new', absent: 'dropped'}[movement.kind]
}

function movementOf({kind, before, after}: FrameworkChange<PositionedEntry>, since: number): Movement {
  if (!after) return {kind: 'absent', since}
  if (!before) return {kind: 'new', since}
  if (kind === 'stayed') return {kind: 'same', since}
  const by = before.position - after.position
  return {kind: by > 0 ? 'up' : 'down', from: before.position, by: Math.abs(by), since}
}

interface PositionedEntry extends RankedEntry {
  position: number
}

function ranked({ranking}: RankedEdition): PositionedEntry[] {
  return ranking.flatMap(({frameworkId, position}) => (position === null ? [] : [{frameworkId, position}]))
}

function positionIn({ranking}: RankedEdition, frameworkId: string): number | null {
  return ranking.find((entry) => entry.frameworkId === frameworkId)?.position ?? null
}
