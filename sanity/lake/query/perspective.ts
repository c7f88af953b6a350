import {badRequest} from '../http/errors.ts'
import {isJsonObject} from '../store/documentTypes.ts'
import type {LakeDocument} from '../store/documentTypes.ts'
import {publishedIdOf} from '../store/publishedId.ts'

/**
 * Through which glass a query sees the dataset: every variant as it is stored, or one document per published id, taken
 * from the first layer that has it. Layers are `drafts` and release names, topmost first; the published documents lie
 * below them all, so that no layers at all show just those.
 */
export type Perspective = 'raw' | readonly string[]

/** The API version from which drafts and versions must be asked for. */
const publishedByDefaultFrom = '2025-02-19'

/** Whether an API version shows published documents only when a request says nothing else (`X` does, `1` does not). */
export function showsPublishedByDefault(apiVersion: string): boolean {
  return apiVersion >= publishedByDefaultFrom
}

/**
 * Reads a perspective as requests name it: `raw`, `published`, `drafts` (formerly `previewDrafts`), or a stack of layers
 * with the topmost first, `rSpring,drafts`.
 * @throws LakeError 400 for a name that cannot be one, or `raw` within a stack
 */
export function parsePerspective(requested: string | undefined, apiVersion: string): Perspective {
  const names = requested?.split(',').map((name) => name.trim()) ?? [
    showsPublishedByDefault(apiVersion) ? 'published' : 'raw',
  ]
  if (names.length === 1 && names[0] === 'raw') return 'raw'
  for (const name of names) {
    if (name === 'raw' || !/^[\w-]+$/.test(name)) {
      throw badRequest(`Invalid perspective "${requested}": "${name}" cannot be a layer of it`)
    }
  }
  const layers = names.map((name) => (name === 'previewDrafts' ? 'drafts' : name))
  const bottom = layers.indexOf('published')
  return bottom === -1 ? layers : layers.slice(0, bottom)
}

/** The layer that a document id belongs to: `drafts`, a release, or null for the published document. */
export function layerOf(documentId: string): string | null {
  if (documentId.startsWith('drafts.')) return 'drafts'
  return /^versions\.([^.]+)\../.exec(documentId)?.[1] ?? null
}

/** A document as a perspective shows it: under its published id, with the id that it is stored under beside it. */
export function presented(document: LakeDocument): LakeDocument {
  return {...document, _id: publishedIdOf(document._id), _originalId: document._id}
}

/** Whether a variant in a release says that the document goes away with it. */
export function marksDeletion(document: LakeDocument): boolean {
  return isJsonObject(document._system) && document._system.delete === true
}
