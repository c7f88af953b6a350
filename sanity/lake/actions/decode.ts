import {z} from 'zod'

import {badRequest} from '../http/errors.ts'
import {limits} from '../limits.ts'
import {check, flag} from '../mutations/decode.ts'
import {checkId} from '../mutations/ids.ts'
import {isJsonObject} from '../store/documentTypes.ts'
import {checkActionIds, documentActionSchemas, type DocumentAction} from './documentActions.ts'
import {releaseActionSchemas, type ReleaseAction} from './releaseActions.ts'

const request = z.object({
  actions: z.array(z.unknown()).min(1).max(limits.maxActionsPerRequest),
  transactionId: z.string().optional(),
  dryRun: z.boolean().default(false),
  // References into other datasets are never checked here, so that there is nothing to skip.
  skipCrossDatasetReferenceValidation: z.boolean().default(false),
})

export interface ActionsRequest {
  /** Of one kind, as the hosted service demands. */
  work: {kind: 'documents'; actions: DocumentAction[]} | {kind: 'releases'; actions: ReleaseAction[]}
  transactionId?: string
  dryRun: boolean
}

/** Checks the body of a `/data/actions` request; 400 says what does not fit and where. */
export function decodeActionsRequest(body: unknown, query: Record<string, string>): ActionsRequest {
  const {actions, transactionId, dryRun} = check(request, body)
  if (transactionId !== undefined) checkId(transactionId, 'transaction')
  const types = actions.map(typeOf)
  const isAboutReleases = types.some((type) => type in releaseActionSchemas)
  if (isAboutReleases && types.some((type) => type in documentActionSchemas)) {
    throw badRequest('Release actions and document actions cannot be mixed in one request')
  }
  const work = isAboutReleases
    ? {kind: 'releases' as const, actions: actions.map(decodeReleaseAction)}
    : {kind: 'documents' as const, actions: actions.map(decodeDocumentAction)}
  return {work, transactionId, dryRun: dryRun || check(flag, query.dryRun)}
}

function decodeDocumentAction(value: unknown): DocumentAction {
  const type = typeOf(value)
  if (!isKeyOf(documentActionSchemas, type)) throw badRequest(`Action type "${type}" is not supported`)
  const schema: z.ZodType<DocumentAction> = documentActionSchemas[type]
  const action = check(schema, value)
  checkActionIds(action)
  return action
}

function decodeReleaseAction(value: unknown): ReleaseAction {
  const type = typeOf(value)
  if (!isKeyOf(releaseActionSchemas, type)) throw badRequest(`Action type "${type}" is not supported`)
  const schema: z.ZodType<ReleaseAction> = releaseActionSchemas[type]
  return check(schema, value)
}

function typeOf(value: unknown): string {
  if (isJsonObject(value) && typeof value.actionType === 'string') return value.actionType
  throw badRequest('Malformed request: every action must have an "actionType"')
}

function isKeyOf<T extends object>(table: T, key: PropertyKey): key is keyof T {
  return Object.hasOwn(table, key)
}
