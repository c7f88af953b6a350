import type {LakeDocument} from '../store/documentTypes.ts'
import {publishedIdOf} from '../store/publishedId.ts'
import type {Condition} from './conditions.ts'
import type {DocumentHead, DocumentStore} from './documentStore.ts'
import {layerOf, marksDeletion, presented} from './perspective.ts'
import type {Perspective} from './perspective.ts'
import {offerSearchText} from './textSearch.ts'

/** The dataset as one reader sees it in one perspective. Conditions are about what the reader sees. */
export interface DatasetView {
  /** The documents that meet a condition, and perhaps more, in order of their ids. */
  matching(condition: Condition): LakeDocument[]
  /** The document that a reference leads to, or null. */
  find(id: string): LakeDocument | null
}

/** Whether a reader may see the document stored under an id. */
export type MayRead = (documentId: string) => boolean

/** The view of a reader in a perspective. */
export function openView(store: DocumentStore, perspective: Perspective, mayRead: MayRead): DatasetView {
  return perspective === 'raw' ? rawView(store, mayRead) : stackedView(store, perspective, mayRead)
}

function rawView(store: DocumentStore, mayRead: MayRead): DatasetView {
  return {
    matching: (condition) =>
      inOrder(
        store
          .matching(condition)
          .filter(({id}) => mayRead(id))
          .map(store.read),
      ),
    find(id) {
      const head = mayRead(id) ? store.head(id) : null
      return head && store.read(head)
    },
  }
}

function stackedView(store: DocumentStore, layers: readonly string[], mayRead: MayRead): DatasetView {
  /** How high a stored document lies in the stack, 0 on top; undefined when it is in none of the layers. */
  function depthOf(id: string): number | undefined {
    const layer = layerOf(id)
    if (layer === null) return layers.length
    const depth = layers.indexOf(layer)
    return depth === -1 ? undefined : depth
  }

  /** The topmost readable variant of each document, unless it says that the document goes away. */
  function overlay(heads: DocumentHead[]): LakeDocument[] {
    const tops = new Map<string, {head: DocumentHead; depth: number}>()
    for (const head of heads) {
      const depth = depthOf(head.id)
      if (depth === undefined || !mayRead(head.id)) continue
      const publishedId = publishedIdOf(head.id)
      const top = tops.get(publishedId)
      if (!top || depth < top.depth) tops.set(publishedId, {head, depth})
    }
    return [...tops.values()]
      .map(({head}) => store.read(head))
      .filter((document) => !marksDeletion(document) || layerOf(document._id) === null)
      .map(present)
  }

  return {
    matching: (condition) => inOrder(overlay(store.variantsMatching(condition))),
    find: (id) => overlay(store.variantsOf(id))[0] ?? null,
  }
}

function inOrder(documents: LakeDocument[]): LakeDocument[] {
  return documents.toSorted((a, b) => (a._id < b._id ? -1 : 1))
}

/** A stored document looks the same in every perspective that shows it. */
const presentations = new WeakMap<LakeDocument, LakeDocument>()

function present(document: LakeDocument): LakeDocument {
  const known = presentations.get(document)
  if (known) return known
  const presentation = offerSearchText(presented(document))
  presentations.set(document, presentation)
  return presentation
}
