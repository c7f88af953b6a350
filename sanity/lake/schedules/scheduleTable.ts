import type {DatabaseSync, SQLOutputValue} from 'node:sqlite'

import {z} from 'zod'

import type {Migration} from '../store/database.ts'

/** Table of the schedules of the older Scheduling API. */
export const scheduleMigrations: Migration[] = [
  {
    name: 'schedules-1',
    sql: `
      CREATE TABLE schedules (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        description TEXT NOT NULL,
        action TEXT NOT NULL,
        documents TEXT NOT NULL,
        execute_at TEXT NOT NULL,
        executed_at TEXT,
        state TEXT NOT NULL,
        state_reason TEXT NOT NULL,
        author TEXT NOT NULL,
        created_at TEXT NOT NULL
      ) STRICT;
      CREATE INDEX schedules_by_state ON schedules (state, execute_at);
    `,
  },
]

type ScheduleState = 'scheduled' | 'succeeded' | 'cancelled'

/** What publishes or takes off some documents at a moment. Times are ISO 8601, UTC. */
export interface Schedule {
  id: string
  name: string
  description: string
  action: 'publish' | 'unpublish'
  /** By their published ids. */
  documents: {documentId: string; documentType?: string}[]
  executeAt: string
  executedAt?: string
  state: ScheduleState
  stateReason: string
  author: string
  createdAt: string
}

export interface ScheduleTable {
  /** All that wait, the next to execute first. */
  waiting(): Schedule[]
  /** Those that wait, the next first, and then those that are over, the latest first. */
  list(wish: {state: ScheduleState | null; documentIds: string[] | null; limit: number}): Schedule[]
  get(id: string): Schedule | null
  /** Stores a schedule under its id, whether it was there or not. */
  put(schedule: Schedule): void
  /** Whether there was one. */
  remove(id: string): boolean
}

const documents = z.array(z.object({documentId: z.string(), documentType: z.string().optional()}))
const row = z
  .object({
    id: z.string(),
    name: z.string(),
    description: z.string(),
    action: z.enum(['publish', 'unpublish']),
    documents: z.string(),
    execute_at: z.string(),
    executed_at: z.string().nullable(),
    state: z.enum(['scheduled', 'succeeded', 'cancelled']),
    state_reason: z.string(),
    author: z.string(),
    created_at: z.string(),
  })
  .transform(({execute_at, executed_at, state_reason, created_at, ...rest}): Schedule => ({
    ...rest,
    documents: documents.parse(JSON.parse(rest.documents)),
    executeAt: execute_at,
    ...(executed_at === null ? {} : {executedAt: executed_at}),
    stateReason: state_reason,
    createdAt: created_at,
  }))

/** The table over an open database; statements are prepared once. */
export function openScheduleTable(database: DatabaseSync): ScheduleTable {
  const waiting = database.prepare(
    "SELECT * FROM schedules WHERE state = 'scheduled' ORDER BY execute_at, id",
  )
  const some = database.prepare(`
    SELECT * FROM schedules
    WHERE (?1 IS NULL OR state = ?1) AND (?2 IS NULL OR EXISTS (
      SELECT 1 FROM json_each(documents) AS document
      WHERE json_extract(document.value, '$.documentId') IN (SELECT value FROM json_each(?2))))
    ORDER BY state <> 'scheduled', CASE state WHEN 'scheduled' THEN execute_at END, execute_at DESC, id
    LIMIT ?3`)
  const one = database.prepare('SELECT * FROM schedules WHERE id = ?')
  const store = database.prepare('INSERT OR REPLACE INTO schedules VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const erase = database.prepare('DELETE FROM schedules WHERE id = ?')
  const read = (found: Record<string, SQLOutputValue>) => row.parse(found)

  return {
    waiting: () => waiting.all().map(read),
    list: ({state, documentIds, limit}) =>
      some.all(state, documentIds && JSON.stringify(documentIds), limit).map(read),
    get(id) {
      const found = one.get(id)
      return found ? read(found) : null
    },
    put(schedule) {
      store.run(
        schedule.id,
        schedule.name,
        schedule.description,
        schedule.action,
        JSON.stringify(schedule.documents),
        schedule.executeAt,
        schedule.executedAt ?? null,
        schedule.state,
        schedule.stateReason,
        schedule.author,
        schedule.createdAt,
      )
    },
    remove: (id) => erase.run(id).changes > 0,
  }
}
