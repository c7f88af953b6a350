import {randomBytes, scrypt, timingSafeEqual} from 'node:crypto'
import type {DatabaseSync} from 'node:sqlite'
import {promisify} from 'node:util'

import {generateSecret} from '../config.ts'
import {limits} from '../limits.ts'
import type {Project} from '../project.ts'
import type {Migration} from '../store/database.ts'
import {openAccountTable} from './accounts.ts'
import {hashPassword, isOutdated, isPassword} from './password.ts'
import {findPerson, rememberPerson} from './people.ts'
import type {TokenRole} from './roles.ts'
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

/** As long as there is no account, everyone who knows the one editor password may do everything. */
export const sharedRole = 'administrator'

/**
 * Who somebody is by what they typed: the person's id, or null when the two do not belong together. Without any account the
 * password is the shared one, and the name is whatever they want to be called.
 */
export async function recognize(project: Project, name: string, password: string): Promise<string | null> {
  const {database, clock, config} = project
  const accounts = openAccountTable(database)
  if (accounts.isEmpty()) {
    const isRight = await isEditorPassword(password, config.editorPassword)
    // An account may have come while the password was looked at: from then on only accounts sign in.
    return isRight && accounts.isEmpty() ? rememberPerson(database, name, clock.now()).id : null
  }
  const account = accounts.find(name)
  const hash = account && accounts.passwordHash(account.personId)
  if (!(await isPassword(password, hash)) || !account || hash === null) return null
  const renewed = isOutdated(hash) ? await hashPassword(password) : null
  // Changed or removed meanwhile: what was right a moment ago counts no more.
  if (accounts.passwordHash(account.personId) !== hash) return null
  if (renewed !== null) accounts.renewPasswordHash(account.personId, renewed)
  return account.personId
}

/**
 * Whether what was typed is the editor password. Both are derived under one fresh salt before they are compared, so that
 * the time taken tells neither their length nor how much of them agrees.
 */
async function isEditorPassword(typed: string, editorPassword: string): Promise<boolean> {
  const salt = randomBytes(16)
  const [given, expected] = await Promise.all([
    derive(typed, salt, keyBytes),
    derive(editorPassword, salt, keyBytes),
  ])
  return timingSafeEqual(given, expected)
}

/**
 * Ends the lake's half of a sign-in with the session id that the Studio exchanges for a token.
 * Only the id's hash is stored; it works once, and for `signInSessionMs`.
 */
export function openSignInSession({database, clock}: Project, personId: string): string {
  const now = clock.now()
  const sid = generateSecret()
  forgetStaleSessions(database, now)
  database
    .prepare('INSERT INTO login_sessions (sid_hash, person_id, expires_at) VALUES (?, ?, ?)')
    .run(hashToken(sid), personId, new Date(now.getTime() + limits.signInSessionMs).toISOString())
  return sid
}

/** Exchanges a session id for a token that is good for `signInTokenMs`; null when it is unknown, used, or too old. */
export function redeemSignInSession({database, clock, tokens}: Project, sid: string): string | null {
  const now = clock.now()
  const row = database
    .prepare('DELETE FROM login_sessions WHERE sid_hash = ? RETURNING person_id, expires_at')
    .get(hashToken(sid))
  if (!row || String(row.expires_at) <= now.toISOString()) return null
  const person = findPerson(database, String(row.person_id))
  const role = person && roleOf(database, person.id)
  if (!person || !role) return null
  const expiresAt = new Date(now.getTime() + limits.signInTokenMs).toISOString()
  const owner = {userId: person.id, name: person.name, role, kind: 'session', expiresAt} as const
  return tokens.issue(owner, now.toISOString())
}

/** The role in which a person signs in now; null when they have no account and others do. */
function roleOf(database: DatabaseSync, personId: string): TokenRole | null {
  const accounts = openAccountTable(database)
  return accounts.isEmpty() ? sharedRole : (accounts.find(personId)?.role ?? null)
}

function forgetStaleSessions(database: DatabaseSync, now: Date): void {
  database.prepare('DELETE FROM login_sessions WHERE expires_at <= ?').run(now.toISOString())
}
