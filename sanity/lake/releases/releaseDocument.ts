import {MutationRefused} from '../mutations/failures.ts'
import type {Staging} from '../mutations/staging.ts'
import {isJsonObject, type JsonObject, type LakeDocument} from '../store/documentTypes.ts'

/**
 * Where a release is in its life. The hosted service passes through `scheduling`, `publishing` and the like while it
 * works; here each step is one transaction, so that those are never seen.
 */
const states = ['active', 'scheduled', 'published', 'archived'] as const

export type ReleaseState = (typeof states)[number]

/** A release, as the Studio and clients read it: the document `_.releases.<name>`. */
export interface ReleaseDocument extends LakeDocument {
  name: string
  state: ReleaseState
  metadata: JsonObject
}

const idPrefix = '_.releases.'

/** The id of the document of a release. */
export function releaseDocumentId(name: string): string {
  return `${idPrefix}${name}`
}

/** Whether an id is that of a release's document. */
export function isReleaseDocumentId(documentId: string): boolean {
  return documentId.startsWith(idPrefix)
}

/** Whether a stored document is a release whose life the lake can go on with. */
export function isRelease(document: LakeDocument | null): document is ReleaseDocument {
  return (
    document !== null &&
    isReleaseDocumentId(document._id) &&
    isReleaseState(document.state) &&
    typeof document.name === 'string' &&
    isJsonObject(document.metadata)
  )
}

/** Whether a value is a state that a release can rest in. */
export function isReleaseState(value: unknown): value is ReleaseState {
  return states.some((state) => state === value)
}

/** The release, when it is in one of the states that an action starts from; otherwise the action is refused. */
export function requireRelease(staging: Staging, name: string, allowed: ReleaseState[]): ReleaseDocument {
  const id = releaseDocumentId(name)
  const release = staging.get(id)
  if (!isRelease(release)) {
    throw new MutationRefused(404, 'releaseNotFoundError', `The release "${name}" was not found`, {id})
  }
  if (allowed.includes(release.state)) return release
  const description = `The release "${name}" is ${release.state}, which this action does not start from: it takes one that is ${allowed.join(' or ')}`
  throw new MutationRefused(409, 'releaseStateError', description, {id, state: release.state})
}
