import {once} from 'node:events'

import {WebSocket} from 'ws'

/** A WebSocket whose JSON messages can be waited for, in the order they came. */
export interface TestSocket {
  send(message: object | string): void
  /** The next message, not yet taken, that fits; waits until it comes. */
  next(fits: (message: Record<string, unknown>) => boolean): Promise<Record<string, unknown>>
  /** Messages that came and were not taken. */
  waiting: Record<string, unknown>[]
  /** Resolves with the close code. */
  closed: Promise<number>
  close(): void
}

/** Opens a socket as a page of `origin` would. Rejects with the HTTP status when it is refused. */
export async function openTestSocket(url: string, origin?: string): Promise<TestSocket> {
  const socket = new WebSocket(url.replace(/^http/, 'ws'), origin === undefined ? {} : {origin})
  const waiting: Record<string, unknown>[] = []
  const takers = new Set<() => void>()
  socket.on('message', (data) => {
    waiting.push(JSON.parse(String(data)))
    for (const take of takers) take()
  })
  const closed = new Promise<number>((resolve) => socket.on('close', resolve))
  await once(socket, 'open')
  return {
    waiting,
    closed,
    close: () => socket.close(),
    send: (message) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    next: (fits) =>
      new Promise((resolve) => {
        const take = () => {
          const index = waiting.findIndex(fits)
          if (index === -1) return
          takers.delete(take)
          resolve(waiting.splice(index, 1)[0] ?? {})
        }
        takers.add(take)
        take()
      }),
  }
}
