import type {DatabaseSync} from 'node:sqlite'

import {layerOf} from '../query/perspective.ts'
import {releaseDocumentId} from '../releases/releaseDocument.ts'

/** Reads the past of releases from the transaction log. */
export interface ReleaseHistory {
  /**
   * Numbers of the transactions that changed a release or let a version come or go, the newest first, up to a number
   * that is included.
   */
  turningPoints(name: string, to: number, limit: number): number[]
  /** Numbers of the transactions that scheduled a release, moved it, or called that off; as `turningPoints`. */
  schedulings(name: string, to: number, limit: number): number[]
  /** The state into which a release went next after a transaction; null when it is still as it was then. */
  nextState(name: string, sequence: number): string | null
  /**
   * The transaction that published a version with its release; null for any other document. That is the revision that
   * the Studio takes such a version to end in, when it looks for what to revert to.
   */
  publicationOf(versionId: string): string | null
}

/** The past over an open database. */
export function openReleaseHistory(database: DatabaseSync): ReleaseHistory {
  return {
    turningPoints(name, to, limit) {
      // The character after the dot ends the range of ids that begin with the release's prefix.
      const statement = database.prepare(`
        SELECT DISTINCT change.sequence FROM transaction_changes AS change
        LEFT JOIN transaction_changes AS previous
          ON previous.document_id = change.document_id AND previous.sequence = change.previous_sequence
        WHERE change.sequence <= ?1 AND (
          change.document_id = ?2 OR change.document_id > ?3 AND change.document_id < ?4
          AND (change.after_json IS NULL OR previous.after_json IS NULL)
        ) ORDER BY change.sequence DESC LIMIT ?5`)
      const bounds = [`versions.${name}.`, `versions.${name}/`]
      return statement
        .all(to, releaseDocumentId(name), ...bounds, limit)
        .map(({sequence}) => Number(sequence))
    },
    schedulings(name, to, limit) {
      const statement = database.prepare(`
        SELECT change.sequence FROM transaction_changes AS change
        JOIN transaction_changes AS previous
          ON previous.document_id = change.document_id AND previous.sequence = change.previous_sequence
        WHERE change.sequence <= ?1 AND change.document_id = ?2
          AND 'scheduled' IN (json_extract(change.after_json, '$.state'), json_extract(previous.after_json, '$.state'))
          AND json_extract(change.after_json, '$.publishAt') IS NOT json_extract(previous.after_json, '$.publishAt')
        ORDER BY change.sequence DESC LIMIT ?3`)
      return statement.all(to, releaseDocumentId(name), limit).map(({sequence}) => Number(sequence))
    },
    nextState(name, sequence) {
      const statement = database.prepare(`
        SELECT json_extract(after_json, '$.state') AS state FROM transaction_changes
        WHERE document_id = ?1 AND sequence > ?2 AND json_extract(after_json, '$.state') IS NOT 'scheduled'
        ORDER BY sequence LIMIT 1`)
      const row = statement.get(releaseDocumentId(name), sequence)
      return typeof row?.state === 'string' ? row.state : null
    },
    publicationOf(versionId) {
      const layer = layerOf(versionId)
      if (layer === null || layer === 'drafts') return null
      const statement = database.prepare(`
        SELECT transaction_id FROM transaction_changes AS version
        JOIN transaction_changes AS release ON release.sequence = version.sequence
        JOIN transactions ON transactions.sequence = version.sequence
        WHERE version.document_id = ?1 AND version.after_json IS NULL
          AND version.sequence = (SELECT max(sequence) FROM transaction_changes WHERE document_id = ?1)
          AND release.document_id = ?2 AND json_extract(release.after_json, '$.state') = 'published'`)
      const row = statement.get(versionId, releaseDocumentId(layer))
      return row ? String(row.transaction_id) : null
    },
  }
}
