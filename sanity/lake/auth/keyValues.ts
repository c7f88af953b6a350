import type {DatabaseSync} from 'node:sqlite'

import {badRequest} from '../http/errors.ts'
import {limits} from '../limits.ts'
import {inTransaction, type Migration} from '../store/database.ts'
import type {Json} from '../store/documentTypes.ts'

/** One thing that the Studio remembers for a user: recent searches, the layout of a list, what was dismissed. */
export interface KeyValue {
  key: string
  value: Json
}

export const keyValueMigrations: Migration[] = [
  {
    name: 'key-values-1',
    sql: `CREATE TABLE key_values (
      user_id TEXT NOT NULL,
      key TEXT NOT NULL,
      value TEXT NOT NULL,
      PRIMARY KEY (user_id, key)
    ) STRICT, WITHOUT ROWID`,
  },
]

/** The values a user has for these keys; keys without a value are left out. */
export function readKeyValues(database: DatabaseSync, userId: string, keys: string[]): KeyValue[] {
  const select = database.prepare('SELECT value FROM key_values WHERE user_id = ? AND key = ?')
  return keys.flatMap((key) => {
    const row = select.get(userId, key)
    return row ? [{key, value: JSON.parse(String(row.value))}] : []
  })
}

/** Sets all pairs or, over a limit, none (400). */
export function writeKeyValues(database: DatabaseSync, userId: string, pairs: KeyValue[]): void {
  const upsert = database.prepare('INSERT OR REPLACE INTO key_values (user_id, key, value) VALUES (?, ?, ?)')
  const count = database.prepare('SELECT count(*) AS keys FROM key_values WHERE user_id = ?')
  inTransaction(database, () => {
    for (const {key, value} of pairs) {
      const json = JSON.stringify(value)
      if (json.length > limits.maxKeyValueLength) {
        throw badRequest(`The value of "${key}" is longer than ${limits.maxKeyValueLength} characters`)
      }
      upsert.run(userId, key, json)
    }
    if (Number(count.get(userId)?.keys) > limits.maxKeyValueKeys) {
      throw badRequest(`A user can keep ${limits.maxKeyValueKeys} keys`)
    }
  })
}
