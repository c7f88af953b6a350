import {stageMutation} from '../mutations/applyAll.ts'
import {documentNotFound, MutationRefused, revisionMismatch} from '../mutations/failures.ts'
import type {Staging} from '../mutations/staging.ts'
import {marksDeletion} from '../query/perspective.ts'
import type {DocumentReader} from '../store/documents.ts'
import type {LakeDocument} from '../store/documentTypes.ts'
import {publishedIdOf} from '../store/publishedId.ts'
import type {DocumentAction} from './documentActions.ts'
import {copyAs} from './drafts.ts'
import {strengthenReferences} from './strengthen.ts'

type Action<Name extends string> = Extract<DocumentAction, {actionType: `sanity.action.document.${Name}`}>

/** Makes the draft (or version) the published document, and removes it. Fails when either moved since it was read. */
export function publish(staging: Staging, action: Omit<Action<'publish'>, 'actionType'>): void {
  const {draftId, publishedId, ifDraftRevisionId, ifPublishedRevisionId} = action
  const draft = staging.get(draftId)
  if (!draft) throw documentNotFound(draftId)
  const published = staging.get(publishedId)
  checkRevision(draftId, draft, ifDraftRevisionId)
  checkRevision(publishedId, published, ifPublishedRevisionId)

  stageMutation(staging, {createOrReplace: publishedContent(draft, published)})
  stageMutation(staging, {delete: {id: draftId}})
}

/** Makes a version the published document, or takes the document off when the version says so; the version goes. */
export function publishVersion(staging: Staging, versionId: string): void {
  const version = staging.get(versionId)
  if (!version) throw documentNotFound(versionId)
  const published = staging.get(publishedIdOf(versionId))
  if (!marksDeletion(version)) {
    stageMutation(staging, {createOrReplace: publishedContent(version, published)})
  } else if (published) {
    stageMutation(staging, {delete: {id: published._id}})
  }
  stageMutation(staging, {delete: {id: versionId}})
}

/** What a draft or version becomes when it is published: it keeps the birthday of the document it replaces. */
function publishedContent(variant: LakeDocument, published: LakeDocument | null) {
  const content = copyAs(variant, publishedIdOf(variant._id))
  return strengthenReferences({...content, _createdAt: published?._createdAt ?? variant._createdAt})
}

/** Takes a document off; its content stays as the draft, unless there is one already. */
export function unpublish(
  staging: Staging,
  {draftId, publishedId}: Omit<Action<'unpublish'>, 'actionType'>,
): void {
  const published = staging.get(publishedId)
  if (!published) throw documentNotFound(publishedId)
  stageMutation(staging, {createIfNotExists: copyAs(published, draftId)})
  stageMutation(staging, {delete: {id: publishedId}})
}

/** Removes a document with the drafts and versions named; one that is not named makes it fail, so that none is lost unseen. */
export function deleteDocument(read: DocumentReader, staging: Staging, action: Action<'delete'>): void {
  const {publishedId, includeDrafts} = action
  const included = new Set([publishedId, ...includeDrafts])
  const related = read.relatedTo(publishedId).filter((id) => staging.get(id))
  const forgotten = related.find((id) => !included.has(id))
  if (forgotten) {
    const description = `Document "${publishedId}" cannot be deleted: "${forgotten}" exists and is not in includeDrafts`
    throw new MutationRefused(409, 'documentHasVersionsError', description, {
      id: publishedId,
      versionId: forgotten,
    })
  }
  if (!staging.get(publishedId)) throw documentNotFound(publishedId)
  for (const id of related) stageMutation(staging, {delete: {id}})
}

function checkRevision(id: string, document: LakeDocument | null, expected: string | undefined): void {
  if (expected === undefined || document?._rev === expected) return
  throw revisionMismatch(id, document?._rev ?? null, expected)
}
