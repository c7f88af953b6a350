import {randomBytes} from 'node:crypto'
import {resolve} from 'node:path'

import {z} from 'zod'

/** Everything the lake is told from outside, checked. */
export interface LakeConfig {
  /** 0 lets the system choose. */
  port: number
  host: string
  /** Absolute. */
  dataDir: string
  projectId: string
  dataset: string
  /** Origins whose pages may call the lake with credentials. */
  allowedOrigins: string[]
  /** The origin under which browsers reach the lake, without a slash at the end; null: the one each request came to. */
  publicUrl: string | null
  /** Role viewer. */
  readToken: string
  /** Role editor. */
  writeToken: string
  /** Role administrator. */
  adminToken: string
  /** What a person types to sign in to the Studio. */
  editorPassword: string
  webhookSecret: string
  /** Names of the secrets that nobody set, so that the lake made them up; empty when all were chosen. */
  generatedSecrets: string[]
  /** `silent` for tests, `error` for use: one line per failed request. */
  logLevel: 'silent' | 'error'
}

/** A configuration that cannot work. The message is one line: variable, value, way out. */
export class ConfigError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'ConfigError'
  }
}

const loopbackHosts = new Set(['127.0.0.1', '::1', 'localhost'])
const secretNames = [
  'SANITY_API_READ_TOKEN',
  'SANITY_API_WRITE_TOKEN',
  'LAKE_ADMIN_TOKEN',
  'LAKE_EDITOR_PASSWORD',
  'SANITY_WEBHOOK_SECRET',
] as const

const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .pipe(z.number().max(65_535))
const name = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,62}$/)
const secret = z.string().min(16).optional()
const origin = z
  .string()
  .transform((text) => text.trim().replace(/\/$/, ''))
  .pipe(z.string().regex(/^https?:\/\/[^/\s]+$/))
const origins = z
  .string()
  .transform((list) => list.split(','))
  .pipe(z.array(origin))

const environment = z.object({
  PORT: port.default(3000),
  LAKE_PORT: port.default(3333),
  LAKE_HOST: z.string().default('127.0.0.1'),
  LAKE_DATA_DIR: z.string().default('.data'),
  LAKE_PROJECT_ID: name.default('perennial'),
  LAKE_DATASET: name.default('production'),
  LAKE_ALLOWED_ORIGINS: origins.optional(),
  LAKE_PUBLIC_URL: origin.optional(),
  LAKE_LOG: z.enum(['silent', 'error']).default('error'),
  LAKE_GENERATED_SECRETS: z.enum(['true', 'false']).default('false'),
  SANITY_API_READ_TOKEN: secret,
  SANITY_API_WRITE_TOKEN: secret,
  LAKE_ADMIN_TOKEN: secret,
  LAKE_EDITOR_PASSWORD: z.string().min(8).optional(),
  SANITY_WEBHOOK_SECRET: secret,
})

const wayOut: Record<string, string> = {
  PORT: 'give a port number from 0 to 65535',
  LAKE_PORT: 'give a port number from 0 to 65535 (0 lets the system choose)',
  LAKE_PROJECT_ID: 'use lower-case letters, digits, - and _',
  LAKE_DATASET: 'use lower-case letters, digits, - and _',
  LAKE_ALLOWED_ORIGINS: 'list origins with commas between, such as http://localhost:3000',
  LAKE_PUBLIC_URL: 'give one origin, such as https://lake.example.org',
  LAKE_LOG: 'use silent or error',
  LAKE_GENERATED_SECRETS: 'use true or false',
  LAKE_EDITOR_PASSWORD: 'use at least 8 characters',
}

/**
 * Reads the lake's configuration from environment variables; an empty variable counts as unset.
 * Throws a ConfigError that names each variable that cannot be used.
 */
export function readLakeConfig(env: Record<string, string | undefined>): LakeConfig {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = environment.safeParse(given)
  if (!parsed.success) {
    const names = new Set(parsed.error.issues.map((issue) => String(issue.path[0])))
    throw new ConfigError([...names].map((variable) => complaint(variable, given[variable])).join('; '))
  }
  const settings = parsed.data
  const missing = secretNames.filter((variable) => settings[variable] === undefined)
  const generatedSecrets = settings.LAKE_GENERATED_SECRETS === 'true' ? [...secretNames] : missing
  if (generatedSecrets.length > 0 && !loopbackHosts.has(settings.LAKE_HOST)) {
    throw new ConfigError(
      `LAKE_HOST is "${settings.LAKE_HOST}", which others can reach, but ${generatedSecrets.join(', ')} ` +
        'would be generated: set secrets of your own, or use 127.0.0.1',
    )
  }
  return {
    port: settings.LAKE_PORT,
    host: settings.LAKE_HOST,
    dataDir: resolve(settings.LAKE_DATA_DIR),
    projectId: settings.LAKE_PROJECT_ID,
    dataset: settings.LAKE_DATASET,
    allowedOrigins: settings.LAKE_ALLOWED_ORIGINS ?? [
      `http://localhost:${settings.PORT}`,
      `http://127.0.0.1:${settings.PORT}`,
    ],
    publicUrl: settings.LAKE_PUBLIC_URL ?? null,
    readToken: settings.SANITY_API_READ_TOKEN ?? generateSecret(),
    writeToken: settings.SANITY_API_WRITE_TOKEN ?? generateSecret(),
    adminToken: settings.LAKE_ADMIN_TOKEN ?? generateSecret(),
    editorPassword: settings.LAKE_EDITOR_PASSWORD ?? generateSecret(),
    webhookSecret: settings.SANITY_WEBHOOK_SECRET ?? generateSecret(),
    generatedSecrets,
    logLevel: settings.LAKE_LOG,
  }
}

/** A secret nobody can guess: 32 random bytes as text that is safe in URLs and headers. */
export function generateSecret(): string {
  return randomBytes(32).toString('base64url')
}

// The value of a secret never gets into a message: messages end up in logs.
function complaint(variable: string, value: string | undefined): string {
  const isSecret = secretNames.some((secretName) => secretName === variable)
  const shown = isSecret ? `has ${value?.length ?? 0} characters` : `is "${value}"`
  return `${variable} ${shown}: ${wayOut[variable] ?? 'use at least 16 characters'}`
}
