import {deserialize, serialize} from 'node:v8'

import {createClient, RESP_TYPES} from '@redis/client'
import {z} from 'zod'

import type {RedisEnv} from './readRedisEnv.ts'

/** Rendering a page takes less than this many times over: nobody waits longer for a copy. */
const answeredWithinMs = 200
const mostPageBytes = 2 * 1024 * 1024
const keptSeconds = 24 * 60 * 60
const longestBackOffMs = 5_000

const storedSchema = z.object({begunAt: z.number(), tags: z.array(z.string()), page: z.unknown()})
/** A rendered page, its tags, and the position of the shared log at which its render began. */
type StoredPage = z.infer<typeof storedSchema>

/** Pages that any server rendered. Without Redis, and whenever something is wrong with it, there are none. */
export interface SharedPages {
  get(key: string): Promise<StoredPage | null>
  set(key: string, stored: StoredPage): Promise<void>
  close(): void
}

/**
 * Opens a connection for pages. They have one of their own, so that no large page holds up what is dropped.
 *
 * @param room begins the names of the pages: they fit one site and one build of it
 */
export function openSharedPages({url}: RedisEnv, room: string): SharedPages {
  const client = createClient({
    url,
    maintNotifications: 'disabled',
    disableOfflineQueue: true,
    socket: {
      connectTimeout: 1_000,
      reconnectStrategy: (retries) => Math.min(longestBackOffMs, 100 * 2 ** retries),
    },
  })
  // That Redis is away is said by whoever listens to drops.
  client.on('error', () => {})
  client.connect().catch(() => {})
  const bytes = client.withTypeMapping({[RESP_TYPES.BLOB_STRING]: Buffer})
  let isFailing = false

  /** What came of a command, or null when it failed, which is said once until one succeeds. */
  async function tried<Reply>(command: () => Promise<Reply>): Promise<Reply | null> {
    if (!client.isReady) return null
    try {
      const reply = await within(answeredWithinMs, command())
      isFailing = false
      return reply
    } catch (error) {
      if (!isFailing) process.stderr.write(`Pages are not shared through Redis for now: ${String(error)}\n`)
      isFailing = true
      return null
    }
  }

  return {
    get: (key) =>
      tried(async () => {
        const stored = await bytes.get(`${room}:page:${key}`)
        return stored === null ? null : storedSchema.parse(deserialize(stored))
      }),
    async set(key, stored) {
      await tried(async () => {
        const value = serialize(stored)
        if (value.length > mostPageBytes) return
        await client.set(`${room}:page:${key}`, value, {expiration: {type: 'EX', value: keptSeconds}})
      })
    },
    close: () => client.destroy(),
  }
}

async function within<Value>(ms: number, work: Promise<Value>): Promise<Value> {
  const {promise, reject} = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error(`Redis did not answer within ${ms} ms.`)), ms)
  try {
    return await Promise.race([work, promise])
  } finally {
    clearTimeout(timer)
  }
}
