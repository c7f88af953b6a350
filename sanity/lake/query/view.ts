import type {LakeDocument} from '../store/documentTypes.ts'
import {publishedIdOf} from '../store/publishedId.ts'
import {isWide} from './conditions.ts'
import type {Condition} from './conditions.ts'
import type {DocumentHead, DocumentStore} from './documentStore.ts'
import type {Sort} from './firstRows.ts'
import {layerOf, marksDeletion, presented} from './perspective.ts'
import type {Perspective} from './perspective.ts'

/** The dataset as one reader sees it in one perspective. Conditions are about what the reader sees. */
export interface DatasetView {
  /** The documents that meet a condition, and perhaps more, in order of their ids or of `sort`, read as they are asked for. */
  matching(condition: Condition, sort?: Sort): Iterable<LakeDocument>
  /** How many documents meet a condition; exact for a type and for everything. */
  count(condition: Condition): number
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
  const shown = isRaw ? (heads: DocumentHead[]) => heads : topsOf(perspective)

  function read(head: DocumentHead, keep: boolean): LakeDocument | null {
    use.documentsRead += 1
    const document = store.read(head, {keep})
    if (isRaw) return document
    return marksDeletion(document) && layerOf(document._id) !== null ? null : present(document, keep)
  }

  /** What a reader sees of the documents that meet a condition, in batches. */
  function* headsMatching(condition: Condition, sort?: Sort): Generator<DocumentHead[]> {
    for (const ids of store.idsMatching(condition, isRaw ? 'id' : 'published_id', sort)) {
      const readable = ids.filter(mayRead)
      const variants = store.variantsOf([...new Set(readable.map(publishedIdOf))])
      const heads = new Map(shown(variants.filter(({id}) => mayRead(id))).map((head) => [head.id, head]))
      yield readable.map((id) => heads.get(id)).filter((head) => head !== undefined)
    }
  }

  function* readMatching(condition: Condition, sort?: Sort): Generator<LakeDocument> {
    let batches = 0
    for (const heads of headsMatching(condition, sort)) {
      batches += 1
      if (batches === 2) use.hasScanned ||= isWide(condition)
      for (const head of heads) {
        // A long list would push everything else out of the cache.
        const document = read(head, batches === 1)
        if (document) yield document
      }
    }
  }

  return {
    matching(condition, sort) {
      use.conditions.push(condition)
      return {[Symbol.iterator]: () => readMatching(condition, sort)}
    },
    count(condition) {
      use.conditions.push(condition)
      let count = 0
      if (isRaw || perspective.length === 0) {
        const isShown = (id: string): boolean => mayRead(id) && (isRaw || layerOf(id) === null)
        for (const ids of store.idsMatching(condition, 'id')) count += ids.filter(isShown).length
        return count
      }
      for (const heads of headsMatching(condition)) {
        // Only a variant in a layer can say that the document goes away.
        count += heads.filter((head) => layerOf(head.id) === null || read(head, false) !== null).length
      }
      return count
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
