import {stageMutation} from '../mutations/applyAll.ts'
import {alreadyExists, documentNotFound, revisionMismatch} from '../mutations/failures.ts'
import type {Staging} from '../mutations/staging.ts'
import {layerOf, marksDeletion} from '../query/perspective.ts'
import {isJsonObject} from '../store/documentTypes.ts'
import type {DocumentAction} from './documentActions.ts'
import {contentOf, copyAs} from './drafts.ts'

type Action<Name extends string> = Extract<
  DocumentAction,
  {actionType: `sanity.action.document.version.${Name}`}
>

/** Makes a version (or a draft) from content, or as a copy of a document, whose revision it then remembers. */
export function createVersion(staging: Staging, action: Action<'create'>): void {
  if ('document' in action) {
    stageMutation(staging, {create: contentOf(action.document)})
    return
  }
  const {baseId, versionId, ifBaseRevisionId} = action
  if (staging.get(versionId)) throw alreadyExists(versionId)
  const base = staging.get(baseId)
  if (!base) throw documentNotFound(baseId)
  if (ifBaseRevisionId !== undefined && base._rev !== ifBaseRevisionId) {
    throw revisionMismatch(baseId, base._rev, ifBaseRevisionId)
  }
  // A version that takes its document off does so in the release it is copied to, too; a draft has no such mark.
  const takesOff = marksDeletion(base) && layerOf(versionId) !== 'drafts'
  const _system = {base: {id: base._id, rev: base._rev}, ...(takesOff ? {delete: true} : {})}
  stageMutation(staging, {create: {...copyAs(base, versionId), _system}})
}

/** Puts other content into a version that exists. */
export function replaceVersion(staging: Staging, {document}: Action<'replace'>): void {
  if (!staging.get(document._id)) throw documentNotFound(document._id)
  stageMutation(staging, {createOrReplace: contentOf(document)})
}

/** Marks in a release that the document is to be taken off; without a version it begins as a copy of what is published. */
export function unpublishVersion(staging: Staging, {versionId, publishedId}: Action<'unpublish'>): void {
  const published = staging.get(publishedId)
  if (!published) throw documentNotFound(publishedId)
  const version = staging.get(versionId)
  if (!version) {
    stageMutation(staging, {create: {...copyAs(published, versionId), _system: {delete: true}}})
    return
  }
  const system = isJsonObject(version._system) ? version._system : {}
  stageMutation(staging, {patch: {id: versionId, set: {_system: {...system, delete: true}}}})
}
