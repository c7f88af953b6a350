import {accessSync, constants, mkdirSync} from 'node:fs'
import {join} from 'node:path'
import {DatabaseSync} from 'node:sqlite'

import {ConfigError} from '../config.ts'

/** One step of a schema's history. Names are unique and never change; a step that shipped is never edited. */
export interface Migration {
  name: string
  sql: string
  /** What SQL cannot say about the documents that are there already; part of the same transaction. */
  fill?: (database: DatabaseSync) => void
}

/**
 * Opens the dataset's file, creating the folder and the tables it lacks. Every commit is on disk when it returns
 * (WAL with synchronous=FULL), so that what was acknowledged survives a kill or a power cut.
 */
export function openDatabase(dataDir: string, dataset: string, migrations: Migration[]): DatabaseSync {
  try {
    mkdirSync(dataDir, {recursive: true})
    accessSync(dataDir, constants.W_OK)
  } catch {
    throw new ConfigError(`LAKE_DATA_DIR is "${dataDir}", which cannot be written to: give a folder that can`)
  }
  const database = new DatabaseSync(join(dataDir, `${dataset}.sqlite`))
  database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA busy_timeout = 5000;
    PRAGMA foreign_keys = ON;
  `)
  migrate(database, migrations)
  return database
}

/**
 * Runs `work` inside one write transaction: commits when it returns, rolls back when it throws, or always when it is
 * only a trial.
 */
export function inTransaction<T>(database: DatabaseSync, work: () => T, {isTrial = false} = {}): T {
  database.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    database.exec(isTrial ? 'ROLLBACK' : 'COMMIT')
    return result
  } catch (error) {
    // SQLite has already rolled back by itself after some failures, such as a full disk.
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}

function migrate(database: DatabaseSync, migrations: Migration[]): void {
  database.exec(
    'CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT',
  )
  const done = new Set(
    database
      .prepare('SELECT name FROM migrations')
      .all()
      .map((row) => row.name),
  )
  const record = database.prepare('INSERT INTO migrations (name) VALUES (?)')
  for (const {name, sql, fill} of migrations) {
    if (done.has(name)) continue
    inTransaction(database, () => {
      database.exec(sql)
      fill?.(database)
      record.run(name)
    })
  }
}
