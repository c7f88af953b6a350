import type {WebSocket} from 'ws'
import {z} from 'zod'

import type {Identity} from '../http/env.ts'
import type {Lake} from '../lake.ts'
import {limits} from '../limits.ts'
import type {Json} from '../store/documentTypes.ts'
import type {PresenceRoom} from './room.ts'

const id = z.union([z.string(), z.number()])
const session = z.string().min(1).max(limits.maxIdLength)

/** The Studio's side of the exchange: JSON-RPC 2.0, as its `@sanity/bifur-client` speaks it. */
const callSchema = z.discriminatedUnion('method', [
  z.object({id, method: z.literal('authorization'), params: z.object({authorization: z.string()})}),
  z.object({id, method: z.literal('presence_subscribe')}),
  z.object({id, method: z.literal('presence_unsubscribe')}),
  z.object({id, method: z.literal('presence_rollcall'), params: z.object({session})}),
  z.object({
    id,
    method: z.literal('presence_announce'),
    params: z.object({data: z.object({sessionId: session, locations: z.array(z.json())})}),
  }),
  z.object({id, method: z.literal('presence_disconnect'), params: z.object({session})}),
])

/** The application's close code for a token that is not valid. */
const unauthorizedCode = 4001
const heartbeat = '♥'

/**
 * Serves one Studio tab's presence: says who it is, hears who else is there and where, and tells them when it goes.
 * The first call must be `authorization`; the heart tells the Studio that the lake is there.
 */
export function servePresence(socket: WebSocket, lake: Lake, room: PresenceRoom): void {
  let identity: Identity | null = null
  let subscription: string | null = null
  let announced: {userId: string; session: string} | null = null
  const send = (message: {[key: string]: Json}) => socket.send(JSON.stringify({jsonrpc: '2.0', ...message}))
  const place = room.enter((event) => {
    if (subscription === null) return
    send({method: 'presence_subscription', params: {subscription, result: event}})
  })

  let ending: AbortSignal | undefined
  const close = () => socket.close(unauthorizedCode, 'Session not found')
  function closeWith(who: Identity): void {
    ending?.removeEventListener('abort', close)
    ending = lake.project.access.endOf(who, lake.config.dataset)
    ending.addEventListener('abort', close)
  }

  // The tab comes back to a lake that starts again, and finds no dataset that was deleted.
  const goAway = () => socket.close(1001, 'Going away')
  lake.closing.addEventListener('abort', goAway)

  function leave(): void {
    if (announced) place.say({type: 'disconnect', i: announced.userId, m: {session: announced.session}})
    announced = null
  }

  socket.on('message', (data) => {
    const call = decode(String(data))
    if (!call) return socket.close(1008, 'Malformed call')
    if (call.method === 'authorization') {
      identity = lake.tokens.identify(call.params.authorization.replace(/^Bearer /, ''))
    }
    if (!identity) return socket.close(unauthorizedCode, 'Session not found')
    if (call.method === 'authorization') closeWith(identity)
    const {userId} = identity
    let result: Json = 'ok'
    switch (call.method) {
      case 'authorization':
        break
      case 'presence_subscribe':
        subscription = `presence-${call.id}`
        result = subscription
        break
      case 'presence_unsubscribe':
        subscription = null
        break
      case 'presence_rollcall':
        place.say({type: 'rollCall', i: userId, session: call.params.session})
        break
      case 'presence_announce': {
        const {sessionId, locations} = call.params.data
        announced = {userId, session: sessionId}
        place.say({type: 'state', i: userId, m: {sessionId, locations}})
        break
      }
      case 'presence_disconnect':
        leave()
    }
    send({id: call.id, result})
  })

  const timer = setInterval(() => socket.send(heartbeat), limits.socketHeartbeatMs)
  socket.on('close', () => {
    clearInterval(timer)
    ending?.removeEventListener('abort', close)
    lake.closing.removeEventListener('abort', goAway)
    leave()
    place.leave()
  })
}

function decode(text: string) {
  try {
    return callSchema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined // not JSON: the caller answers for both kinds of malformed
  }
}
