import {limits} from '../limits.ts'
import type {LakeDocument} from '../store/documentTypes.ts'
import {publishedIdOf} from '../store/publishedId.ts'
import {isWide} from './conditions.ts'
import type {Condition} from './conditions.ts'
import type {DocumentHead, DocumentStore, Wanted} from './documentStore.ts'
import {layerOf, marksDeletion, presented} from './perspective.ts'
import type {Perspective} from './perspective.ts'
import type {Sort} from './sort.ts'

/** A stretch of the documents of a condition. */
interface Stretch {
  sort?: Sort
  /** How many are passed over unread; only where `canSkip` says so. */
  skip?: number
  /** How many are wanted, when those that come first will do; without it, all of them. */
  wanted?: number
}

/** The dataset as one reader sees it in one perspective. Conditions are about what the reader sees. */
export interface DatasetView {
  /** The documents that meet a condition, and perhaps more, in order of their ids or of `sort`, read as they are asked for. */
  matching(condition: Condition, stretch?: Stretch): Iterable<LakeDocument>
  /** Whether the store alone knows which documents the reader sees. */
  canSkip: boolean
  /** Whether the documents of a type can be had in the order of a field. */
  isOrdered(type: string, field: string): boolean
  /** How many documents meet a condition; exact for a type and for everything. */
  count(condition: Condition): number
  /** How many documents of a type, by which the condition asks, have a field; null when the index does not tell. */
  countWith(condition: Condition, type: string, field: string): number | null
  /** The document that a reference leads to, or null. */
  find(id: string): LakeDocument | null
  /** What has been looked up so far. */
  used(): Use
}

/** What a query looked at: all that its answer can depend on. */
export interface Use {
  /** The conditions by which it looked documents up. */
  conditions: Condition[]
  /** The ids that it looked up one by one, each with the type of the document, or null when there is none. */
  ids: Map<string, string | null>
  /** Documents read, each as often as it was. */
  documentsRead: number
  /** Whether it went through the dataset, or many documents of a type, without an index that narrows. */
  hasScanned: boolean
}

/** Whether a reader may see the document stored under an id. */
export type MayRead = (documentId: string) => boolean

/** The view of a reader in a perspective. */
export function openView(store: DocumentStore, perspective: Perspective, mayRead: MayRead): DatasetView {
  const use: Use = {conditions: [], ids: new Map(), documentsRead: 0, hasScanned: false}
  const isRaw = perspective === 'raw'
  const isPublished = !isRaw && perspective.length === 0
  // Who may not read versions may read no id with a dot in it.
  const only: Wanted['only'] = isPublished ? (mayRead('versions.any.id') ? 'published' : 'public') : null
  const shown = isRaw ? (heads: DocumentHead[]) => heads : topsOf(perspective)

  function read(head: DocumentHead, keep: boolean): LakeDocument | null {
    use.documentsRead += 1
    const document = store.read(head, {keep})
    if (isRaw) return document
    return marksDeletion(document) && layerOf(document._id) !== null ? null : present(document, keep)
  }

  /** What a reader sees of the documents that meet a condition, in batches. */
  function* headsMatching(
    condition: Condition,
    {sort, skip, wanted: enough}: Stretch,
  ): Generator<DocumentHead[]> {
    const ids = isRaw ? 'id' : 'published_id'
    for (const found of store.idsMatching(condition, {ids, only, sort, skip, enough})) {
      const readable = found.filter(mayRead)
      const variants = store.variantsOf([...new Set(readable.map(publishedIdOf))])
      const heads = new Map(shown(variants.filter(({id}) => mayRead(id))).map((head) => [head.id, head]))
      yield readable.map((id) => heads.get(id)).filter((head) => head !== undefined)
    }
  }

  function* readMatching(condition: Condition, stretch: Stretch): Generator<LakeDocument> {
    const bound = limits.documentBatchSize + (stretch.wanted ?? 0)
    let [batches, walked] = [0, 0]
    for (const heads of headsMatching(condition, stretch)) {
      batches += 1
      walked += heads.length
      if (walked > bound) use.hasScanned ||= isWide(condition)
      for (const head of heads) {
        // A long list would push everything else out of the cache.
        const document = read(head, batches === 1)
        if (document) yield document
      }
    }
  }

  return {
    canSkip: isPublished,
    isOrdered: store.isOrdered,
    matching(condition, stretch = {}) {
      use.conditions.push(condition)
      return {[Symbol.iterator]: () => readMatching(condition, stretch)}
    },
    count(condition) {
      use.conditions.push(condition)
      if (isPublished) return store.count(condition, only, null)
      let count = 0
      if (isRaw) {
        for (const ids of store.idsMatching(condition, {ids: 'id'})) count += ids.filter(mayRead).length
        return count
      }
      for (const heads of headsMatching(condition, {})) {
        // Only a variant in a layer can say that the document goes away.
        count += heads.filter((head) => layerOf(head.id) === null || read(head, false) !== null).length
      }
      return count
    },
    countWith(condition, type, field) {
      if (!isPublished || !store.isOrdered(type, field)) return null
      use.conditions.push(condition)
      return store.count(condition, only, {type, name: field})
    },
    find(id) {
      const variants = store.variantsOf([isRaw ? publishedIdOf(id) : id]).filter((head) => mayRead(head.id))
      const head = isRaw ? variants.find((variant) => variant.id === id) : shown(variants)[0]
      const document = head ? read(head, true) : null
      use.ids.set(id, document?._type ?? null)
      return document
    },
    used: () => use,
  }
}

/** Takes the topmost variant of each document in a stack of layers; the published documents lie below them all. */
function topsOf(layers: readonly string[]): (heads: DocumentHead[]) => DocumentHead[] {
  /** How high a stored document lies in the stack, 0 on top; undefined when it is in none of the layers. */
  function depthOf(id: string): number | undefined {
    const layer = layerOf(id)
    if (layer === null) return layers.length
    const depth = layers.indexOf(layer)
    return depth === -1 ? undefined : depth
  }

  return (heads) => {
    const tops = new Map<string, {head: DocumentHead; depth: number}>()
    for (const head of heads) {
      const depth = depthOf(head.id)
      const top = tops.get(head.publishedId)
      if (depth !== undefined && (!top || depth < top.depth)) tops.set(head.publishedId, {head, depth})
    }
    return [...tops.values()].map(({head}) => head)
  }
}

/** A stored document looks the same in every perspective that shows it. */
const presentations = new WeakMap<LakeDocument, LakeDocument>()

function present(document: LakeDocument, keep: boolean): LakeDocument {
  if (!keep) return presented(document)
  const known = presentations.get(document)
  if (known) return known
  const presentation = presented(document)
  presentations.set(document, presentation)
  return presentation
}
