import {badRequest} from '../http/errors.ts'
import type {Lake} from '../lake.ts'
import {limits} from '../limits.ts'
import {evaluateQuery} from '../query/evaluate.ts'
import {isJsonObject} from '../store/documentTypes.ts'
import {withArrayKeys} from './arrayKeys.ts'
import {checkId, completeId} from './ids.ts'
import type {CommitOptions, TransactResult} from './transact.ts'
import type {DraftedDocument, QuerySelection, RequestedMutation, WireMutation} from './wireTypes.ts'

/**
 * Runs requested mutations as one transaction. Queries choose their documents first, from what is stored; when
 * another write commits while they run, they choose again, so that the choice and the change are one.
 */
export async function transactSelected(
  lake: Lake,
  requested: RequestedMutation[],
  options: CommitOptions & {autoGenerateArrayKeys: boolean},
): Promise<TransactResult> {
  const keyed = options.autoGenerateArrayKeys ? requested.map(withArrayKeys) : requested
  for (;;) {
    const sequence = lake.log.lastSequence()
    const mutations: WireMutation[] = []
    for (const mutation of keyed) mutations.push(...(await resolve(lake, mutation, options.author)))
    if (lake.log.lastSequence() === sequence) return lake.transact({...options, mutations})
  }
}

async function resolve(lake: Lake, mutation: RequestedMutation, client: string): Promise<WireMutation[]> {
  if ('create' in mutation) return [{create: identified(mutation.create)}]
  if ('createOrReplace' in mutation) return [{createOrReplace: identified(mutation.createOrReplace)}]
  if ('createIfNotExists' in mutation) return [{createIfNotExists: identified(mutation.createIfNotExists)}]
  if ('delete' in mutation) {
    const {ifRevisionID, ...selection} = mutation.delete
    return (await choose(lake, selection, client)).map((id) => ({
      delete: {id, ...(ifRevisionID ? {ifRevisionID} : {})},
    }))
  }
  if ('id' in mutation.patch) return [{patch: {...mutation.patch, id: checkId(mutation.patch.id)}}]
  const {query, params, ...operations} = mutation.patch
  return (await choose(lake, {query, params}, client)).map((id) => ({patch: {id, ...operations}}))
}

function identified(document: DraftedDocument): DraftedDocument & {_id: string} {
  return {...document, _id: completeId(document._id)}
}

async function choose(
  lake: Lake,
  selection: {id: string} | QuerySelection,
  client: string,
): Promise<string[]> {
  if ('id' in selection) return [checkId(selection.id)]
  const {query, params = {}} = selection
  const result = await evaluateQuery(lake, {query, params, perspective: 'raw'}, {client})
  const documents = Array.isArray(result) ? result : [result]
  if (documents.length > limits.maxDocumentsPerMutationQuery) {
    throw badRequest(
      `The query of a mutation chose ${documents.length} documents: at most ${limits.maxDocumentsPerMutationQuery} at a time`,
    )
  }
  return documents.flatMap((document) =>
    isJsonObject(document) && typeof document._id === 'string' ? [document._id] : [],
  )
}
