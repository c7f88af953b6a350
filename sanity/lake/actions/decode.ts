import {z} from 'zod'

import {badRequest} from '../http/errors.ts'
import {limits} from '../limits.ts'
import {check, drafted, flag, patchOperations} from '../mutations/decode.ts'
import {checkId} from '../mutations/ids.ts'
import {isJsonObject} from '../store/documentTypes.ts'
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

const action = z.discriminatedUnion('actionType', [
  z.object({
    actionType: z.literal('sanity.action.document.create'),
    publishedId: id,
    attributes: identified,
    ifExists: z.enum(['fail', 'ignore']).default('fail'),
  }),
  z.object({
    actionType: z.literal('sanity.action.document.replaceDraft'),
    publishedId: id,
    attributes: identified,
  }),
  z.object({actionType: z.literal('sanity.action.document.edit'), ...pair, patch: patchOperations}),
  z.object({
    actionType: z.literal('sanity.action.document.publish'),
    ...pair,
    ifDraftRevisionId: z.string().optional(),
    ifPublishedRevisionId: z.string().optional(),
  }),
  z.object({actionType: z.literal('sanity.action.document.unpublish'), ...pair}),
  z.object({actionType: z.literal('sanity.action.document.discard'), draftId: id, purge}),
  z.object({
    actionType: z.literal('sanity.action.document.delete'),
    publishedId: id,
    includeDrafts: z.array(id).default([]),
    purge,
  }),
  z.object({actionType: z.literal('sanity.action.document.version.discard'), versionId: id, purge}),
])

const request = z.object({
  actions: z.array(z.unknown()).min(1).max(limits.maxActionsPerRequest),
  transactionId: z.string().optional(),
  dryRun: z.boolean().default(false),
})

/** A document action, checked: ids are well formed and belong to the same document. */
export type DocumentAction = z.infer<typeof action>

export interface ActionsRequest {
  actions: DocumentAction[]
  transactionId?: string
  dryRun: boolean
}

/** Checks the body of a `/data/actions` request; 400 says what does not fit and where. */
export function decodeActionsRequest(body: unknown, query: Record<string, string>): ActionsRequest {
  const {actions, transactionId, dryRun} = check(request, body)
  if (transactionId !== undefined) checkId(transactionId, 'transaction')
  return {actions: actions.map(decodeAction), transactionId, dryRun: dryRun || check(flag, query.dryRun)}
}

function decodeAction(value: unknown): DocumentAction {
  const type = isJsonObject(value) ? value.actionType : undefined
  const known = action.options.some((option) => option.shape.actionType.value === type)
  if (typeof type === 'string' && !known) throw badRequest(`Action type "${type}" is not supported`)
  const decoded = check(action, value)
  checkIds(decoded)
  return decoded
}

function checkIds(decoded: DocumentAction): void {
  const publishedId = 'publishedId' in decoded ? decoded.publishedId : undefined
  const unpublished = [
    ...('draftId' in decoded ? [decoded.draftId] : []),
    ...('versionId' in decoded ? [decoded.versionId] : []),
    ...('attributes' in decoded ? [decoded.attributes._id] : []),
    ...('includeDrafts' in decoded ? decoded.includeDrafts : []),
  ]
  if (publishedId !== undefined && publishedIdOf(checkId(publishedId)) !== publishedId) {
    throw badRequest(`"${publishedId}" is not the ID of a published document`)
  }
  for (const documentId of unpublished) {
    const belongsTo = publishedIdOf(checkId(documentId))
    if (belongsTo === documentId) throw badRequest(`"${documentId}" is not the ID of a draft or version`)
    if (publishedId !== undefined && belongsTo !== publishedId) {
      throw badRequest(`"${documentId}" does not belong to the document "${publishedId}"`)
    }
  }
}
