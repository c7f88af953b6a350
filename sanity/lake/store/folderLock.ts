import {existsSync, mkdirSync} from 'node:fs'
import {join} from 'node:path'
import {DatabaseSync} from 'node:sqlite'

import {ConfigError} from '../config.ts'

/** Who serves a data folder. */
export interface Holder {
  pid: number
  /** Where it listens; null until it does. */
  url: string | null
  /** ISO 8601. */
  since: string
}

/** The right to serve a data folder, held until it is released or the process ends in whatever way. */
export interface FolderLock {
  /** Notes the address, so that commands find the running lake. */
  announce(url: string): void
  release(): void
}

const fileName = 'lake.lock'
/** Another process may look at the file for a moment; only one that serves holds it longer. */
const patienceMs = 500
const sqliteBusy = 5

/**
 * Takes a data folder for this process. The lock is one of the operating system, on a small SQLite file whose write
 * transaction stays open: a process that is killed leaves none behind. Throws a ConfigError that names the holder.
 */
export function lockFolder(dataDir: string, since: string): FolderLock {
  const database = openLockFile(dataDir)

  // What is noted must be committed to be seen by others; whoever takes the lock in that moment has it.
  function note(url: string | null): void {
    try {
      if (!database.isTransaction) database.exec('BEGIN IMMEDIATE')
      database.prepare('REPLACE INTO holder VALUES (1, ?, ?, ?)').run(process.pid, url, since)
      database.exec('COMMIT')
      database.exec('BEGIN IMMEDIATE')
    } catch (error) {
      const holder = isBusy(error) ? readRow(database) : undefined
      database.close()
      if (holder === undefined) throw unwritable(dataDir)
      throw new ConfigError(describeHolder(dataDir, holder))
    }
  }

  note(null)
  return {
    announce: note,
    release() {
      if (database.isOpen) database.close()
    },
  }
}

/** Who serves a data folder at this moment, or null. */
export function readHolder(dataDir: string): Holder | null {
  const path = join(dataDir, fileName)
  if (!existsSync(path)) return null
  const database = new DatabaseSync(path, {timeout: 0})
  try {
    database.exec('BEGIN IMMEDIATE')
    return null
  } catch (error) {
    if (!isBusy(error)) throw error
    return readRow(database)
  } finally {
    database.close()
  }
}

function openLockFile(dataDir: string): DatabaseSync {
  try {
    mkdirSync(dataDir, {recursive: true})
    const database = new DatabaseSync(join(dataDir, fileName), {timeout: patienceMs})
    database.exec(`
      CREATE TABLE IF NOT EXISTS holder (
        one INTEGER PRIMARY KEY CHECK (one = 1), pid INTEGER NOT NULL, url TEXT, since TEXT NOT NULL
      ) STRICT`)
    return database
  } catch {
    throw unwritable(dataDir)
  }
}

function unwritable(dataDir: string): ConfigError {
  return new ConfigError(`LAKE_DATA_DIR is "${dataDir}", which cannot be written to: give a folder that can`)
}

function readRow(database: DatabaseSync): Holder | null {
  const row = database.prepare('SELECT pid, url, since FROM holder').get()
  if (!row) return null
  return {
    pid: Number(row.pid),
    url: row.url === null ? null : String(row.url),
    since: String(row.since),
  }
}

function describeHolder(dataDir: string, holder: Holder | null): string {
  const who = holder
    ? `process ${holder.pid}${holder.url ? ` on ${holder.url}` : ''} since ${holder.since}`
    : 'another process'
  return `LAKE_DATA_DIR is "${dataDir}", which ${who} serves already: stop it, or give another folder`
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy
}
