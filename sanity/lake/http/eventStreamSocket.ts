import type {IncomingMessage} from 'node:http'

import type {WebSocket} from 'ws'
import {z} from 'zod'

import {limits} from '../limits.ts'

/** What a browser may send: ask for a stream on a path of this server, or give one up. */
const requestSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('open'),
    id: z.int().positive(),
    path: z.string().startsWith('/'),
    headers: z.record(z.string(), z.string()),
  }),
  z.object({type: z.literal('close'), id: z.int()}),
])

type OpenRequest = Extract<z.infer<typeof requestSchema>, {type: 'open'}>

/** The headers that a stream takes from its own request; all others come from the upgrade, which the browser vouches for. */
const ownHeaders = ['authorization', 'last-event-id', 'x-sanity-project-id']

/** Answers one request as the HTTP server would. */
export type Answer = (request: Request, upgrade: IncomingMessage) => Response | Promise<Response>

/**
 * Serves event streams over one WebSocket, because a browser opens only six HTTP/1.1 connections to a host.
 * Every stream is a request through the very same app, so roles, limits and errors are those of plain HTTP.
 *
 * In: `{type:'open', id, path, headers}`, `{type:'close', id}`. Out: `{type:'head', id, status, headers}`, any number of
 * `{type:'chunk', id, text}`, then `{type:'end', id}` or `{type:'error', id, message}`; `{type:'heartbeat'}` now and then.
 * A malformed frame, a reused id or one stream too many closes the socket (1008).
 */
export function serveEventStreams(socket: WebSocket, upgrade: IncomingMessage, answer: Answer): void {
  const streams = new Map<number, AbortController>()

  socket.on('message', (data) => {
    const request = decode(String(data))
    if (!request) return socket.close(1008, 'Malformed frame')
    if (request.type === 'close') return streams.get(request.id)?.abort()
    if (streams.has(request.id)) return socket.close(1008, `Stream ${request.id} is open already`)
    if (streams.size >= limits.maxEventStreamsPerSocket) {
      return socket.close(1008, `More than ${limits.maxEventStreamsPerSocket} streams on one socket`)
    }
    const controller = new AbortController()
    streams.set(request.id, controller)
    void carry(socket, request.id, controller.signal, () =>
      answer(toRequest(request, upgrade, controller.signal), upgrade),
    ).finally(() => streams.delete(request.id))
  })

  const heartbeat = setInterval(() => socket.send('{"type":"heartbeat"}'), limits.socketHeartbeatMs)
  socket.on('close', () => {
    clearInterval(heartbeat)
    for (const controller of streams.values()) controller.abort()
  })
}

function decode(text: string) {
  try {
    return requestSchema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined // not JSON: the caller answers for both kinds of malformed
  }
}

/** The stream's request as if it had come over HTTP, from the origin that opened the socket. */
function toRequest({path, headers}: OpenRequest, upgrade: IncomingMessage, signal: AbortSignal): Request {
  const host = upgrade.headers.host ?? 'localhost'
  const request = new Request(new URL(`http://${host}${path}`), {signal})
  request.headers.set('host', host)
  request.headers.set('accept', 'text/event-stream')
  if (upgrade.headers.origin) request.headers.set('origin', upgrade.headers.origin)
  for (const name of ownHeaders) {
    const value = headers[name]
    if (value !== undefined) request.headers.set(name, value)
  }
  return request
}

/**
 * Passes one response on. Each chunk waits until the socket has taken the one before, so that a slow reader holds its own
 * stream up and the listener behind it, whose backlog is bounded, drops it.
 */
async function carry(
  socket: WebSocket,
  id: number,
  signal: AbortSignal,
  open: () => Response | Promise<Response>,
): Promise<void> {
  const send = (frame: object) =>
    new Promise<void>((resolve, reject) => {
      socket.send(JSON.stringify(frame), (error) => (error ? reject(error) : resolve()))
    })
  try {
    const response = await open()
    await send({type: 'head', id, status: response.status, headers: Object.fromEntries(response.headers)})
    const text = response.body?.pipeThrough(new TextDecoderStream(), {signal})
    if (text) for await (const piece of text) await send({type: 'chunk', id, text: piece})
    await send({type: 'end', id})
  } catch (error) {
    if (signal.aborted || socket.readyState !== socket.OPEN) return
    socket.send(JSON.stringify({type: 'error', id, message: 'The event stream broke off'}))
    throw error
  }
}
