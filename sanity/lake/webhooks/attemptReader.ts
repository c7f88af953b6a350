import type {DatabaseSync, SQLOutputValue} from 'node:sqlite'

import {readDelivery} from './deliveryTable.ts'
import type {Delivery} from './deliveryTable.ts'

/** One try at a delivery, as the hooks API shows it. */
interface Attempt {
  id: string
  hookId: string
  messageId: string
  createdAt: string
  /** Milliseconds. */
  duration: number
  inProgress: false
  isFailure: boolean
  failureReason: string | null
  resultCode: number | null
  resultBody: string | null
}

/** What the hooks API tells of deliveries; the newest first. */
export interface AttemptReader {
  deliveries(webhookId: string, count: number): Delivery[]
  attempts(webhookId: string, count: number): Attempt[]
  attempt(id: string): Attempt | null
}

export function openAttemptReader(database: DatabaseSync): AttemptReader {
  const deliveries = database.prepare(
    'SELECT * FROM webhook_deliveries WHERE webhook_id = ? ORDER BY number DESC LIMIT ?',
  )
  const attempts = database.prepare(
    'SELECT * FROM webhook_attempts WHERE webhook_id = ? ORDER BY number DESC LIMIT ?',
  )
  const one = database.prepare('SELECT * FROM webhook_attempts WHERE id = ?')
  return {
    deliveries: (webhookId, count) => deliveries.all(webhookId, count).map(readDelivery),
    attempts: (webhookId, count) => attempts.all(webhookId, count).map(readAttempt),
    attempt(id) {
      const row = one.get(id)
      return row ? readAttempt(row) : null
    },
  }
}

function readAttempt(row: Record<string, SQLOutputValue>): Attempt {
  return {
    id: String(row.id),
    hookId: String(row.webhook_id),
    messageId: String(row.delivery_id),
    createdAt: new Date(Number(row.created_ms)).toISOString(),
    duration: Number(row.duration_ms),
    inProgress: false,
    isFailure: row.failure_reason !== null,
    failureReason: row.failure_reason === null ? null : String(row.failure_reason),
    resultCode: row.result_code === null ? null : Number(row.result_code),
    resultBody: row.result_body === null ? null : String(row.result_body),
  }
}
