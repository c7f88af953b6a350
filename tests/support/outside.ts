import {createServer, type IncomingMessage, type ServerResponse} from 'node:http'
import type {AddressInfo} from 'node:net'

import {type Guard, publicOnly} from '../../sanity/watch/guardedRequest.ts'

/** A server that stands for the web outside, under any number of names that end in `.test`. */
export interface Outside {
  port: number
  /** What was asked for, as `host path`, and when. */
  asked: {what: string; userAgent: string | undefined; atMs: number}[]
  /** The address of a path at one of its names: `urlOf('docs.test', '/page')`. */
  urlOf(host: string, path: string): string
  /** Lets this server be asked, and nothing else that is not public. */
  guard: Guard
  close(): Promise<void>
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>

export async function startOutside(answer: Answer): Promise<Outside> {
  const asked: Outside['asked'] = []
  const server = createServer((request, response) => {
    const {host = '', 'user-agent': userAgent} = request.headers
    asked.push({what: `${host.split(':')[0]} ${request.url}`, userAgent, atMs: performance.now()})
    void answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const {port} = boundTo(server.address())
  return {
    port,
    asked,
    urlOf: (host, path) => `http://${host}:${port}${path}`,
    guard: {
      resolve: async (hostname) =>
        hostname.endsWith('.test') ? ['127.0.0.1'] : publicOnly.resolve(hostname),
      allows: (address, to) => (address === '127.0.0.1' && to === port) || publicOnly.allows(address, to),
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function boundTo(address: AddressInfo | string | null): AddressInfo {
  if (typeof address === 'object' && address !== null) return address
  throw new Error('The server has no port.')
}
