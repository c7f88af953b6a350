import type {IncomingMessage, Server} from 'node:http'
import type {Duplex} from 'node:stream'

import {WebSocketServer, type WebSocket} from 'ws'

import {limits} from '../limits.ts'
import type {PresenceRoom} from '../presence/room.ts'
import {createPresenceRoom} from '../presence/room.ts'
import {servePresence} from '../presence/socket.ts'
import type {Project} from '../project.ts'
import {serveEventStreams, type Answer} from './eventStreamSocket.ts'
import {splitVersion} from './version.ts'

/**
 * Takes WebSockets on the lake's own port: `/v…/event-streams` and `/v…/socket/<dataset>`. Others are refused with 404, an
 * origin that is not on the list with 403 (a page on any site may open a socket: here no CORS protects us).
 *
 * @param answer - answers a request as the HTTP server would
 * @returns ends every socket; call it when the server closes
 */
export function acceptSockets(server: Server, project: Project, answer: Answer): () => void {
  const sockets = new WebSocketServer({noServer: true, maxPayload: limits.maxSocketFrameBytes})
  const rooms = new Map<string, PresenceRoom>()

  function handlerFor(pathname: string): ((socket: WebSocket, upgrade: IncomingMessage) => void) | null {
    const {path} = splitVersion(pathname)
    if (path === '/event-streams') return (socket, upgrade) => serveEventStreams(socket, upgrade, answer)
    const lake = project.lake(/^\/socket\/([^/]+)$/.exec(path)?.[1] ?? '')
    if (!lake) return null
    const {dataset} = lake.config
    const room = rooms.get(dataset) ?? createPresenceRoom()
    rooms.set(dataset, room)
    return (socket) => servePresence(socket, lake, room)
  }

  function accept(upgrade: IncomingMessage, stream: Duplex, head: Buffer): void {
    const {origin} = upgrade.headers
    if (origin !== undefined && !project.config.allowedOrigins.includes(origin))
      return refuse(stream, '403 Forbidden')
    const handler = handlerFor(new URL(upgrade.url ?? '/', 'http://lake').pathname)
    if (!handler) return refuse(stream, '404 Not Found')
    if (sockets.clients.size >= limits.maxSockets) return refuse(stream, '503 Service Unavailable')
    sockets.handleUpgrade(upgrade, stream, head, (socket) => {
      // `ws` closes the socket itself after an error, a frame over the limit for one; unheard, it would end the process.
      socket.on('error', () => socket.terminate())
      dropWhenSilent(socket)
      handler(socket, upgrade)
    })
  }

  server.on('upgrade', accept)
  return () => {
    server.off('upgrade', accept)
    for (const socket of sockets.clients) socket.terminate()
  }
}

function refuse(stream: Duplex, status: string): void {
  stream.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`)
}

/** A laptop that was shut never says goodbye: whoever has not answered the last ping by the next one is gone. */
function dropWhenSilent(socket: WebSocket): void {
  let answered = true
  socket.on('pong', () => {
    answered = true
  })
  const timer = setInterval(() => {
    if (!answered) return socket.terminate()
    answered = false
    socket.ping()
  }, limits.socketHeartbeatMs)
  socket.on('close', () => clearInterval(timer))
}
