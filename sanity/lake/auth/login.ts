import {randomBytes, scrypt, timingSafeEqual} from 'node:crypto'
import type {DatabaseSync} from 'node:sqlite'
import {promisify} from 'node:util'

import {generateSecret} from '../config.ts'
import {limits} from '../limits.ts'
import type {Project} from '../project.ts'
import type {Migration} from '../store/database.ts'
import {findPeople, personRole, rememberPerson} from './people.ts'
import {hashToken} from './tokens.ts'

export const loginMigrations: Migration[] = [
  {
    name: 'login-1-sessions',
    sql: `CREATE TABLE login_sessions (
      sid_hash TEXT PRIMARY KEY,
      person_id TEXT NOT NULL REFERENCES people (id),
      expires_at TEXT NOT NULL
    ) STRICT`,
  },
]

const derive = promisify<string, Buffer, number, Buffer>(scrypt)
const keyBytes = 32

/**
 * Whether what was typed is the editor password. Both are derived under one fresh salt before they are compared, so that
 * the time taken tells neither their length nor how much of them agrees.
 */
export async function isEditorPassword(typed: string, editorPassword: string): Promise<boolean> {
  const salt = randomBytes(16)
  const [given, expected] = await Promise.all([
    derive(typed, salt, keyBytes),
    derive(editorPassword, salt, keyBytes),
  ])
  return timingSafeEqual(given, expected)
}

/**
 * Ends the lake's half of a sign-in: remembers the person and returns the session id that the Studio exchanges for a token.
 * Only the id's hash is stored; it works once, and for `signInSessionMs`.
 */
export function openSignInSession(project: Project, name: string): string {
  const now = project.clock.now()
  const person = rememberPerson(project.database, name, now)
  const sid = generateSecret()
  forgetStaleSessions(project.database, now)
  project.database
    .prepare('INSERT INTO login_sessions (sid_hash, person_id, expires_at) VALUES (?, ?, ?)')
    .run(hashToken(sid), person.id, new Date(now.getTime() + limits.signInSessionMs).toISOString())
  return sid
}

/** Exchanges a session id for a token that is good for `signInTokenMs`; null when it is unknown, used, or too old. */
export function redeemSignInSession(project: Project, sid: string): string | null {
  const now = project.clock.now()
  const row = project.database
    .prepare('DELETE FROM login_sessions WHERE sid_hash = ? RETURNING person_id, expires_at')
    .get(hashToken(sid))
  if (!row || String(row.expires_at) <= now.toISOString()) return null
  const [person] = findPeople(project.database, [String(row.person_id)])
  if (!person) return null
  const expiresAt = new Date(now.getTime() + limits.signInTokenMs).toISOString()
  const owner = {userId: person.id, name: person.name, role: personRole, kind: 'session', expiresAt} as const
  return project.tokens.issue(owner, now.toISOString())
}

function forgetStaleSessions(database: DatabaseSync, now: Date): void {
  database.prepare('DELETE FROM login_sessions WHERE expires_at <= ?').run(now.toISOString())
}
