import {createHash, randomBytes} from 'node:crypto'
import type {DatabaseSync, SQLOutputValue} from 'node:sqlite'

import type {Clock} from '../../../lib/clock.ts'
import {generateSecret} from '../config.ts'
import type {Identity} from '../http/env.ts'
import type {Project} from '../project.ts'
import {inTransaction, type Migration} from '../store/database.ts'
import {isTokenRole, type TokenRole} from './roles.ts'

/** Tokens are kept as hashes only: whoever reads the file cannot sign in with what it holds. */
export const tokenMigrations: Migration[] = [
  {
    name: 'auth-1-tokens',
    sql: `
      CREATE TABLE tokens (
        hash TEXT PRIMARY KEY,
        user_id TEXT NOT NULL,
        name TEXT NOT NULL,
        role TEXT NOT NULL CHECK (role IN ('viewer', 'editor', 'administrator')),
        kind TEXT NOT NULL CHECK (kind IN ('environment', 'robot', 'session')),
        created_at TEXT NOT NULL,
        expires_at TEXT
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX tokens_by_user ON tokens (user_id);
    `,
  },
]

/** Characters of the hash that name a token. */
const idLength = 16

/** Where a token comes from: the environment at start, the command line, or signing in. */
type TokenKind = 'environment' | 'robot' | 'session'

/** Whom a token stands for. */
interface TokenOwner {
  userId: string
  name: string
  role: TokenRole
  kind: TokenKind
  /** ISO 8601; a token without it is good until it is revoked. */
  expiresAt?: string
}

export interface TokenSummary extends TokenOwner {
  /** Names the token in lists and commands. It is a part of the hash and gives nothing away. */
  id: string
  /** ISO 8601. */
  createdAt: string
}

export interface TokenStore {
  /** Who a bearer token stands for, or null when it is unknown or ended. */
  identify(token: string): Identity | null
  /** Makes a token, or takes one that is given, and returns it: the only time it is seen in the clear. */
  issue(owner: TokenOwner, createdAt: string, token?: string): string
  /** Ends a token; false when there was none. */
  revoke(token: string): boolean
  /** Ends the token of a program by its `id`; false when no program has such a token. */
  revokeRobot(id: string): boolean
  /** Ends a token that came from signing in; others, which programs depend on, stay. */
  endSession(token: string): void
  list(): TokenSummary[]
}

/** The tokens of an open database. The clock says which have expired. */
export function openTokenStore(database: DatabaseSync, clock: Clock): TokenStore {
  const find = database.prepare(
    'SELECT user_id, name, role FROM tokens WHERE hash = ? AND (expires_at IS NULL OR expires_at > ?)',
  )
  const insert = database.prepare(`
    INSERT OR REPLACE INTO tokens (hash, user_id, name, role, kind, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?)
  `)
  const remove = database.prepare('DELETE FROM tokens WHERE hash = ?')
  const removeRobot = database.prepare(
    `DELETE FROM tokens WHERE substr(hash, 1, ${idLength}) = ? AND kind = 'robot'`,
  )
  const removeSession = database.prepare("DELETE FROM tokens WHERE hash = ? AND kind = 'session'")
  const all = database.prepare(
    'SELECT * FROM tokens WHERE expires_at IS NULL OR expires_at > ? ORDER BY created_at, user_id',
  )

  return {
    identify(token) {
      const row = find.get(hashToken(token), clock.now().toISOString())
      if (!row || !isTokenRole(row.role)) return null
      return {userId: String(row.user_id), name: String(row.name), role: row.role, token}
    },
    issue({userId, name, role, kind, expiresAt}, createdAt, token = generateSecret()) {
      insert.run(hashToken(token), userId, name, role, kind, createdAt, expiresAt ?? null)
      return token
    },
    revoke: (token) => remove.run(hashToken(token)).changes > 0,
    revokeRobot: (id) => removeRobot.run(id).changes > 0,
    endSession(token) {
      removeSession.run(hashToken(token))
    },
    list: () => all.all(clock.now().toISOString()).map(toSummary),
  }
}

function toSummary(row: Record<string, SQLOutputValue>): TokenSummary {
  return {
    id: String(row.hash).slice(0, idLength),
    userId: String(row.user_id),
    name: String(row.name),
    role: isTokenRole(row.role) ? row.role : 'viewer',
    kind: row.kind === 'environment' || row.kind === 'robot' ? row.kind : 'session',
    createdAt: String(row.created_at),
    ...(row.expires_at !== null && {expiresAt: String(row.expires_at)}),
  }
}

/** Makes a token for a program, which is a user of its own. Returns the token, the only time it is seen in the clear, and its summary. */
export function issueRobotToken(
  tokens: TokenStore,
  robot: {name: string; role: TokenRole; expiresAt?: string},
  now: Date,
): {token: string; summary: TokenSummary} {
  const owner = {...robot, userId: `robot-${randomBytes(6).toString('hex')}`, kind: 'robot'} as const
  const token = tokens.issue(owner, now.toISOString())
  const id = hashToken(token).slice(0, idLength)
  return {token, summary: {...owner, id, createdAt: now.toISOString()}}
}

/**
 * Makes the tokens of the configuration the only ones of their kind: yesterday's secrets stop working. For the server
 * alone, at start: what only opens the file has no business to change who may.
 */
export function installEnvironmentTokens({database, tokens, config, clock}: Project): void {
  const now = clock.now().toISOString()
  inTransaction(database, () => {
    database.exec("DELETE FROM tokens WHERE kind = 'environment'")
    for (const [role, name, token] of [
      ['viewer', 'Read token', config.readToken],
      ['editor', 'Write token', config.writeToken],
      ['administrator', 'Admin token', config.adminToken],
    ] as const) {
      tokens.issue({userId: `robot-${role}`, name, role, kind: 'environment'}, now, token)
    }
  })
}

/** What is stored of a token. It has 128 bits or more of chance in it, so a fast hash is enough; for a password it would not be. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
