import type {DatabaseSync} from 'node:sqlite'

import {dataError} from '../http/errors.ts'
import {limits} from '../limits.ts'

/** How many releases of a dataset are not over yet. */
export function countOpenReleases(database: DatabaseSync): number {
  const statement = database.prepare(`
    SELECT count(*) AS count FROM documents
    WHERE type = 'system.release' AND json_extract(json, '$.state') NOT IN ('archived', 'published')`)
  return Number(statement.get()?.count)
}

/** Refuses (403, under the name by which the Studio knows it) what would open more releases than a dataset may have. */
export function requireRoomForReleases(database: DatabaseSync, opened: number): void {
  const limit = limits.maxOpenReleases
  if (opened === 0 || countOpenReleases(database) + opened <= limit) return
  throw dataError(403, 'releaseLimitExceededError', `No more than ${limit} releases can be open`, {limit})
}
