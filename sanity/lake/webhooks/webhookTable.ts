import type {DatabaseSync, SQLOutputValue} from 'node:sqlite'

import {readStoredDefinition} from './definition.ts'
import type {WebhookDefinition} from './definition.ts'

/** A registered webhook. Moments are ISO 8601. */
export interface Webhook extends WebhookDefinition {
  id: string
  /** Empty for one that was registered before the lake kept it, or by the lake itself. */
  createdByUserId: string
  /** The last transaction before it was registered. */
  sinceSequence: number
  createdAt: string
  updatedAt: string
}

export interface WebhookTable {
  list(): Webhook[]
  get(id: string): Webhook | null
  create(
    definition: WebhookDefinition,
    options: {id: string; sinceSequence: number; now: Date; createdByUserId: string},
  ): Webhook
  update(id: string, definition: WebhookDefinition, now: Date): void
  /** Deletes the webhook with all its deliveries; false when there was none. */
  delete(id: string): boolean
}

/** The registered webhooks of an open database, the oldest first. */
export function openWebhookTable(database: DatabaseSync): WebhookTable {
  const all = database.prepare('SELECT * FROM webhooks ORDER BY created_at, id')
  const one = database.prepare('SELECT * FROM webhooks WHERE id = ?')
  const insert = database.prepare(
    'INSERT INTO webhooks (id, definition, since_sequence, created_at, updated_at, created_by) VALUES (?, ?, ?, ?, ?, ?) RETURNING *',
  )
  const change = database.prepare('UPDATE webhooks SET definition = ?, updated_at = ? WHERE id = ?')
  const remove = database.prepare('DELETE FROM webhooks WHERE id = ?')

  return {
    list: () => all.all().map(readWebhook),
    get(id) {
      const row = one.get(id)
      return row ? readWebhook(row) : null
    },
    create(definition, {id, sinceSequence, now, createdByUserId}) {
      const moment = now.toISOString()
      const row = insert.get(id, JSON.stringify(definition), sinceSequence, moment, moment, createdByUserId)
      if (!row) throw new Error(`The webhook "${definition.name}" was not stored`)
      return readWebhook(row)
    },
    update(id, definition, now) {
      change.run(JSON.stringify(definition), now.toISOString(), id)
    },
    delete: (id) => remove.run(id).changes > 0,
  }
}

function readWebhook(row: Record<string, SQLOutputValue>): Webhook {
  return {
    ...readStoredDefinition(row.definition),
    id: String(row.id),
    createdByUserId: String(row.created_by),
    sinceSequence: Number(row.since_sequence),
    createdAt: String(row.created_at),
    updatedAt: String(row.updated_at),
  }
}
