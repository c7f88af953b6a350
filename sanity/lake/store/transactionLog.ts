import type {DatabaseSync, SQLOutputValue} from 'node:sqlite'

import type {WireMutation} from '../mutations/wireTypes.ts'
import {decodeDocument} from './decode.ts'
import type {DocumentChange, Transaction} from './transactions.ts'

/** The numbered log of all that ever changed: the one source for listeners, history and webhooks. */
export interface TransactionLog {
  /** Adds a transaction under the next number, with each document's text after it; only inside a write transaction. */
  append(
    transaction: Omit<Transaction, 'sequence'>,
    jsonAfter: (documentId: string) => string | null,
  ): Transaction
  has(transactionId: string): boolean
  /** The number of the latest transaction, 0 when there is none. */
  lastSequence(): number
  /** Transactions after a number, in order, read as they are asked for. */
  after(sequence: number): Generator<Transaction>
  bySequence(sequence: number): Transaction | null
  byTransactionId(transactionId: string): Transaction | null
}

type Row = Record<string, SQLOutputValue>

/** The log over an open database; statements are prepared once. */
export function openTransactionLog(database: DatabaseSync): TransactionLog {
  const insert = database.prepare(
    'INSERT INTO transactions (sequence, transaction_id, timestamp, author) VALUES (?, ?, ?, ?)',
  )
  const insertChange = database.prepare(`
    INSERT INTO transaction_changes (sequence, position, document_id, previous_sequence, after_json, mutations)
    VALUES (?, ?, ?, (SELECT max(sequence) FROM transaction_changes WHERE document_id = ?), ?, ?)
  `)
  const last = database.prepare('SELECT coalesce(max(sequence), 0) AS sequence FROM transactions')
  const one = database.prepare('SELECT * FROM transactions WHERE sequence = ?')
  const named = database.prepare('SELECT * FROM transactions WHERE transaction_id = ?')
  const next = database.prepare('SELECT * FROM transactions WHERE sequence > ? ORDER BY sequence LIMIT 1')
  const changesOf = database.prepare(`
    SELECT change.document_id, change.after_json, change.mutations, previous.after_json AS before_json
    FROM transaction_changes AS change
    LEFT JOIN transaction_changes AS previous
      ON previous.document_id = change.document_id AND previous.sequence = change.previous_sequence
    WHERE change.sequence = ? ORDER BY change.position
  `)

  function read(row: Row): Transaction {
    const sequence = Number(row.sequence)
    return {
      sequence,
      transactionId: String(row.transaction_id),
      timestamp: String(row.timestamp),
      author: String(row.author),
      changes: changesOf.all(sequence).map(readChange),
    }
  }

  function lastSequence(): number {
    return Number(last.get()?.sequence)
  }

  return {
    lastSequence,
    has: (transactionId) => named.get(transactionId) !== undefined,
    append(transaction, jsonAfter) {
      const sequence = lastSequence() + 1
      insert.run(sequence, transaction.transactionId, transaction.timestamp, transaction.author)
      for (const [position, {documentId, mutations}] of transaction.changes.entries()) {
        const after = jsonAfter(documentId)
        insertChange.run(sequence, position, documentId, documentId, after, JSON.stringify(mutations))
      }
      return {...transaction, sequence}
    },
    *after(sequence) {
      for (let row = next.get(sequence); row; row = next.get(Number(row.sequence))) yield read(row)
    },
    bySequence(sequence) {
      const row = one.get(sequence)
      return row ? read(row) : null
    },
    byTransactionId(transactionId) {
      const row = named.get(transactionId)
      return row ? read(row) : null
    },
  }
}

function readChange(row: Row): DocumentChange {
  // The lake wrote this text itself, from mutations that were checked when they came in.
  const mutations: WireMutation[] = JSON.parse(String(row.mutations))
  return {
    documentId: String(row.document_id),
    before: row.before_json === null ? null : decodeDocument(row.before_json),
    after: row.after_json === null ? null : decodeDocument(row.after_json),
    mutations,
  }
}
