import {stageMutation} from '../mutations/applyAll.ts'
import {keyDocument, keyPatch} from '../mutations/arrayKeys.ts'
import {alreadyExists, documentNotFound} from '../mutations/failures.ts'
import type {Staging} from '../mutations/staging.ts'
import type {DraftedDocument} from '../mutations/wireTypes.ts'
import type {LakeDocument} from '../store/documentTypes.ts'
import type {DocumentAction} from './documentActions.ts'

type Action<Name extends string> = Extract<DocumentAction, {actionType: `sanity.action.document.${Name}`}>

/** Makes the draft of a document that is not published. */
export function createDraft(staging: Staging, {publishedId, attributes, ifExists}: Action<'create'>): void {
  if (staging.get(publishedId)) throw alreadyExists(publishedId)
  if (ifExists === 'ignore' && staging.get(attributes._id)) return
  stageMutation(staging, {create: contentOf(attributes)})
}

/** Puts other content into the draft of a document that exists, as a draft or published. */
export function replaceDraft(staging: Staging, {publishedId, attributes}: Action<'replaceDraft'>): void {
  if (!staging.get(attributes._id) && !staging.get(publishedId)) throw documentNotFound(attributes._id)
  stageMutation(staging, {createOrReplace: contentOf(attributes)})
}

/** Patches a draft; without one, it begins as a copy of what is published. */
export function editDraft(staging: Staging, {draftId, publishedId, patch}: Action<'edit'>): void {
  if (!staging.get(draftId)) {
    const published = staging.get(publishedId)
    if (!published) throw documentNotFound(draftId)
    stageMutation(staging, {create: copyAs(published, draftId)})
  }
  stageMutation(staging, {patch: {...keyPatch(patch), id: draftId}})
}

/** Drops a draft or a version. */
export function discard(staging: Staging, id: string): void {
  if (!staging.get(id)) throw documentNotFound(id)
  stageMutation(staging, {delete: {id}})
}

/** A document's content under another id, without what belongs to the one variant or revision. */
export function copyAs(document: LakeDocument, id: string): DraftedDocument & {_id: string} {
  const {_system: _ofVariant, ...content} = document
  return contentOf({...content, _type: document._type, _id: id})
}

/** What a client gave as a document, without what each revision has anew. */
export function contentOf(document: DraftedDocument & {_id: string}): DraftedDocument & {_id: string} {
  const {_rev: _revision, _updatedAt: _moment, ...content} = keyDocument(document)
  return content
}
