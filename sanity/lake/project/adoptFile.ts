import {existsSync} from 'node:fs'
import type {DatabaseSync} from 'node:sqlite'

import {inTransaction} from '../store/database.ts'
import {openDatasetTable} from './datasetTable.ts'

/** Tables that lay in the dataset's own file while a lake held one dataset only, in the order that foreign keys allow. */
const movedTables = {
  people: 'id, name, created_at',
  tokens: 'hash, user_id, name, role, kind, created_at, expires_at',
  login_sessions: 'sid_hash, person_id, expires_at',
  key_values: 'user_id, key, value',
}

/**
 * Makes the dataset that the lake was started with known to the project, public. When its file is older than the project's,
 * people, tokens and what the Studio remembers are copied out of it first: all or nothing, and the file stays as it is.
 */
export function adoptDatasetFile(
  database: DatabaseSync,
  dataset: {name: string; path: string},
  now: Date,
): void {
  const datasets = openDatasetTable(database)
  if (datasets.list().some(({name}) => name === dataset.name)) return
  const known = {createdAt: now.toISOString(), createdBy: 'robot-administrator'}
  const add = () => datasets.add({name: dataset.name, aclMode: 'public', addonFor: null, ...known})
  if (!existsSync(dataset.path)) return add()

  database.prepare('ATTACH ? AS older').run(dataset.path)
  try {
    inTransaction(database, () => {
      for (const [table, columns] of Object.entries(movedTables)) {
        if (!has(database, table)) continue
        database.exec(
          `INSERT OR IGNORE INTO main.${table} (${columns}) SELECT ${columns} FROM older.${table}`,
        )
      }
      const first =
        has(database, 'transactions') &&
        database.prepare('SELECT timestamp, author FROM older.transactions WHERE sequence = 1').get()
      if (first) Object.assign(known, {createdAt: String(first.timestamp), createdBy: String(first.author)})
      add()
    })
  } finally {
    database.exec('DETACH older')
  }
}

function has(database: DatabaseSync, table: string): boolean {
  return database.prepare('SELECT 1 FROM older.sqlite_master WHERE name = ?').get(table) !== undefined
}
