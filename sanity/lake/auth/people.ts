import {createHash} from 'node:crypto'
import type {DatabaseSync} from 'node:sqlite'

import type {Migration} from '../store/database.ts'

/** Someone who had an account or signed in. Kept for good: documents name their authors for ever. */
export interface Person {
  id: string
  name: string
  /** ISO 8601, of when the name was first heard. */
  createdAt: string
}

export const peopleMigrations: Migration[] = [
  {
    name: 'people-1',
    sql: `CREATE TABLE people (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      created_at TEXT NOT NULL
    ) STRICT`,
  },
]

/** The id that documents and presence carry. The same name, in whatever case and spacing, is the same person. */
export function personIdOf(typedName: string): string {
  const key = tidy(typedName).toLowerCase()
  return `p${createHash('sha256').update(key).digest('hex').slice(0, 16)}`
}

/** Remembers a person by a name, as it is typed now. */
export function rememberPerson(database: DatabaseSync, typedName: string, now: Date): Person {
  const id = personIdOf(typedName)
  database
    .prepare(
      'INSERT INTO people (id, name, created_at) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name',
    )
    .run(id, tidy(typedName), now.toISOString())
  const person = findPerson(database, id)
  if (!person) throw new Error(`Person ${id} vanished while being remembered`)
  return person
}

/** The person behind an id, or null. */
export function findPerson(database: DatabaseSync, id: string): Person | null {
  const row = database.prepare('SELECT id, name, created_at FROM people WHERE id = ?').get(id)
  return row ? toPerson(row) : null
}

/** Everyone, in the order in which they were first heard of. */
export function allPeople(database: DatabaseSync): Person[] {
  return database
    .prepare('SELECT id, name, created_at FROM people ORDER BY created_at, id')
    .all()
    .map(toPerson)
}

function tidy(typedName: string): string {
  return typedName.normalize('NFC').trim().replace(/\s+/g, ' ')
}

function toPerson(row: Record<string, unknown>): Person {
  return {id: String(row.id), name: String(row.name), createdAt: String(row.created_at)}
}
