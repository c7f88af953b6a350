import {logLine} from '../http/log.ts'
import type {Lake} from '../lake.ts'
import {atPlace, reasonsOf, TransactionRefused} from '../mutations/failures.ts'
import {notePublishFailure, publishRelease} from './publishRelease.ts'

/** Something to be done at a moment. `run` is one transaction that also takes it off the agenda. */
interface Appointment {
  dueMs: number
  run(): void
}

/** What lies ahead, read from the database each time, so that nothing is kept that a kill could lose. */
export interface Agenda {
  /** Everything ahead, in any order. */
  appointments(): Appointment[]
  /** Whether a change of a document may have changed the agenda. */
  isTouchedBy(documentId: string): boolean
}

/** The scheduled releases of a dataset, each published at its `publishAt`. */
export function openReleaseAgenda(lake: Lake): Agenda {
  const scheduled = lake.database.prepare(`
    SELECT json_extract(json, '$.name') AS name, json_extract(json, '$.publishAt') AS publish_at,
      json_extract(json, '$.userId') AS user_id
    FROM documents
    WHERE type = 'system.release' AND json_extract(json, '$.state') = 'scheduled' ORDER BY publish_at, id`)
  return {
    appointments: () =>
      scheduled.all().map((row) => ({
        dueMs: Date.parse(String(row.publish_at)),
        run: () => publishScheduled(lake, String(row.name), String(row.user_id ?? '')),
      })),
    isTouchedBy: (documentId) => documentId.startsWith('_.releases.'),
  }
}

/** Publishes in the name of whoever scheduled it. What stands in the way is noted in the release, not tried again. */
function publishScheduled(lake: Lake, name: string, author: string): void {
  try {
    lake.commit({author, changesReleases: true}, (staging) =>
      atPlace(0, () => publishRelease(staging, lake.read, name, 'scheduled')),
    )
  } catch (error) {
    if (!(error instanceof TransactionRefused)) throw error
    notePublishFailure(lake.commit, name, error, author)
    logLine(lake.config, `the release "${name}" could not be published: ${reasonsOf(error)}`)
  }
}
