import {randomUUID} from 'node:crypto'

import {createClient} from '@redis/client'
import {z} from 'zod'

import {parsedJson} from '../../lib/parsedJson.ts'
import {catchUpScript, dropScript} from './dropScripts.ts'
import {elapsed} from './elapsed.ts'
import type {Missed} from './missed.ts'
import type {RedisEnv} from './readRedisEnv.ts'

/** How long a drop waits for servers that should have heard of it. */
const acknowledgedWithinMs = 1_000
/** A Redis that has not answered by then counts as away. */
const answeredWithinMs = 2_000

/** What was dropped: by which server, at which position, and up to which position drops are forgotten. */
export interface HeardDrop {
  isOwn: boolean
  position: number
  floor: number
  tags: string[]
}

/** One connection to Redis, from its opening to its end. A link that ended is not used again. */
export interface DropLink {
  /** Tells every server, and waits until those that are connected have dropped the tags. */
  drop(tags: readonly string[], known: number): Promise<void>
  /** What was dropped after a known position. */
  missedSince(known: number): Promise<Missed>
  /** Aborted when the connection has ended; the reason is an error. */
  ended: AbortSignal
  close(): void
}

const messageSchema = z.object({
  from: z.string(),
  drop: z.string(),
  position: z.number(),
  floor: z.number(),
  tags: z.array(z.string()),
})
const missedSchema = z.tuple([z.number(), z.number(), z.array(z.string())])

/**
 * Connects to Redis and listens to what is dropped. `hear` drops at once, in the same turn: the other server is told afterwards that it
 * was done.
 *
 * @param room begins the names of everything the site keeps in Redis
 * @throws when Redis cannot be reached
 */
export async function openDropLink(
  {url, database}: RedisEnv,
  {room, mostTags}: {room: string; mostTags: number},
  hear: (drop: HeardDrop) => void,
): Promise<DropLink> {
  const self = randomUUID()
  const keys = [`${room}:drops`, `${room}:dropped`]
  // Channels are shared by all databases of a Redis.
  const channel = `${room}:${database}:drops`
  const acknowledgements = (server: string) => `${channel}:${server}`
  const underWay = new Map<string, () => void>()
  const end = new AbortController()
  const client = createClient({
    url,
    maintNotifications: 'disabled',
    disableOfflineQueue: true,
    socket: {connectTimeout: answeredWithinMs, reconnectStrategy: false},
  })

  function close(error = new Error('The connection to Redis was closed.')): void {
    if (end.signal.aborted) return
    end.abort(error)
    client.destroy()
  }
  client.on('error', close)
  client.on('end', () => close())

  function onMessage(text: string): void {
    const message = messageSchema.safeParse(parsedJson(text))
    // Something that must be dropped may have been in it: the next connection catches up.
    if (!message.success)
      return close(new Error(`Redis passed on what no server sends: ${text.slice(0, 200)}`))
    const {from, drop, ...dropped} = message.data
    hear({isOwn: from === self, ...dropped})
    if (from === self) underWay.get(drop)?.()
    else client.publish(acknowledgements(from), drop).catch(close)
  }

  /** A connection that is silent, though it was never ended, is ended here; what waits for it fails. */
  async function answered<Reply>(reply: Promise<Reply>): Promise<Reply> {
    const silent = () => close(new Error(`Redis did not answer within ${answeredWithinMs / 1_000} s.`))
    // Whoever was too busy to read an answer that has come does so before it judges.
    let isAwaited = true
    const timer = setTimeout(() => setImmediate(() => isAwaited && silent()), answeredWithinMs)
    try {
      return await reply
    } catch (error) {
      throw end.signal.aborted ? end.signal.reason : error
    } finally {
      isAwaited = false
      clearTimeout(timer)
    }
  }

  await answered(client.connect())
  await answered(client.subscribe(acknowledgements(self), (drop) => underWay.get(drop)?.()))
  await answered(client.subscribe(channel, onMessage))

  return {
    async drop(tags, known) {
      const id = randomUUID()
      const waited = new AbortController()
      let acknowledged = 0
      let receivers = Infinity
      const check = () => {
        if (acknowledged >= receivers) waited.abort()
      }
      underWay.set(id, () => {
        acknowledged += 1
        check()
      })
      try {
        const reply = await answered(
          client.eval(dropScript, {
            keys,
            arguments: [String(known), JSON.stringify(tags), String(mostTags), channel, self, id],
          }),
        )
        receivers = z.number().parse(reply)
        check()
        await elapsed(acknowledgedWithinMs, waited.signal)
      } finally {
        underWay.delete(id)
      }
    },
    async missedSince(known) {
      const reply = await answered(client.eval(catchUpScript, {keys, arguments: [String(known)]}))
      const [position, floor, flat] = missedSchema.parse(reply)
      return {position, floor, drops: pairs(flat)}
    },
    ended: end.signal,
    close,
  }
}

function pairs(flat: string[]): [tag: string, position: number][] {
  return flat.flatMap((tag, index) => (index % 2 === 0 ? [[tag, Number(flat[index + 1])]] : []))
}
