import type {DatabaseSync} from 'node:sqlite'

import {decodeDocument} from '../store/decode.ts'
import type {LakeDocument} from '../store/documentTypes.ts'

/** A moment in the history of the dataset: right after a transaction, by its number. */
type Sequence = number

/** Reads the past of documents from the transaction log. */
export interface Revisions {
  /** The document as it was right after a transaction; null when it did not exist then. */
  at(documentId: string, sequence: Sequence): LakeDocument | null
  /** The document as it is, or as it last was before it was deleted. */
  last(documentId: string): LakeDocument | null
  /** The number of the latest transaction at a moment (ISO 8601, UTC), 0 when there was none yet. */
  sequenceAt(moment: string): Sequence
  /** Numbers of the transactions that touched any of the documents (null for all), within bounds that are included. */
  touching(documentIds: string[] | null, range: SequenceRange): Sequence[]
  /**
   * Numbers of the transactions at which a published document changed or one of its variants came or went, the newest
   * first, up to a number that is included.
   */
  turningPoints(publishedId: string, variantIds: string[], to: Sequence, limit: number): Sequence[]
  /** Ids under which a document had variants in releases, ever. */
  versionIds(publishedId: string): string[]
}

interface SequenceRange {
  from: Sequence
  to: Sequence
  /** User ids of those who wrote; null for everybody. */
  authors: string[] | null
  newestFirst: boolean
  limit: number
}

/** The past over an open database. */
export function openRevisions(database: DatabaseSync): Revisions {
  const ofDocuments = `
    SELECT DISTINCT change.sequence FROM transaction_changes AS change
    JOIN transactions ON transactions.sequence = change.sequence
    WHERE change.document_id IN (SELECT value FROM json_each(?1)) AND change.sequence BETWEEN ?2 AND ?3
      AND (?4 IS NULL OR author IN (SELECT value FROM json_each(?4)))
    ORDER BY change.sequence`
  const ofAll = `
    SELECT sequence FROM transactions
    WHERE ?1 IS NULL AND sequence BETWEEN ?2 AND ?3 AND (?4 IS NULL OR author IN (SELECT value FROM json_each(?4)))
    ORDER BY sequence`
  const timestamp = database.prepare('SELECT timestamp FROM transactions WHERE sequence = ?')
  const last = database.prepare('SELECT coalesce(max(sequence), 0) AS sequence FROM transactions')
  const document = (json: unknown): LakeDocument | null =>
    typeof json === 'string' ? decodeDocument(json) : null

  return {
    at(documentId, sequence) {
      const statement = database.prepare(`
        SELECT after_json FROM transaction_changes
        WHERE document_id = ? AND sequence <= ? ORDER BY sequence DESC LIMIT 1`)
      return document(statement.get(documentId, sequence)?.after_json)
    },
    last(documentId) {
      const statement = database.prepare(`
        SELECT after_json FROM transaction_changes
        WHERE document_id = ? AND after_json IS NOT NULL ORDER BY sequence DESC LIMIT 1`)
      return document(statement.get(documentId)?.after_json)
    },
    // Sequences have no gaps and their times never go back, so that a time is found by halving.
    sequenceAt(moment) {
      let low = 0
      let high = Number(last.get()?.sequence)
      while (low < high) {
        const middle = Math.ceil((low + high) / 2)
        if (String(timestamp.get(middle)?.timestamp) <= moment) low = middle
        else high = middle - 1
      }
      return low
    },
    touching(documentIds, {from, to, authors, newestFirst, limit}) {
      const order = newestFirst ? 'DESC' : 'ASC'
      const statement = database.prepare(`${documentIds ? ofDocuments : ofAll} ${order} LIMIT ?5`)
      const list = (values: string[] | null) => values && JSON.stringify(values)
      return statement
        .all(list(documentIds), from, to, list(authors), limit)
        .map((row) => Number(row.sequence))
    },
    turningPoints(publishedId, variantIds, to, limit) {
      const statement = database.prepare(`
        SELECT DISTINCT change.sequence FROM transaction_changes AS change
        LEFT JOIN transaction_changes AS previous
          ON previous.document_id = change.document_id AND previous.sequence = change.previous_sequence
        WHERE change.sequence <= ?1 AND (
          change.document_id = ?2 OR change.document_id IN (SELECT value FROM json_each(?3))
          AND (change.after_json IS NULL OR previous.after_json IS NULL)
        ) ORDER BY change.sequence DESC LIMIT ?4`)
      const rows = statement.all(to, publishedId, JSON.stringify(variantIds), limit)
      return rows.map((row) => Number(row.sequence))
    },
    versionIds(publishedId) {
      // The character after the dot ends the range of ids that begin with "versions.".
      const statement = database.prepare(`
        SELECT DISTINCT document_id FROM transaction_changes
        WHERE document_id > 'versions.' AND document_id < 'versions/' AND document_id LIKE ? ESCAPE '\\'`)
      const suffix = publishedId.replaceAll(/[\\%_]/g, String.raw`\$&`)
      return statement.all(`versions.%.${suffix}`).map((row) => String(row.document_id))
    },
  }
}
