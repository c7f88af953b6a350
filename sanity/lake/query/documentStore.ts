import type {DatabaseSync, StatementSync} from 'node:sqlite'

import {limits} from '../limits.ts'
import {decodeDocument} from '../store/decode.ts'
import type {LakeDocument} from '../store/documentTypes.ts'
import {keepCallable, needsCallable} from './awkwardNames.ts'
import type {Condition} from './conditions.ts'
import {conditionSql} from './conditionSql.ts'
import type {IdColumn} from './conditionSql.ts'
import {DocumentCache} from './documentCache.ts'
import type {Sort} from './firstRows.ts'
import {LeastRecentlyUsed} from './leastRecentlyUsed.ts'

/** A stored document before it is read: which, and in which revision. */
export interface DocumentHead {
  id: string
  publishedId: string
  rev: string
}

/** Looks documents up for queries, by what the database has indexes for. */
export interface DocumentStore {
  /**
   * Ids of the documents that meet a condition themselves, in batches, in the order of `sort`, else of `ids`. They are
   * read as they are asked for: nothing may write in between.
   */
  idsMatching(condition: Condition, ids: IdColumn, sort?: Sort): Iterable<string[]>
  /** All variants of the documents with these published ids. */
  variantsOf(publishedIds: string[]): DocumentHead[]
  /** Reads a document, from the cache if it is there. With `keep` it stays in the cache. */
  read(head: DocumentHead, options: {keep: boolean}): LakeDocument
}

const stores = new WeakMap<DatabaseSync, DocumentStore>()

/** The one document store of an open database: its statements are prepared once and its cache is shared. */
export function documentStoreOf(database: DatabaseSync): DocumentStore {
  const known = stores.get(database)
  if (known) return known
  const store = openDocumentStore(database)
  stores.set(database, store)
  return store
}

function openDocumentStore(database: DatabaseSync): DocumentStore {
  const variants = database.prepare(`
    SELECT id, published_id, rev FROM documents WHERE published_id IN (SELECT value FROM json_each(?))
  `)
  const body = database.prepare('SELECT json FROM documents WHERE id = ?')
  const cache = new DocumentCache()
  const statements = new LeastRecentlyUsed<string, StatementSync>(limits.maxCachedPlans)

  function prepared(sql: string): StatementSync {
    const known = statements.get(sql)
    if (known) return known
    const statement = database.prepare(sql)
    statements.set(sql, statement)
    return statement
  }

  return {
    *idsMatching(condition, ids, sort = {by: 'id', isDescending: false}) {
      const {where, params} = conditionSql(condition, ids)
      const size = limits.documentBatchSize
      const sql = `SELECT id FROM documents WHERE ${where} ORDER BY ${orderSql(sort, ids)}`
      const first = prepared(`${sql} LIMIT ${size}`).all(...params)
      yield first.map(({id}) => String(id))
      if (first.length < size) return
      // A statement of its own, since the same may be under way further out in the query.
      let batch: string[] = []
      for (const {id} of database.prepare(`${sql} LIMIT -1 OFFSET ${size}`).iterate(...params)) {
        batch.push(String(id))
        if (batch.length < size) continue
        yield batch
        batch = []
      }
      yield batch
    },
    variantsOf: (publishedIds) =>
      variants.all(JSON.stringify(publishedIds)).map((row) => ({
        id: String(row.id),
        publishedId: String(row.published_id),
        rev: String(row.rev),
      })),
    read({id, rev}, {keep}) {
      const known = cache.get(id, rev)
      if (known) return known
      const json = String(body.get(id)?.json)
      const document = decodeDocument(json, needsCallable(json) ? keepCallable : undefined)
      if (keep) cache.set(document, json.length)
      return document
    },
  }
}

/** Each column once: the database finds its index by what is written here. */
function orderSql({by, isDescending}: Sort, ids: IdColumn): string {
  const direction = isDescending ? 'DESC' : 'ASC'
  const columns = new Set<string>([by === 'id' ? ids : by, ids, 'id'])
  return Array.from(columns, (column, index) => (index === 0 ? `${column} ${direction}` : column)).join(', ')
}
