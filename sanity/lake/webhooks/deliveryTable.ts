import {randomUUID} from 'node:crypto'
import type {DatabaseSync, SQLOutputValue} from 'node:sqlite'

import {limits} from '../limits.ts'
import type {Transaction} from '../store/transactions.ts'
import type {WebhookMatch} from './matching.ts'
import type {AttemptOutcome} from './send.ts'

/** Something a webhook is to be told. It is `pending` until it was told, or given up. Moments are milliseconds. */
export interface Delivery {
  /** Also the idempotency key: the same at every attempt. */
  id: string
  webhookId: string
  transactionId: string
  /** ISO 8601. */
  transactionTime: string
  documentId: string
  operation: string
  payload: string
  status: 'pending' | 'success' | 'failure'
  failureCount: number
  resultCode: number | null
  createdMs: number
  updatedMs: number
}

export interface DeliveryTable {
  /** The number of the last transaction whose deliveries are in the table. */
  cursor(): number
  /** Adds a transaction's deliveries and moves the cursor behind it; only inside a write transaction. */
  add(transaction: Transaction, matches: WebhookMatch[], nowMs: number): void
  /** Notes that nothing up to a transaction is left to add. */
  moveCursor(sequence: number): void
  /** Pending deliveries of a webhook that are due, the oldest first. */
  due(webhookId: string, nowMs: number, count: number): Delivery[]
  /** The earliest moment at which something not yet due will be; null when nothing is pending. */
  nextDueMs(afterMs: number): number | null
  /** Writes down how an attempt ended and when the next one is due; `null` for never. Only inside a write transaction. */
  record(delivery: Delivery, outcome: AttemptOutcome, next: {dueMs: number | null; nowMs: number}): void
  /** Makes pending deliveries due now: all, or those of one webhook whose receiver could not be reached. */
  hasten(nowMs: number, unreachableWebhookId?: string): void
  /** Removes finished deliveries beyond what stays visible. */
  prune(): void
}

/** What is to be delivered, in an open database; statements are prepared once. */
export function openDeliveryTable(database: DatabaseSync): DeliveryTable {
  const position = database.prepare('SELECT sequence FROM webhook_cursor')
  const advance = database.prepare('UPDATE webhook_cursor SET sequence = ?')
  const insert = database.prepare(`
    INSERT INTO webhook_deliveries
      (id, webhook_id, sequence, transaction_id, transaction_time, document_id, operation, payload, due_ms, created_ms, updated_ms)
    SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? WHERE EXISTS (SELECT 1 FROM webhooks WHERE id = ?)
    ON CONFLICT (webhook_id, sequence, document_id) DO NOTHING
  `)
  const ready = database.prepare(`
    SELECT * FROM webhook_deliveries
    WHERE webhook_id = ? AND status = 'pending' AND due_ms <= ? ORDER BY number LIMIT ?
  `)
  const earliest = database.prepare(
    `SELECT min(due_ms) AS due_ms FROM webhook_deliveries WHERE status = 'pending' AND due_ms > ?`,
  )
  const finish = database.prepare(`
    UPDATE webhook_deliveries
    SET status = ?, failure_count = failure_count + ?, failure_reason = ?, result_code = ?, due_ms = ?, updated_ms = ?
    WHERE id = ?
  `)
  const insertAttempt = database.prepare(`
    INSERT INTO webhook_attempts
      (id, delivery_id, webhook_id, created_ms, duration_ms, result_code, result_body, failure_reason)
    SELECT ?, ?, ?, ?, ?, ?, ?, ? WHERE EXISTS (SELECT 1 FROM webhook_deliveries WHERE id = ?)
  `)
  const dropAttempts = database.prepare(`
    DELETE FROM webhook_attempts WHERE delivery_id = ?1 AND number <=
      (SELECT number FROM webhook_attempts WHERE delivery_id = ?1 ORDER BY number DESC LIMIT 1 OFFSET ?2)
  `)
  const hastenAll = database.prepare(`UPDATE webhook_deliveries SET due_ms = ? WHERE status = 'pending'`)
  const hastenUnreachable = database.prepare(`
    UPDATE webhook_deliveries SET due_ms = ?1
    WHERE status = 'pending' AND due_ms > ?1 AND webhook_id = ?2 AND failure_reason = 'network'
  `)
  const dropFinished = database.prepare(`
    DELETE FROM webhook_deliveries WHERE number IN (
      SELECT number FROM (
        SELECT number, row_number() OVER (PARTITION BY webhook_id ORDER BY number DESC) AS age
        FROM webhook_deliveries WHERE status <> 'pending'
      ) WHERE age > ?
    )
  `)

  return {
    cursor: () => Number(position.get()?.sequence),
    add(transaction, matches, nowMs) {
      const {sequence, transactionId, timestamp} = transaction
      for (const {webhookId, documentId, operation, payload} of matches) {
        const about = [sequence, transactionId, timestamp, documentId, operation, payload]
        insert.run(randomUUID(), webhookId, ...about, nowMs, nowMs, nowMs, webhookId)
      }
      advance.run(sequence)
    },
    moveCursor(sequence) {
      advance.run(sequence)
    },
    due: (webhookId, nowMs, count) => ready.all(webhookId, nowMs, count).map(readDelivery),
    nextDueMs(afterMs) {
      const dueMs = earliest.get(afterMs)?.due_ms
      return typeof dueMs === 'number' ? dueMs : null
    },
    record({id, webhookId}, outcome, {dueMs, nowMs}) {
      const {failureReason, resultCode, resultBody, startedMs} = outcome
      const status = failureReason === null ? 'success' : dueMs === null ? 'failure' : 'pending'
      finish.run(status, failureReason === null ? 0 : 1, failureReason, resultCode, dueMs ?? nowMs, nowMs, id)
      const details = [startedMs, Math.max(0, nowMs - startedMs), resultCode, resultBody, failureReason]
      insertAttempt.run(randomUUID(), id, webhookId, ...details, id)
      dropAttempts.run(id, limits.maxAttemptsPerDelivery)
    },
    hasten(nowMs, unreachableWebhookId) {
      if (unreachableWebhookId === undefined) hastenAll.run(nowMs)
      else hastenUnreachable.run(nowMs, unreachableWebhookId)
    },
    prune() {
      dropFinished.run(limits.maxFinishedDeliveriesPerWebhook)
    },
  }
}

/** A row of `webhook_deliveries` as an object. */
export function readDelivery(row: Record<string, SQLOutputValue>): Delivery {
  const status = row.status
  return {
    id: String(row.id),
    webhookId: String(row.webhook_id),
    transactionId: String(row.transaction_id),
    transactionTime: String(row.transaction_time),
    documentId: String(row.document_id),
    operation: String(row.operation),
    payload: String(row.payload),
    status: status === 'success' || status === 'failure' ? status : 'pending',
    failureCount: Number(row.failure_count),
    resultCode: row.result_code === null ? null : Number(row.result_code),
    createdMs: Number(row.created_ms),
    updatedMs: Number(row.updated_ms),
  }
}
