import type {DatabaseSync} from 'node:sqlite'

import type {Migration} from '../store/database.ts'

export const attemptMigrations: Migration[] = [
  {
    name: 'sign-in-attempts-1',
    sql: `
      CREATE TABLE sign_in_attempts (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        key TEXT NOT NULL,
        moment_ms INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX sign_in_attempts_by_key ON sign_in_attempts (key, moment_ms);
    `,
  },
]

/** Counts attempts by key within a sliding window, and says when a key has had enough of them. */
export interface AttemptLimit {
  /** Milliseconds until the key may try again; 0 when it may now. */
  waitMs(key: string, nowMs: number): number
  /** Counts one attempt. Call it before the check, so that attempts made at the same time count as well. */
  count(key: string, nowMs: number): void
  /** Forgets a key's attempts, after one that succeeded. */
  clear(key: string): void
}

/**
 * Makes a limit of `maxAttempts` per key and window, kept in the file: a restart forgives nothing.
 *
 * @param options.maxKeys - with more keys than this the one that tried longest ago is forgotten
 */
export function openAttemptLimit(
  database: DatabaseSync,
  options: {maxAttempts: number; windowMs: number; maxKeys: number},
): AttemptLimit {
  const decisive = database.prepare(
    'SELECT moment_ms FROM sign_in_attempts WHERE key = ? AND moment_ms > ? ORDER BY moment_ms DESC LIMIT 1 OFFSET ?',
  )
  const insert = database.prepare('INSERT INTO sign_in_attempts (key, moment_ms) VALUES (?, ?)')
  const forgetOld = database.prepare('DELETE FROM sign_in_attempts WHERE moment_ms <= ?')
  const keys = database.prepare('SELECT count(DISTINCT key) AS keys FROM sign_in_attempts')
  const forgetKey = database.prepare('DELETE FROM sign_in_attempts WHERE key = ?')
  const longestAgo = database.prepare(
    'SELECT key FROM sign_in_attempts GROUP BY key ORDER BY max(number) LIMIT 1',
  )

  return {
    waitMs(key, nowMs) {
      const row = decisive.get(key, nowMs - options.windowMs, options.maxAttempts - 1)
      return row ? Number(row.moment_ms) + options.windowMs - nowMs : 0
    },
    count(key, nowMs) {
      forgetOld.run(nowMs - options.windowMs)
      insert.run(key, nowMs)
      if (Number(keys.get()?.keys) <= options.maxKeys) return
      forgetKey.run(String(longestAgo.get()?.key))
    },
    clear(key) {
      forgetKey.run(key)
    },
  }
}
