import type {EditionInFull} from '@/components/edition/EditionPage.tsx'
import {movementsBetween, type Movement} from '@/lib/rankHistory.ts'

/** How the entries of an edition moved since the one before, by framework; empty for a roundup's first edition. */
export function editionMovements({year, previous, entries}: EditionInFull): Map<string, Movement> {
  if (!year || !previous?.year) return new Map()
  return movementsBetween(
    {year: previous.year, ranking: previous.ranking ?? []},
    {year, ranking: entries ?? []},
  )
}
