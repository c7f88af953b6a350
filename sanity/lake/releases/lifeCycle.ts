import {contentOf} from '../actions/drafts.ts'
import {stageMutation} from '../mutations/applyAll.ts'
import {alreadyExists, invalidMutation} from '../mutations/failures.ts'
import type {Staging} from '../mutations/staging.ts'
import type {PatchOperations} from '../mutations/wireTypes.ts'
import type {DocumentReader} from '../store/documents.ts'
import {isJsonObject, type JsonObject, type LakeDocument} from '../store/documentTypes.ts'
import {finalStates, versionsIn} from './publishRelease.ts'
import {isReleaseState, releaseDocumentId, requireRelease, type ReleaseDocument} from './releaseDocument.ts'

/** Opens a release under a name of the client's choice. */
export function createRelease(staging: Staging, name: string, metadata: JsonObject, author: string): void {
  const release = {
    _id: releaseDocumentId(name),
    _type: 'system.release',
    name,
    state: 'active',
    metadata: {releaseType: 'undecided', ...metadata},
    userId: author,
  }
  stageMutation(staging, {create: release})
}

/** Patches the metadata of a release that is not over; the rest of its document is not for clients to write. */
export function editRelease(
  staging: Staging,
  name: string,
  patch: PatchOperations & {ifRevisionID?: string},
): void {
  const release = requireRelease(staging, name, ['active', 'scheduled'])
  const {document} = stageMutation(staging, {patch: {...patch, id: release._id}})
  const isSame = (field: string) => JSON.stringify(document?.[field]) === JSON.stringify(release[field])
  const own = new Set(['metadata', '_rev', '_updatedAt'])
  const fields = [...Object.keys(release), ...Object.keys(document ?? {})].filter((field) => !own.has(field))
  const changed = fields.find((field) => !isSame(field))
  if (changed) throw invalidMutation(`Only the metadata of a release can be edited, not "${changed}"`)
  if (!isJsonObject(document?.metadata)) throw invalidMutation('The metadata of a release must be an object')
}

/** Sets the moment at which a release publishes itself, and locks its versions until then; again, to move the moment. */
export function scheduleRelease(staging: Staging, name: string, publishAt: string, author: string): void {
  const release = requireRelease(staging, name, ['active', 'scheduled'])
  const set = {state: 'scheduled', publishAt: new Date(publishAt).toISOString(), userId: author}
  stageMutation(staging, {patch: {id: release._id, set, unset: ['error']}})
}

/** Calls a scheduled publication off; its versions can be edited again. */
export function unscheduleRelease(staging: Staging, name: string): void {
  const release = requireRelease(staging, name, ['scheduled'])
  stageMutation(staging, {patch: {id: release._id, set: {state: 'active'}, unset: ['publishAt']}})
}

/** Puts a release aside: its versions go, and can come back out of the history. */
export function archiveRelease(staging: Staging, read: DocumentReader, name: string): void {
  const release = requireRelease(staging, name, ['active'])
  const versionIds = versionsIn(staging, read, name)
  for (const id of versionIds) stageMutation(staging, {delete: {id}})
  const set = {state: 'archived', finalDocumentStates: finalStates(versionIds)}
  stageMutation(staging, {patch: {id: release._id, set, unset: ['error']}})
}

/**
 * Opens an archived release again with the versions it had.
 * @param lastRevision what a document was before it went, null when the history does not know it
 */
export function unarchiveRelease(
  staging: Staging,
  lastRevision: (documentId: string) => LakeDocument | null,
  name: string,
): void {
  const release = requireRelease(staging, name, ['archived'])
  for (const id of finalIdsOf(release)) {
    const version = lastRevision(id)
    if (version && !staging.get(id)) stageMutation(staging, {create: contentOf(version)})
  }
  stageMutation(staging, {patch: {id: release._id, set: {state: 'active'}, unset: ['finalDocumentStates']}})
}

/** Removes a release that is over, with whatever is left in it. */
export function deleteRelease(staging: Staging, read: DocumentReader, name: string): void {
  const release = requireRelease(staging, name, ['archived', 'published'])
  for (const id of versionsIn(staging, read, name)) stageMutation(staging, {delete: {id}})
  stageMutation(staging, {delete: {id: release._id}})
}

/**
 * Takes a release over from another dataset. One that was not over there is active here: its versions are imported
 * beside it and must not be locked, and an import must not publish by itself.
 */
export function importRelease(
  staging: Staging,
  name: string,
  attributes: JsonObject,
  ifExists: 'fail' | 'ignore' | 'replace',
): void {
  const id = releaseDocumentId(name)
  if (staging.get(id) && ifExists === 'ignore') return
  if (staging.get(id) && ifExists === 'fail') throw alreadyExists(id)
  const {_rev: _revision, _updatedAt: _moment, publishAt, ...content} = attributes
  const isOver = isReleaseState(content.state) && ['archived', 'published'].includes(content.state)
  const release = {
    ...content,
    _id: id,
    _type: 'system.release',
    name,
    state: isOver ? (content.state ?? null) : 'active',
    metadata: isJsonObject(content.metadata) ? content.metadata : {releaseType: 'undecided'},
    ...(isOver && publishAt !== undefined ? {publishAt} : {}),
  }
  stageMutation(staging, {createOrReplace: release})
}

function finalIdsOf({finalDocumentStates}: ReleaseDocument): string[] {
  if (!Array.isArray(finalDocumentStates)) return []
  return finalDocumentStates.flatMap((state) =>
    isJsonObject(state) && typeof state.id === 'string' ? [state.id] : [],
  )
}
