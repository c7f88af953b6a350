import {badRequest, retryLater} from '../http/errors.ts'
import type {Lake} from '../lake.ts'
import {limits} from '../limits.ts'
import {answerQuery} from '../query/evaluate.ts'
import {tagsWokenBy} from '../query/syncTags/wokenTags.ts'
import {isJsonObject} from '../store/documentTypes.ts'
import {withArrayKeys} from './arrayKeys.ts'
import {checkId, completeId} from './ids.ts'
import type {CommitOptions, TransactResult} from './transact.ts'
import type {DraftedDocument, QuerySelection, RequestedMutation, WireMutation} from './wireTypes.ts'

/** Documents that a query chose, and what the choice depended on. */
interface Choice {
  ids: string[]
  syncTags: string[]
}

/**
 * Runs requested mutations as one transaction. Queries choose their documents first, from what is stored; when
 * another write that could change the choice commits while they run, they choose again, so that the choice and the
 * change are one.
 * @throws LakeError 503 when others keep changing what the queries choose from
 */
export async function transactSelected(
  lake: Lake,
  requested: RequestedMutation[],
  options: CommitOptions & {autoGenerateArrayKeys: boolean},
): Promise<TransactResult> {
  const keyed = options.autoGenerateArrayKeys ? requested.map(withArrayKeys) : requested
  for (let attempt = 0; attempt < limits.maxSelectionAttempts; attempt += 1) {
    const sequence = lake.log.lastSequence()
    const mutations: WireMutation[] = []
    const tags = new Set<string>()
    for (const mutation of keyed) {
      const choice = await choose(lake, selectionOf(mutation), options.author)
      mutations.push(...withIds(mutation, choice.ids))
      for (const tag of choice.syncTags) tags.add(tag)
    }
    if (!wasWoken(lake, sequence, tags)) return lake.transact({...options, mutations})
  }
  throw retryLater(503, 'Other writes keep changing what the query of a mutation chooses from')
}

/** Whether a transaction after a number may have changed answers with one of these tags. */
function wasWoken(lake: Lake, sequence: number, tags: Set<string>): boolean {
  const variants = (id: string) => lake.read.getMany(lake.read.relatedTo(id))
  for (const {changes} of tags.size > 0 ? lake.transactionsAfter(sequence) : []) {
    for (const change of changes) {
      for (const woken of tagsWokenBy(change, variants)) if (tags.has(woken)) return true
    }
  }
  return false
}

/** Which documents a mutation is about; null for one that brings its document along. */
function selectionOf(mutation: RequestedMutation): {id: string} | QuerySelection | null {
  if ('delete' in mutation) return mutation.delete
  return 'patch' in mutation ? mutation.patch : null
}

/** What is asked for, with the ids of the documents it is about. */
function withIds(mutation: RequestedMutation, ids: string[]): WireMutation[] {
  if ('create' in mutation) return [{create: identified(mutation.create)}]
  if ('createOrReplace' in mutation) return [{createOrReplace: identified(mutation.createOrReplace)}]
  if ('createIfNotExists' in mutation) return [{createIfNotExists: identified(mutation.createIfNotExists)}]
  if ('delete' in mutation) {
    const {ifRevisionID} = mutation.delete
    return ids.map((id) => ({delete: {id, ...(ifRevisionID ? {ifRevisionID} : {})}}))
  }
  if ('id' in mutation.patch) {
    const {patch} = mutation
    return ids.map((id) => ({patch: {...patch, id}}))
  }
  const {query: _query, params: _params, ...operations} = mutation.patch
  return ids.map((id) => ({patch: {id, ...operations}}))
}

function identified(document: DraftedDocument): DraftedDocument & {_id: string} {
  return {...document, _id: completeId(document._id)}
}

async function choose(
  lake: Lake,
  selection: {id: string} | QuerySelection | null,
  client: string,
): Promise<Choice> {
  if (!selection) return {ids: [], syncTags: []}
  if ('id' in selection) return {ids: [checkId(selection.id)], syncTags: []}
  const {query, params = {}} = selection
  const {json, syncTags} = await answerQuery(lake, {query, params, perspective: 'raw'}, {client})
  const result: unknown = JSON.parse(Buffer.from(json).toString('utf8'))
  const documents = Array.isArray(result) ? result : [result]
  if (documents.length > limits.maxDocumentsPerMutationQuery) {
    throw badRequest(
      `The query of a mutation chose ${documents.length} documents: at most ${limits.maxDocumentsPerMutationQuery} at a time`,
    )
  }
  const ids = documents.flatMap((document) =>
    isJsonObject(document) && typeof document._id === 'string' ? [document._id] : [],
  )
  return {ids, syncTags}
}
