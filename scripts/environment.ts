import {randomBytes} from 'node:crypto'
import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import {parseEnv} from 'node:util'

import {readLakeConfig} from '../sanity/lake/config.ts'
import {readSanityEnv, readSiteUrl} from '../sanity/readEnv.ts'
import {readRedisEnv} from '../sanity/sharedCache/readRedisEnv.ts'

const secretNames = [
  'SANITY_API_READ_TOKEN',
  'SANITY_API_WRITE_TOKEN',
  'LAKE_ADMIN_TOKEN',
  'SANITY_WEBHOOK_SECRET',
  'REFRESH_RUN_SECRET',
  'REFRESH_CALENDAR_SECRET',
  'SIGN_OFF_SECRET',
] as const

export type Environment = Record<string, string | undefined>

/**
 * The environment that every part is started with: `.env.local` (or `ENV_FILE`), made with fresh secrets when there is none, under what the
 * shell sets. On the local lake, a secret that is missing is added to the file.
 */
export function loadEnvironment(shell: Environment): Environment {
  const file = shell.ENV_FILE || '.env.local'
  const present = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const stored: Environment = parseEnv(present)
  const hosted = shell.NEXT_PUBLIC_SANITY_PROJECT_ID ?? stored.NEXT_PUBLIC_SANITY_PROJECT_ID
  const missing = hosted ? [] : missingSecrets({...stored, ...given(shell)})
  if (missing.length > 0) {
    const heading =
      present === ''
        ? '# Made at the first start. Keep it to yourself: .env.example explains each.\nLAKE_GENERATED_SECRETS=true\n'
        : '\n'
    writeFileSync(file, present + heading + missing.map(([name, value]) => `${name}=${value}\n`).join(''), {
      mode: 0o600,
    })
  }
  return {...stored, ...Object.fromEntries(missing), ...given(shell)}
}

function missingSecrets(known: Environment): [string, string][] {
  const token = () => randomBytes(32).toString('base64url')
  const absent = secretNames.filter((name) => !known[name]).map((name): [string, string] => [name, token()])
  // A person types this one.
  const password: [string, string][] = known.LAKE_EDITOR_PASSWORD
    ? []
    : [['LAKE_EDITOR_PASSWORD', randomBytes(9).toString('base64url')]]
  return [...absent, ...password]
}

/** An empty variable counts as unset, as in a shell's `NAME= npm start`. */
function given(shell: Environment): Environment {
  return Object.fromEntries(Object.entries(shell).filter(([, value]) => value !== undefined && value !== ''))
}

/** What the launcher needs to know, checked; throws an error of one line that names the variable. */
export function readSettings(environment: Environment) {
  // The ports first: addresses are made from them, and the message should name what is wrong.
  const sitePort = port('PORT', environment.PORT ?? '3000')
  port('LAKE_PORT', environment.LAKE_PORT ?? '3333')
  const content = readSanityEnv(environment)
  return {
    content,
    siteUrl: readSiteUrl(environment),
    sitePort,
    siteHost: environment.HOST || '127.0.0.1',
    lake: content.apiHost === null ? null : readLakeConfig(environment),
    redis: readRedisEnv(environment),
  }
}

export type Settings = ReturnType<typeof readSettings>

function port(name: string, value: string): number {
  const number = Number(value)
  if (Number.isInteger(number) && number > 0 && number < 65_536) return number
  throw new Error(`${name} is "${value}": give a port number from 1 to 65535.`)
}
