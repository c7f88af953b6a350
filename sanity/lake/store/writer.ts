import type {DatabaseSync} from 'node:sqlite'

import type {LakeDocument} from './documentTypes.ts'
import {openFieldIndex} from './fieldIndex.ts'
import {publishedIdOf} from './publishedId.ts'
import {findReferences} from './references.ts'

/** Writes documents. Use it only inside a transaction (`inTransaction`): nothing here commits. */
export interface DocumentWriter {
  /** Stores a document under its id, whether it was there or not, with the references it holds; `json` is its text. */
  put(document: LakeDocument, json: string): void
  remove(id: string): void
}

/** A writer over an open database; statements are prepared once. */
export function openDocumentWriter(database: DatabaseSync): DocumentWriter {
  const upsert = database.prepare(`
    INSERT INTO documents (id, published_id, json) VALUES (?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET json = excluded.json
  `)
  const erase = database.prepare('DELETE FROM documents WHERE id = ?')
  const forget = database.prepare('DELETE FROM document_references WHERE source = ?')
  const refer = database.prepare('INSERT INTO document_references (source, target, strong) VALUES (?, ?, ?)')
  const fields = openFieldIndex(database)

  return {
    put(document, json) {
      upsert.run(document._id, publishedIdOf(document._id), json)
      forget.run(document._id)
      for (const [target, strong] of findReferences(document)) refer.run(document._id, target, strong ? 1 : 0)
      fields.put(document)
    },
    remove(id) {
      erase.run(id)
    },
  }
}
