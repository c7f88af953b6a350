import type {DatabaseSync, SQLOutputValue} from 'node:sqlite'

import {inTransaction, type Migration} from '../store/database.ts'
import {personIdOf, rememberPerson} from './people.ts'
import {isTokenRole, type TokenRole} from './roles.ts'

/** Someone who signs in with a name and a password of their own. */
export interface Account {
  personId: string
  name: string
  email: string | null
  role: TokenRole
  /** ISO 8601. */
  createdAt: string
}

export const accountMigrations: Migration[] = [
  {
    name: 'accounts-1',
    sql: `CREATE TABLE accounts (
      person_id TEXT PRIMARY KEY REFERENCES people (id),
      email TEXT,
      role TEXT NOT NULL CHECK (role IN ('viewer', 'editor', 'administrator')),
      password_hash TEXT NOT NULL,
      created_at TEXT NOT NULL
    ) STRICT`,
  },
]

export interface AccountTable {
  /** While there is none, everyone signs in with the shared password. */
  isEmpty(): boolean
  /** The oldest first. */
  list(): Account[]
  /** By name, in whatever case and spacing, or by the person's id. */
  find(nameOrId: string): Account | null
  passwordHash(personId: string): string | null
  /** Adds an account for a name that has none; sign-ins of people without an account end, now that there are accounts. */
  add(
    account: {name: string; email: string | null; role: TokenRole; passwordHash: string},
    now: Date,
  ): Account
  setRole(personId: string, role: TokenRole): void
  setPasswordHash(personId: string, passwordHash: string): void
  /** Replaces a hash by another of the same password: nobody has to sign in anew. */
  renewPasswordHash(personId: string, passwordHash: string): void
  /** The person stays known as the author of what they wrote. */
  remove(personId: string): void
}

const accountSql =
  'SELECT person_id, name, email, role, accounts.created_at FROM accounts JOIN people ON id = person_id'

/** The accounts in a project's file. Whatever changes what someone may do ends their sign-ins in the same transaction. */
export function openAccountTable(database: DatabaseSync): AccountTable {
  const all = database.prepare(`${accountSql} ORDER BY accounts.created_at, person_id`)
  const some = database.prepare('SELECT 1 FROM accounts LIMIT 1')
  const one = database.prepare(`${accountSql} WHERE person_id = ?`)
  const hash = database.prepare('SELECT password_hash FROM accounts WHERE person_id = ?')
  const insert = database.prepare('INSERT INTO accounts VALUES (?, ?, ?, ?, ?)')
  const changeRole = database.prepare('UPDATE accounts SET role = ? WHERE person_id = ?')
  const changeHash = database.prepare('UPDATE accounts SET password_hash = ? WHERE person_id = ?')
  const remove = database.prepare('DELETE FROM accounts WHERE person_id = ?')
  const endTokens = database.prepare("DELETE FROM tokens WHERE user_id = ? AND kind = 'session'")
  const endSignIns = database.prepare('DELETE FROM login_sessions WHERE person_id = ?')
  const endOthers = [
    "DELETE FROM tokens WHERE kind = 'session' AND user_id NOT IN (SELECT person_id FROM accounts)",
    'DELETE FROM login_sessions WHERE person_id NOT IN (SELECT person_id FROM accounts)',
  ].map((sql) => database.prepare(sql))

  function change(personId: string, work: () => void): void {
    inTransaction(database, () => {
      work()
      endTokens.run(personId)
      endSignIns.run(personId)
    })
  }

  function find(nameOrId: string): Account | null {
    const row = one.get(nameOrId) ?? one.get(personIdOf(nameOrId))
    return row ? toAccount(row) : null
  }

  return {
    isEmpty: () => some.get() === undefined,
    list: () => all.all().map(toAccount),
    find,
    passwordHash(personId) {
      const row = hash.get(personId)
      return row ? String(row.password_hash) : null
    },
    add({name, email, role, passwordHash}, now) {
      return inTransaction(database, () => {
        const {id} = rememberPerson(database, name, now)
        insert.run(id, email, role, passwordHash, now.toISOString())
        // Whoever signed in under this name before did so with the shared password, in its role.
        endTokens.run(id)
        endSignIns.run(id)
        for (const statement of endOthers) statement.run()
        const account = find(id)
        if (!account) throw new Error(`The account "${name}" was not stored`)
        return account
      })
    },
    setRole: (personId, role) => change(personId, () => changeRole.run(role, personId)),
    setPasswordHash: (personId, passwordHash) =>
      change(personId, () => changeHash.run(passwordHash, personId)),
    renewPasswordHash(personId, passwordHash) {
      changeHash.run(passwordHash, personId)
    },
    remove: (personId) => change(personId, () => remove.run(personId)),
  }
}

function toAccount(row: Record<string, SQLOutputValue>): Account {
  if (!isTokenRole(row.role)) throw new Error(`A stored account has the role "${String(row.role)}"`)
  return {
    personId: String(row.person_id),
    name: String(row.name),
    email: row.email === null ? null : String(row.email),
    role: row.role,
    createdAt: String(row.created_at),
  }
}
