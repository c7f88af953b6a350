import {z} from 'zod'

import {badRequest} from '../http/errors.ts'
import {drafted, patchOperations} from '../mutations/decode.ts'
import {checkId} from '../mutations/ids.ts'
import {publishedIdOf} from '../store/publishedId.ts'

const id = z.string()
const identified = drafted.refine(
  (document): document is typeof document & {_id: string} => typeof document._id === 'string',
  {
    message: 'must have an "_id"',
  },
)
const pair = {draftId: id, publishedId: id}
// Deleting history would tear holes into the transaction log, which the lake promises to be gapless.
const purge = z.literal(false, 'purging history is not supported').optional()
const versionCreate = {
  actionType: z.literal('sanity.action.document.version.create'),
  publishedId: id,
}

/** The document and version actions by type, as the wire has them. */
export const documentActionSchemas = {
  'sanity.action.document.create': z.object({
    actionType: z.literal('sanity.action.document.create'),
    publishedId: id,
    attributes: identified,
    ifExists: z.enum(['fail', 'ignore']).default('fail'),
  }),
  'sanity.action.document.replaceDraft': z.object({
    actionType: z.literal('sanity.action.document.replaceDraft'),
    publishedId: id,
    attributes: identified,
  }),
  'sanity.action.document.edit': z.object({
    actionType: z.literal('sanity.action.document.edit'),
    ...pair,
    patch: patchOperations.extend({ifRevisionID: z.string().optional()}),
  }),
  'sanity.action.document.publish': z.object({
    actionType: z.literal('sanity.action.document.publish'),
    ...pair,
    ifDraftRevisionId: z.string().optional(),
    ifPublishedRevisionId: z.string().optional(),
  }),
  'sanity.action.document.unpublish': z.object({
    actionType: z.literal('sanity.action.document.unpublish'),
    ...pair,
  }),
  'sanity.action.document.discard': z.object({
    actionType: z.literal('sanity.action.document.discard'),
    draftId: id,
    purge,
  }),
  'sanity.action.document.delete': z.object({
    actionType: z.literal('sanity.action.document.delete'),
    publishedId: id,
    includeDrafts: z.array(id).default([]),
    purge,
  }),
  'sanity.action.document.version.create': z.union([
    z.object({...versionCreate, document: identified}),
    z.object({...versionCreate, baseId: id, versionId: id, ifBaseRevisionId: z.string().optional()}),
  ]),
  'sanity.action.document.version.replace': z.object({
    actionType: z.literal('sanity.action.document.version.replace'),
    document: identified,
  }),
  'sanity.action.document.version.discard': z.object({
    actionType: z.literal('sanity.action.document.version.discard'),
    versionId: id,
    purge,
  }),
  'sanity.action.document.version.unpublish': z.object({
    actionType: z.literal('sanity.action.document.version.unpublish'),
    versionId: id,
    publishedId: id,
  }),
}

type Schemas = typeof documentActionSchemas

/** A document or version action, checked: ids are well formed and belong to the same document. */
export type DocumentAction = z.infer<Schemas[keyof Schemas]>

/** Refuses (400) an action whose ids are malformed, or are not of one document. */
export function checkActionIds(action: DocumentAction): void {
  const publishedId = 'publishedId' in action ? action.publishedId : undefined
  if (publishedId !== undefined && publishedIdOf(checkId(publishedId)) !== publishedId) {
    throw badRequest(`"${publishedId}" is not the ID of a published document`)
  }
  if ('baseId' in action) checkId(action.baseId)
  for (const documentId of variantIdsIn(action)) {
    const belongsTo = publishedIdOf(checkId(documentId))
    if (belongsTo === documentId) throw badRequest(`"${documentId}" is not the ID of a draft or version`)
    if (publishedId !== undefined && belongsTo !== publishedId) {
      throw badRequest(`"${documentId}" does not belong to the document "${publishedId}"`)
    }
  }
}

function variantIdsIn(action: DocumentAction): string[] {
  return [
    ...('draftId' in action ? [action.draftId] : []),
    ...('versionId' in action ? [action.versionId] : []),
    ...('attributes' in action ? [action.attributes._id] : []),
    ...('document' in action ? [action.document._id] : []),
    ...('includeDrafts' in action ? action.includeDrafts : []),
  ]
}
