import type {WireMutation} from '../mutations/wireTypes.ts'
import type {DocumentFilter} from '../query/filter.ts'
import type {LakeDocument} from '../store/documentTypes.ts'
import type {DocumentChange, Transaction} from '../store/transactions.ts'
import {effectsOf} from './effects.ts'
import type {Effects} from './effects.ts'

/** What a listener wants in its events. */
export interface EventContents {
  result: boolean
  previous: boolean
  mutations: boolean
  effects: boolean
  visibility: string
}

type Transition = 'appear' | 'update' | 'disappear'

/** One document's part in one transaction, as a listener receives it. */
export interface MutationEvent {
  type: 'mutation'
  eventId: string
  documentId: string
  transactionId: string
  transition: Transition
  identity: string
  mutations?: WireMutation[]
  /** The revision that the document had; absent when there was none. */
  previousRev?: string
  resultRev: string
  result?: LakeDocument | null
  previous?: LakeDocument | null
  effects?: Effects
  timestamp: string
  visibility: string
  /** Events that this listener gets for the transaction, and the place of this one among them from 1. */
  transactionTotalEvents: number
  transactionCurrentEvent: number
}

/** A change that a listener hears of, and its place among those of the same transaction that the listener hears of. */
export interface HeardChange {
  change: DocumentChange
  transition: Transition
  /** From 1. */
  place: number
  total: number
}

/**
 * What a transaction means to one listener: one event for each document that its filter lets through before or after,
 * however many mutations touched that document. A document that only now meets the filter appears.
 * @param changes those of the transaction that may concern the filter
 */
export function heardChanges(changes: DocumentChange[], filter: DocumentFilter): HeardChange[] {
  const heard = changes
    .map((change) => ({change, was: filter(change.before), is: filter(change.after)}))
    .filter(({was, is}) => was || is)
  return heard.map(({change, was, is}, index) => ({
    change,
    transition: was && is ? 'update' : is ? 'appear' : 'disappear',
    place: index + 1,
    total: heard.length,
  }))
}

/** The event that tells of a change. */
export function mutationEvent(
  transaction: Transaction,
  {change, transition, place, total}: HeardChange,
  contents: EventContents,
): MutationEvent {
  const {documentId, before, after, mutations} = change
  return {
    type: 'mutation',
    eventId: eventIdOf(transaction, change),
    documentId,
    transactionId: transaction.transactionId,
    transition,
    identity: transaction.author,
    mutations: contents.mutations ? mutations : undefined,
    previousRev: before?._rev,
    resultRev: transaction.transactionId,
    result: contents.result ? (after ?? undefined) : undefined,
    previous: contents.previous ? before : undefined,
    effects: contents.effects ? sharedEffects(change) : undefined,
    timestamp: transaction.timestamp,
    visibility: contents.visibility,
    transactionTotalEvents: total,
    transactionCurrentEvent: place,
  }
}

function eventIdOf(transaction: Transaction, change: DocumentChange): string {
  return `${transaction.transactionId}#${change.documentId}`
}

/** Where an event id points: after which transaction, and after which of its documents, a listener stopped. */
export function parseEventId(eventId: string): {transactionId: string; documentId: string} {
  const [transactionId = '', documentId = ''] = eventId.split('#')
  return {transactionId, documentId}
}

/** Many listeners see the same change: its effects are worked out once. */
const effectsByChange = new WeakMap<DocumentChange, Effects>()

function sharedEffects(change: DocumentChange): Effects {
  const known = effectsByChange.get(change)
  if (known) return known
  const effects = effectsOf(change.before, change.after)
  effectsByChange.set(change, effects)
  return effects
}
