import type {DatabaseSync} from 'node:sqlite'

import type {LakeDocument} from './documentTypes.ts'
import {indexedFieldsOf} from './fieldValues.ts'
import {publishedIdOf} from './publishedId.ts'

/** Keeps the values of documents' fields, inside the transaction that writes the documents. */
export interface FieldIndex {
  /** Takes up a document as it is now; what was kept of it before makes way where it differs. */
  put(document: LakeDocument): void
}

/** An index over an open database; statements are prepared once. */
export function openFieldIndex(database: DatabaseSync): FieldIndex {
  const known = database.prepare('SELECT field, type, value FROM document_values WHERE source = ?')
  const forget = database.prepare('DELETE FROM document_values WHERE source = ? AND field = ?')
  const keep = database.prepare(
    'INSERT INTO document_values (source, field, type, value, published_id) VALUES (?, ?, ?, ?, ?)',
  )
  const exclude = database.prepare('INSERT OR IGNORE INTO unordered_fields (type, field) VALUES (?, ?)')

  return {
    put(document) {
      const {_id: id, _type: type} = document
      const {values, unordered} = indexedFieldsOf(document)
      const left = new Map(values.map(({field, value}) => [field, value]))
      for (const row of known.all(id)) {
        const field = String(row.field)
        if (row.type === type && row.value === left.get(field)) left.delete(field)
        else forget.run(id, field)
      }
      for (const [field, value] of left) keep.run(id, field, type, value, publishedIdOf(id))
      for (const field of unordered) exclude.run(type, field)
    },
  }
}
