import {effectsOf} from '../events/effects.ts'
import type {Effects} from '../events/effects.ts'
import type {WireMutation} from '../mutations/wireTypes.ts'
import type {JsonObject} from '../store/documentTypes.ts'
import type {Transaction} from '../store/transactions.ts'

/** Which parts of a transaction a reader of the history wants. */
export interface EntryContents {
  /** Documents that the reader asked about; null for all that the transaction touched. */
  documentIds: Set<string> | null
  mutations: boolean
  /** Whether mutations come with what they wrote; without it they say only what they were and to what. */
  content: boolean
  effects: boolean
}

/** One transaction as the history endpoint writes it, one to a line. */
export interface TransactionEntry {
  id: string
  timestamp: string
  author: string
  documentIDs: string[]
  mutations?: JsonObject[] | WireMutation[]
  effects?: Record<string, Effects>
}

/** A transaction as a line of the history. */
export function transactionEntry(transaction: Transaction, contents: EntryContents): TransactionEntry {
  const {documentIds} = contents
  const changes = transaction.changes.filter(({documentId}) => documentIds?.has(documentId) ?? true)
  const mutations = changes.flatMap((change) => change.mutations)
  return {
    id: transaction.transactionId,
    timestamp: transaction.timestamp,
    author: transaction.author,
    documentIDs: changes.map(({documentId}) => documentId),
    mutations: contents.mutations
      ? contents.content
        ? mutations
        : mutations.map(withoutContent)
      : undefined,
    effects: contents.effects
      ? Object.fromEntries(
          changes.map(({documentId, before, after}) => [documentId, effectsOf(before, after)]),
        )
      : undefined,
  }
}

function withoutContent(mutation: WireMutation): JsonObject {
  if ('patch' in mutation) return {patch: {id: mutation.patch.id}}
  if ('delete' in mutation) return {delete: {id: mutation.delete.id}}
  if ('create' in mutation) return {create: naming(mutation.create)}
  if ('createOrReplace' in mutation) return {createOrReplace: naming(mutation.createOrReplace)}
  return {createIfNotExists: naming(mutation.createIfNotExists)}
}

function naming({_id, _type}: {_id: string; _type: string}): JsonObject {
  return {_id, _type}
}
