/** Where the web servers of one site meet, and how long one of them may go without hearing from the others. */
export interface RedisEnv {
  /** May hold a password: never print it. */
  url: string
  /** The database within Redis; sites that share a Redis have one each. */
  database: number
  staleMs: number
}

const defaultStaleSeconds = 60
/** Below this, a server would drop its pages before it can know that it is cut off. */
const leastStaleSeconds = 5
const mostStaleSeconds = 24 * 60 * 60

/** Reads `REDIS_URL` and `REDIS_STALE_SECONDS`; null when there is one web server only. Throws an error naming the malformed one. */
export function readRedisEnv(env: Record<string, string | undefined>): RedisEnv | null {
  const url = env.REDIS_URL?.trim()
  if (!url) return null
  const database = databaseIn(url)
  if (database === null) {
    throw new Error(
      'REDIS_URL is malformed: expected redis://[user:password@]host[:port][/database], or rediss:// for TLS.',
    )
  }
  return {url, database, staleMs: readStaleSeconds(env.REDIS_STALE_SECONDS) * 1_000}
}

function databaseIn(url: string): number | null {
  if (!URL.canParse(url)) return null
  const {protocol, hostname, pathname} = new URL(url)
  if (!/^rediss?:$/.test(protocol) || hostname === '') return null
  const number = /^\/?(\d{0,4})$/.exec(pathname)?.[1]
  return number === undefined ? null : Number(number)
}

function readStaleSeconds(value: string | undefined): number {
  const given = value?.trim() || String(defaultStaleSeconds)
  const seconds = Number(given)
  if (!Number.isInteger(seconds) || seconds < leastStaleSeconds || seconds > mostStaleSeconds) {
    throw new Error(
      `REDIS_STALE_SECONDS is "${given}": expected a whole number from ${leastStaleSeconds} to ${mostStaleSeconds}.`,
    )
  }
  return seconds
}
