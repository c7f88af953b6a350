import {z} from 'zod'

import {badRequest} from '../http/errors.ts'
import {limits} from '../limits.ts'
import {isJsonObject, type Json, type JsonObject} from '../store/documentTypes.ts'
import {checkId} from './ids.ts'
import type {DraftedDocument, RequestedMutation} from './wireTypes.ts'

/** A `/data/mutate` request, checked. */
export interface MutateRequest {
  mutations: RequestedMutation[]
  transactionId?: string
  dryRun: boolean
  returnIds: boolean
  returnDocuments: boolean
  autoGenerateArrayKeys: boolean
}

const object = z.custom<JsonObject>(isJsonObject, 'must be an object')
/** A document to be made. */
export const drafted = z.custom<DraftedDocument>(
  (value) => isJsonObject(value) && typeof value._type === 'string' && value._type !== '',
  'must be a document with a "_type"',
)
const items = z.array(z.custom<Json>((value) => value !== undefined))
const numbers = z.record(z.string(), z.number())

const operations = {
  set: object.optional(),
  setIfMissing: object.optional(),
  merge: object.optional(),
  unset: z.array(z.string()).optional(),
  inc: numbers.optional(),
  dec: numbers.optional(),
  insert: z
    .union([
      z.strictObject({before: z.string(), items}),
      z.strictObject({after: z.string(), items}),
      z.strictObject({replace: z.string(), items}),
    ])
    .optional(),
  diffMatchPatch: z.record(z.string(), z.string()).optional(),
}
const revision = {ifRevisionID: z.string().optional()}
const byId = {id: z.string()}
const byQuery = {query: z.string(), params: object.optional()}

const mutation = z.union([
  z.strictObject({create: drafted}),
  z.strictObject({createOrReplace: drafted}),
  z.strictObject({createIfNotExists: drafted}),
  z.strictObject({
    delete: z.union([z.strictObject({...byId, ...revision}), z.strictObject({...byQuery, ...revision})]),
  }),
  z.strictObject({
    patch: z.union([
      z.strictObject({...byId, ...revision, ...operations}),
      z.strictObject({...byQuery, ...revision, ...operations}),
    ]),
  }),
])
const body = z.object({
  mutations: z.array(mutation).max(limits.maxMutationsPerTransaction),
  transactionId: z.string().optional(),
})
/** The operations of a patch, without its document. */
export const patchOperations = z.strictObject(operations)
/** A switch in the query string: `?dryRun=true`, or just `?dryRun`. */
export const flag = z
  .enum(['true', 'false', ''])
  .default('false')
  .transform((text) => text !== 'false')
const options = z.object({
  transactionId: z.string().optional(),
  dryRun: flag,
  returnIds: flag,
  returnDocuments: flag,
  autoGenerateArrayKeys: flag,
  // References into other datasets are never checked, so that there is nothing to skip.
  skipCrossDatasetReferenceValidation: flag,
  // Every write is visible to queries as soon as it is acknowledged, so that these three are one.
  visibility: z.enum(['sync', 'async', 'deferred']).default('sync'),
})

/** Checks the body and the query string of a `/data/mutate` request; 400 says what does not fit and where. */
export function decodeMutateRequest(value: unknown, query: Record<string, string>): MutateRequest {
  const {mutations, transactionId: inBody} = check(body, value)
  const {visibility: _, skipCrossDatasetReferenceValidation: _skip, ...given} = check(options, query)
  const transactionId = inBody ?? given.transactionId
  if (transactionId !== undefined) checkId(transactionId, 'transaction')
  return {...given, mutations, transactionId}
}

/** A value checked by a schema; 400 with the path and the reason of what does not fit. */
export function check<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const where = issue && issue.path.length > 0 ? issue.path.join('.') : 'the request'
  throw badRequest(`Malformed request: ${where}: ${issue?.message ?? 'not understood'}`)
}
