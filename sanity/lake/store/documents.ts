import type {DatabaseSync} from 'node:sqlite'

import {decodeDocument} from './decode.ts'
import type {LakeDocument} from './documentTypes.ts'

/** Reads documents as they are now. It never writes; writing is the writer's, inside a transaction. */
export interface DocumentReader {
  /** The document with exactly this id, or null. */
  get(id: string): LakeDocument | null
  /** Those of the ids that exist, in the order asked for, each once. */
  getMany(ids: Iterable<string>): LakeDocument[]
  has(id: string): boolean
  /** Every document, drafts and versions included, in order of id. */
  all(): Generator<LakeDocument>
  /** Ids of the published document, its draft and its versions, as far as they exist. */
  relatedTo(publishedId: string): string[]
  /** Ids of the versions in a release, in order. */
  inRelease(name: string): string[]
  /** Ids of the documents that refer to an id, in order; `strong` leaves out weak references. */
  referrers(id: string, options?: {strong?: boolean}): string[]
}

/** A reader over an open database; statements are prepared once. */
export function openDocumentReader(database: DatabaseSync): DocumentReader {
  const one = database.prepare('SELECT json FROM documents WHERE id = ?')
  const exists = database.prepare('SELECT 1 FROM documents WHERE id = ?')
  const every = database.prepare('SELECT json FROM documents ORDER BY id')
  const family = database.prepare('SELECT id FROM documents WHERE published_id = ? ORDER BY id')
  // The character after the dot ends the range of ids that begin with the release's prefix.
  const release = database.prepare('SELECT id FROM documents WHERE id > ? AND id < ? ORDER BY id')
  const pointing = database.prepare(
    'SELECT source FROM document_references WHERE target = ? AND strong >= ? ORDER BY source',
  )

  function get(id: string): LakeDocument | null {
    const row = one.get(id)
    return row ? decodeDocument(row.json) : null
  }

  return {
    get,
    getMany: (ids) => [...new Set(ids)].map(get).filter((document) => document !== null),
    has: (id) => exists.get(id) !== undefined,
    *all() {
      for (const row of every.iterate()) yield decodeDocument(row.json)
    },
    relatedTo: (publishedId) => family.all(publishedId).map((row) => String(row.id)),
    inRelease: (name) => release.all(`versions.${name}.`, `versions.${name}/`).map((row) => String(row.id)),
    referrers: (id, options) => pointing.all(id, options?.strong ? 1 : 0).map((row) => String(row.source)),
  }
}
