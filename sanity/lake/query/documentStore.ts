import type {DatabaseSync, StatementSync} from 'node:sqlite'

import {limits} from '../limits.ts'
import {decodeDocument} from '../store/decode.ts'
import type {LakeDocument} from '../store/documentTypes.ts'
import type {Condition} from './conditions.ts'
import {offerSearchText} from './textSearch.ts'

/** A stored document before it is read: which, and in which revision. */
export interface DocumentHead {
  id: string
  rev: string
}

/** Looks documents up for queries, by what the database has indexes for. */
export interface DocumentStore {
  /** The documents that meet a condition themselves. */
  matching(condition: Condition): DocumentHead[]
  /** All variants of the documents of which some variant meets a condition. Here `id` means the published id. */
  variantsMatching(condition: Condition): DocumentHead[]
  head(id: string): DocumentHead | null
  variantsOf(publishedId: string): DocumentHead[]
  read(head: DocumentHead): LakeDocument
}

const values = '(SELECT value FROM json_each(?))'

/** For each simple condition: what holds for the documents that meet it. */
const meeting = {
  everything: 'true',
  id: `id IN ${values}`,
  publishedId: `published_id IN ${values}`,
  slug: `slug IN ${values}`,
  type: `type IN ${values}`,
  reference: `id IN (SELECT source FROM document_references WHERE target IN ${values})`,
}

type SimpleCondition = Exclude<Condition, {kind: 'any'}>

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
  const select = (where: string): StatementSync =>
    database.prepare(`SELECT id, rev FROM documents WHERE ${where}`)
  const groups = (where: string): StatementSync =>
    select(`published_id IN (SELECT published_id FROM documents WHERE ${where})`)

  const direct: Record<SimpleCondition['kind'], StatementSync> = {
    everything: select(meeting.everything),
    id: select(meeting.id),
    publishedId: select(meeting.publishedId),
    slug: select(meeting.slug),
    type: select(meeting.type),
    reference: select(meeting.reference),
  }
  const grouped: Record<SimpleCondition['kind'], StatementSync> = {
    everything: direct.everything,
    id: direct.publishedId,
    publishedId: direct.publishedId,
    slug: groups(meeting.slug),
    type: groups(meeting.type),
    reference: groups(meeting.reference),
  }
  const one = select('id = ?')
  const variants = select('published_id = ?')
  const body = database.prepare('SELECT json FROM documents WHERE id = ?')
  const cache = new DocumentCache()

  function lookUp(statements: typeof direct, condition: Condition): DocumentHead[] {
    if (condition.kind === 'everything') return toHeads(statements.everything.all())
    if (condition.kind !== 'any')
      return toHeads(statements[condition.kind].all(JSON.stringify(condition.values)))
    const found = condition.of.flatMap((part) => lookUp(statements, part))
    return [...new Map(found.map((head) => [head.id, head])).values()]
  }

  return {
    matching: (condition) => lookUp(direct, condition),
    variantsMatching: (condition) => lookUp(grouped, condition),
    head: (id) => toHeads(one.all(id))[0] ?? null,
    variantsOf: (publishedId) => toHeads(variants.all(publishedId)),
    read(head) {
      const known = cache.get(head)
      if (known) return known
      const json = String(body.get(head.id)?.json)
      const document = offerSearchText(decodeDocument(json))
      cache.set(document, json.length)
      return document
    },
  }
}

function toHeads(rows: Record<string, unknown>[]): DocumentHead[] {
  return rows.map(({id, rev}) => ({id: String(id), rev: String(rev)}))
}

/** Parsed documents, the latest revision of each, as many as fit. What went unused the longest makes way. */
class DocumentCache {
  readonly #entries = new Map<string, {document: LakeDocument; length: number}>()
  #length = 0

  get({id, rev}: DocumentHead): LakeDocument | null {
    const entry = this.#entries.get(id)
    if (!entry || entry.document._rev !== rev) return null
    this.#entries.delete(id)
    this.#entries.set(id, entry)
    return entry.document
  }

  set(document: LakeDocument, length: number): void {
    this.#forget(document._id)
    this.#entries.set(document._id, {document, length})
    this.#length += length
    for (const id of this.#entries.keys()) {
      if (this.#length <= limits.maxCachedDocumentLength) return
      this.#forget(id)
    }
  }

  #forget(id: string): void {
    this.#length -= this.#entries.get(id)?.length ?? 0
    this.#entries.delete(id)
  }
}
