import {randomBytes} from 'node:crypto'
import type {DatabaseSync} from 'node:sqlite'

import type {Clock} from '../../../lib/clock.ts'
import {dataError} from '../http/errors.ts'
import {limits} from '../limits.ts'
import {guardReleases} from '../releases/guard.ts'
import {inTransaction} from '../store/database.ts'
import type {DocumentReader} from '../store/documents.ts'
import type {LakeDocument} from '../store/documentTypes.ts'
import type {TransactionLog} from '../store/transactionLog.ts'
import type {DocumentChange, Transaction} from '../store/transactions.ts'
import {openDocumentWriter} from '../store/writer.ts'
import {applyAll} from './applyAll.ts'
import {invalidMutation, reportRefusal, TransactionRefused} from './failures.ts'
import {checkReferences} from './integrity.ts'
import {openStaging, type Staging} from './staging.ts'
import {openSubscribers, type CommitListener} from './subscribers.ts'
import type {WireMutation} from './wireTypes.ts'

/** Who writes, and how. */
export interface CommitOptions {
  author: string
  /** Chosen by the client, so that it knows its own event again; otherwise made up. */
  transactionId?: string
  /** Checks everything, keeps nothing. */
  dryRun?: boolean
  /** Whether it is a release action, which alone may change releases and what they lock. */
  changesReleases?: boolean
}

export interface TransactRequest extends CommitOptions {
  mutations: WireMutation[]
}

/** What one mutation did; `document` is what it left, null after a delete. */
export interface MutationResult {
  id: string
  operation: 'create' | 'update' | 'delete' | 'none'
  document: LakeDocument | null
}

/** A transaction, with a result for each mutation. When nothing changed it is not in the log. */
export interface TransactResult extends Transaction {
  results: MutationResult[]
}

/** Runs work on a staging area and commits what it staged. A throw inside commits nothing. */
export type Commit = <T>(
  options: CommitOptions,
  work: (staging: Staging) => T,
) => {transaction: Transaction; result: T}

export interface Transactor {
  transact(request: TransactRequest): TransactResult
  commit: Commit
  /** Calls back after each commit, in order. Returns the way to stop. */
  onCommit(listener: CommitListener): () => void
}

/** The only way to write documents. Everything in it is synchronous: no other request can come between. */
export function openTransactor(parts: {
  database: DatabaseSync
  clock: Clock
  read: DocumentReader
  log: TransactionLog
  /** Told of what a listener threw. */
  report: (error: unknown) => void
}): Transactor {
  const {database, clock, read, log} = parts
  const writer = openDocumentWriter(database)
  const subscribers = openSubscribers(parts.report)
  const guard = guardReleases(read)
  let latestTimestamp = log.bySequence(log.lastSequence())?.timestamp ?? ''

  const commit: Commit = (options, work) => {
    const {author, transactionId = makeTransactionId(), dryRun = false, changesReleases = false} = options
    if (log.has(transactionId)) throw transactionExists(transactionId)
    const timestamp = nextTimestamp()
    const staging = openStaging(read, {transactionId, timestamp}, changesReleases ? () => {} : guard)
    const result = work(staging)
    const staged = {transactionId, timestamp, author, changes: staging.changes()}
    if (staged.changes.length === 0) return {transaction: {...staged, sequence: log.lastSequence()}, result}

    const transaction = inTransaction(database, () => write(staged), {isTrial: dryRun})
    if (!dryRun) subscribers.notify(transaction)
    return {transaction, result}
  }

  function write(staged: Omit<Transaction, 'sequence'>): Transaction {
    const texts = new Map(staged.changes.map((change, index) => [change.documentId, encode(change, index)]))
    for (const {documentId, after} of staged.changes) {
      const text = texts.get(documentId)
      if (after && text) writer.put(after, text)
      else writer.remove(documentId)
    }
    checkReferences(staged.changes, read)
    return log.append(staged, (documentId) => texts.get(documentId) ?? null)
  }

  // Times in the log never go back, even when the machine's clock does: history is ordered by them.
  function nextTimestamp(): string {
    const present = clock.now().toISOString()
    if (present > latestTimestamp) latestTimestamp = present
    return latestTimestamp
  }

  return {
    commit,
    transact({mutations, ...options}) {
      return reportRefusal('mutation', () => {
        const {transaction, result} = commit(options, (staging) => applyAll(staging, mutations))
        return {...transaction, results: result}
      })
    },
    onCommit: subscribers.subscribe,
  }
}

/** A document as the text that is stored of it, null when it is gone. */
function encode({documentId, after}: DocumentChange, index: number): string | null {
  if (!after) return null
  const text = JSON.stringify(after)
  if (Buffer.byteLength(text) <= limits.maxDocumentBytes) return text
  const problem = `Document "${documentId}" is larger than the limit of ${limits.maxDocumentBytes} bytes`
  throw new TransactionRefused(400, [{index, error: invalidMutation(problem).detail}])
}

/** An id for a transaction, and so a revision: 22 letters and digits, never seen before. */
function makeTransactionId(): string {
  return randomBytes(32)
    .toString('base64')
    .replaceAll(/[^a-zA-Z0-9]/g, '')
    .slice(0, 22)
}

function transactionExists(transactionId: string): Error {
  const description = `Transaction ID "${transactionId}" has been used before: choose another`
  return dataError(409, 'transactionAlreadyExistsError', description, {transactionId})
}
