import {createHash} from 'node:crypto'
import type {DatabaseSync} from 'node:sqlite'

import type {Migration} from '../store/database.ts'
import type {Role} from './roles.ts'

/** Someone who signed in at least once. Kept after the tokens have ended: documents name their authors for ever. */
export interface Person {
  id: string
  name: string
  role: Role
  /** ISO 8601, of the first sign-in. */
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

/** Everyone who signs in knows the one editor password, and with it may do everything. */
export const personRole = 'administrator'

/**
 * Remembers a person by the name typed at sign-in and gives the id that documents and presence carry.
 * The same name, in whatever case and spacing, is the same person.
 */
export function rememberPerson(database: DatabaseSync, typedName: string, now: Date): Person {
  const name = typedName.trim().replace(/\s+/g, ' ')
  const id = `p${createHash('sha256').update(name.toLowerCase()).digest('hex').slice(0, 16)}`
  database
    .prepare(
      'INSERT INTO people (id, name, created_at) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name',
    )
    .run(id, name, now.toISOString())
  const [person] = findPeople(database, [id])
  if (!person) throw new Error(`Person ${id} vanished while being remembered`)
  return person
}

/** The people behind these ids, without those nobody knows. */
export function findPeople(database: DatabaseSync, ids: string[]): Person[] {
  const select = database.prepare('SELECT id, name, created_at FROM people WHERE id = ?')
  return ids.flatMap((id) => {
    const row = select.get(id)
    return row ? [toPerson(row)] : []
  })
}

/** Everyone, in the order of their first sign-in. */
export function allPeople(database: DatabaseSync): Person[] {
  return database
    .prepare('SELECT id, name, created_at FROM people ORDER BY created_at, id')
    .all()
    .map(toPerson)
}

function toPerson(row: Record<string, unknown>): Person {
  return {id: String(row.id), name: String(row.name), role: personRole, createdAt: String(row.created_at)}
}
