import {limits} from '../limits.ts'
import type {LakeDocument} from '../store/documentTypes.ts'

/** Parsed documents, the latest revision of each, as many as fit. What went unused the longest makes way. */
export class DocumentCache {
  readonly #entries = new Map<string, {document: LakeDocument; length: number}>()
  #length = 0

  get(id: string, rev: string): LakeDocument | null {
    const entry = this.#entries.get(id)
    if (!entry || entry.document._rev !== rev) return null
    this.#entries.delete(id)
    this.#entries.set(id, entry)
    return entry.document
  }

  /** Keeps a document; `length` is that of its JSON. */
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
