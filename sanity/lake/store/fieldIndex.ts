import type {DatabaseSync} from 'node:sqlite'

import type {LakeDocument} from './documentTypes.ts'
import {indexedFieldsOf} from './fieldValues.ts'
import {publishedIdOf} from './publishedId.ts'

/** Keeps the values of documents' fields, inside the transaction that writes the documents. */
export interface FieldIndex {
  /** Takes up a document that is not in it. */
  add(document: LakeDocument): void
  /** Takes up a document in place of what it was. */
  replace(document: LakeDocument): void
}

/** An index over an open database; statements are prepared once. */
export function openFieldIndex(database: DatabaseSync): FieldIndex {
  const forget = database.prepare('DELETE FROM document_values WHERE source = ?')
  const keep = database.prepare(
    'INSERT INTO document_values (source, field, type, value, published_id) VALUES (?, ?, ?, ?, ?)',
  )
  const exclude = database.prepare('INSERT OR IGNORE INTO unordered_fields (type, field) VALUES (?, ?)')

  function add(document: LakeDocument): void {
    const {_id: id, _type: type} = document
    const {values, unordered} = indexedFieldsOf(document)
    for (const {field, value} of values) keep.run(id, field, type, value, publishedIdOf(id))
    for (const field of unordered) exclude.run(type, field)
  }

  return {
    add,
    replace(document) {
      forget.run(document._id)
      add(document)
    },
  }
}
