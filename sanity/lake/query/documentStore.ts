import type {DatabaseSync, StatementSync} from 'node:sqlite'

import {limits} from '../limits.ts'
import {decodeDocument} from '../store/decode.ts'
import type {LakeDocument} from '../store/documentTypes.ts'
import {keepCallable, needsCallable} from './awkwardNames.ts'
import type {Condition} from './conditions.ts'
import {conditionSql} from './conditionSql.ts'
import type {IdColumn} from './conditionSql.ts'
import {DocumentCache} from './documentCache.ts'
import {LeastRecentlyUsed} from './leastRecentlyUsed.ts'
import type {Sort} from './sort.ts'

/** A stored document before it is read: which, and in which revision. */
export interface DocumentHead {
  id: string
  publishedId: string
  rev: string
}

/** Which of the documents of a condition are wanted, and how. */
export interface Wanted {
  ids: IdColumn
  /** Whether drafts and versions are left out, or, for whoever is nobody in particular, all ids with a dot. */
  only?: 'published' | 'public' | null
  sort?: Sort
  /** How many are passed over. */
  skip?: number
  /** How many will do if all of them turn out as wanted; without it, whole batches are looked up. */
  enough?: number
}

/** Looks documents up for queries, by what the database has indexes for. */
export interface DocumentStore {
  /**
   * Ids of the documents that meet a condition themselves, in batches, in the order of `sort`, else of `ids`. They are
   * read as they are asked for: nothing may write in between.
   */
  idsMatching(condition: Condition, wanted: Wanted): Iterable<string[]>
  /** How many meet a condition and, when one is given, have a field; without a look at the documents. */
  count(condition: Condition, only: Wanted['only'], field: {type: string; name: string} | null): number
  /** Whether every document of a type that has a field is in its order. */
  isOrdered(type: string, field: string): boolean
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
  const fieldCount = database.prepare('SELECT count FROM value_counts WHERE type = ? AND field = ?')
  const unordered = database.prepare('SELECT 1 FROM unordered_fields WHERE type = ? AND field = ?')
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
    *idsMatching(condition, wanted) {
      const {sql, params} = selection(condition, wanted)
      const {skip = 0, enough = Number.POSITIVE_INFINITY} = wanted
      const size = limits.documentBatchSize
      const atFirst = Math.min(size, enough)
      const first = prepared(`${sql} LIMIT ? OFFSET ?`).all(...params, atFirst, skip)
      yield first.map(({id}) => String(id))
      if (first.length < atFirst) return
      // A statement of its own, since the same may be under way further out in the query.
      let batch: string[] = []
      for (const {id} of database.prepare(`${sql} LIMIT -1 OFFSET ?`).iterate(...params, skip + atFirst)) {
        batch.push(String(id))
        if (batch.length < size) continue
        yield batch
        batch = []
      }
      yield batch
    },
    count(condition, only, field) {
      if (field && only === 'published') return Number(fieldCount.get(field.type, field.name)?.count ?? 0)
      if (field) {
        const sql = `SELECT count(*) AS n FROM document_values WHERE type = ? AND field = ?${onlySql(only, 'source')}`
        return Number(prepared(sql).get(field.type, field.name)?.n)
      }
      const {where, params} = conditionSql(condition, 'id')
      const sql = `SELECT count(*) AS n FROM documents WHERE ${where}${onlySql(only, 'id')}`
      return Number(prepared(sql).get(...params)?.n)
    },
    isOrdered: (type, field) => unordered.get(type, field) === undefined,
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

/** The documents of a condition as SQL that gives their ids in order. */
function selection(condition: Condition, {ids, only, sort}: Wanted): {sql: string; params: string[]} {
  const order = sort ?? {by: 'id', isDescending: false}
  const direction = order.isDescending ? 'DESC' : 'ASC'
  if (order.by === 'value') {
    // The type is in the index; what else the documents have to meet is tested one by one.
    const {where, params} = conditionSql(condition, ids, false)
    const test =
      condition.kind === 'type' ? '' : ` AND EXISTS (SELECT 1 FROM documents WHERE id = source AND ${where})`
    const ties = ids === 'id' ? 'source' : 'published_id, source'
    return {
      sql: `SELECT source AS id FROM document_values
        WHERE type = ? AND field = ?${onlySql(only, 'source')}${test} ORDER BY value ${direction}, ${ties}`,
      params: [order.type, order.field, ...(test ? params : [])],
    }
  }
  const {where, params} = conditionSql(condition, ids)
  // Each column once: the database finds its index by what is written here.
  const columns = new Set<string>([order.by === 'id' ? ids : order.by, ids, 'id'])
  const by = Array.from(columns, (column, index) => (index === 0 ? `${column} ${direction}` : column)).join(
    ', ',
  )
  return {sql: `SELECT id FROM documents WHERE ${where}${onlySql(only, 'id')} ORDER BY ${by}`, params}
}

function onlySql(only: Wanted['only'], column: 'id' | 'source'): string {
  if (only === 'public') return ` AND ${column} = published_id AND instr(${column}, '.') = 0`
  return only === 'published' ? ` AND ${column} = published_id` : ''
}
