import type {DatabaseSync, SQLOutputValue} from 'node:sqlite'

import type {Migration} from '../store/database.ts'

/** Whether anonymous readers see a dataset's published documents. */
export type AclMode = 'public' | 'private'

/** What is known of a dataset beside its documents. */
export interface DatasetEntry {
  name: string
  aclMode: AclMode
  /** The dataset whose comments and tasks this one holds; null for a dataset of its own right. */
  addonFor: string | null
  /** ISO 8601. */
  createdAt: string
  /** A user id. */
  createdBy: string
}

export const datasetMigrations: Migration[] = [
  {
    // A row outlives its dataset's file until that is removed for certain: `is_deleted` says that this is to be finished.
    name: 'datasets-1',
    sql: `CREATE TABLE datasets (
      name TEXT PRIMARY KEY,
      acl_mode TEXT NOT NULL CHECK (acl_mode IN ('public', 'private')),
      addon_for TEXT,
      created_at TEXT NOT NULL,
      created_by TEXT NOT NULL,
      is_deleted INTEGER NOT NULL DEFAULT 0
    ) STRICT`,
  },
]

export interface DatasetTable {
  /** In the order of their creation. */
  list(): DatasetEntry[]
  add(entry: DatasetEntry): void
  setAclMode(name: string, aclMode: AclMode): void
  /** Names of datasets whose files are to be removed. */
  deleted(): string[]
  markDeleted(name: string): void
  forget(name: string): void
}

/** The datasets of a project's file; statements are prepared once. */
export function openDatasetTable(database: DatabaseSync): DatasetTable {
  const all = database.prepare('SELECT * FROM datasets WHERE is_deleted = 0 ORDER BY created_at, name')
  const insert = database.prepare(
    'INSERT INTO datasets (name, acl_mode, addon_for, created_at, created_by) VALUES (?, ?, ?, ?, ?)',
  )
  const change = database.prepare('UPDATE datasets SET acl_mode = ? WHERE name = ?')
  const gone = database.prepare('SELECT name FROM datasets WHERE is_deleted = 1')
  const mark = database.prepare('UPDATE datasets SET is_deleted = 1 WHERE name = ?')
  const remove = database.prepare('DELETE FROM datasets WHERE name = ?')

  return {
    list: () => all.all().map(toEntry),
    add({name, aclMode, addonFor, createdAt, createdBy}) {
      insert.run(name, aclMode, addonFor, createdAt, createdBy)
    },
    setAclMode(name, aclMode) {
      change.run(aclMode, name)
    },
    deleted: () => gone.all().map((row) => String(row.name)),
    markDeleted(name) {
      mark.run(name)
    },
    forget(name) {
      remove.run(name)
    },
  }
}

function toEntry(row: Record<string, SQLOutputValue>): DatasetEntry {
  return {
    name: String(row.name),
    aclMode: row.acl_mode === 'private' ? 'private' : 'public',
    addonFor: row.addon_for === null ? null : String(row.addon_for),
    createdAt: String(row.created_at),
    createdBy: String(row.created_by),
  }
}
