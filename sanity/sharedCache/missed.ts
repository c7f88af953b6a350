import type {TagLog} from '../../lib/tagLog.ts'

/** What a server drops of its own. */
export interface OwnCopies {
  drop(tags: readonly string[]): void
  dropAll(): void
}

/** Where the log of dropped tags stands, with the tags that were dropped after a known position. */
export interface Missed {
  position: number
  /** Up to here drops are no longer known one by one. */
  floor: number
  drops: [tag: string, position: number][]
}

/** Drops what was missed since a known position: everything when nobody can tell any more what that was. */
export function catchUp(log: TagLog, own: OwnCopies, known: number, {position, floor, drops}: Missed): void {
  const isTold = known >= floor
  if (!isTold) own.dropAll()
  // Whatever was heard meanwhile came with as high a floor, and must stay noted.
  if (log.position < floor) log.dropAll(floor)
  for (const [tag, droppedAt] of drops) log.drop([tag], droppedAt)
  if (isTold && drops.length > 0) own.drop(drops.map(([tag]) => tag))
  log.drop([], position)
}
