import {z} from 'zod'

import {systemClock} from '../../lib/clock.ts'
import {streamedResponse, type StreamedResponse} from './streamedResponse.ts'

/** The lake sends something at least every 20 seconds; after a minute without, the network has gone quietly. */
const maxSilenceMs = 60_000

/** What the lake sends on its event-stream socket; `lake/http/eventStreamSocket.ts` describes the exchange. */
const frameSchema = z.discriminatedUnion('type', [
  z.object({type: z.literal('heartbeat')}),
  z.object({
    type: z.literal('head'),
    id: z.number(),
    status: z.number(),
    headers: z.record(z.string(), z.string()),
  }),
  z.object({type: z.literal('chunk'), id: z.number(), text: z.string()}),
  z.object({type: z.literal('end'), id: z.number()}),
  z.object({type: z.literal('error'), id: z.number(), message: z.string()}),
])

/** Carries any number of event streams over one WebSocket, opened when the first stream asks for it. */
export interface StreamSocket {
  /**
   * Asks for one event stream, as `fetch` would: resolves with the response once its status is known, rejects
   * with a `TypeError` when the lake cannot be reached, and the body errors when the connection is lost later.
   *
   * @param path - path and query on the lake
   */
  open(path: string, headers: Headers, signal: AbortSignal | undefined): Promise<Response>
}

/** Creates the socket for an address such as `ws://localhost:3333/v1/event-streams`; connects when first used. */
export function createStreamSocket(address: string): StreamSocket {
  let connection: Connection | null = null
  let lastId = 0
  return {
    async open(path, headers, signal) {
      signal?.throwIfAborted()
      const current = (connection ??= connect(address, () => (connection = null)))
      const id = ++lastId
      const stream = streamedResponse({
        signal,
        onCancel: () => {
          if (current.streams.delete(id)) current.send({type: 'close', id})
        },
      })
      current.streams.set(id, stream)
      current.send({type: 'open', id, path, headers: Object.fromEntries(headers)})
      return stream.response
    },
  }
}

interface Connection {
  streams: Map<number, StreamedResponse>
  /** Sends now, or as soon as the socket is open. */
  send(frame: object): void
}

/**
 * One WebSocket and the streams on it. When it goes, all of them fail at once and `onGone` is called, so that each
 * caller asks again and the next question opens a new socket: reconnecting stays with the event-source layer.
 */
function connect(address: string, onGone: () => void): Connection {
  const socket = new WebSocket(address)
  const streams = new Map<number, StreamedResponse>()
  const waiting: string[] = []
  const events = new AbortController()
  let watchdog = setTimeout(drop, maxSilenceMs)
  let heardAt = systemClock.now()
  let gone = false

  // Not left to the close event alone: on a dead network the closing handshake can take minutes.
  function drop() {
    if (gone) return
    gone = true
    clearTimeout(watchdog)
    events.abort()
    onGone()
    socket.close()
    for (const stream of streams.values()) stream.fail(new TypeError('The connection to the lake was lost'))
    streams.clear()
  }

  socket.addEventListener('open', () => {
    for (const text of waiting.splice(0)) socket.send(text)
  })
  // Timers stand still while a machine sleeps, so the silence is measured when it wakes or the tab is looked at again.
  for (const sign of ['online', 'focus']) {
    globalThis.window?.addEventListener(sign, dropIfSilent, {signal: events.signal})
  }
  function dropIfSilent() {
    if (systemClock.now().getTime() - heardAt.getTime() > maxSilenceMs) drop()
  }

  socket.addEventListener('close', drop)
  socket.addEventListener('error', drop)
  socket.addEventListener('message', (event) => {
    clearTimeout(watchdog)
    watchdog = setTimeout(drop, maxSilenceMs)
    heardAt = systemClock.now()
    const frame = frameSchema.parse(JSON.parse(String(event.data)))
    if (frame.type === 'heartbeat') return
    const stream = streams.get(frame.id)
    if (!stream) return // cancelled here while the frame was on its way
    if (frame.type === 'head') return stream.begin(frame.status, frame.headers)
    if (frame.type === 'chunk') return stream.push(frame.text)
    streams.delete(frame.id)
    if (frame.type === 'end') stream.end()
    else stream.fail(new TypeError(frame.message))
  })

  return {
    streams,
    send(frame) {
      const text = JSON.stringify(frame)
      if (socket.readyState === WebSocket.CONNECTING) waiting.push(text)
      else if (socket.readyState === WebSocket.OPEN) socket.send(text)
    },
  }
}
