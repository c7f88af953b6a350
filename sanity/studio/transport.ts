import type {ClientConfig} from '@sanity/client'

import {isCommit, sendUntilHeard} from './commits.ts'
import {createStreamSocket} from './streamSocket.ts'

type ResolveFetch = NonNullable<ClientConfig['resolveFetch']>
type FetchFunction = ReturnType<ResolveFetch>

/**
 * The `resolveFetch` of a Studio client that talks to the local lake: event streams share one WebSocket, what an editor
 * typed is sent until it is heard, everything else is an ordinary `fetch`.
 *
 * Over plain HTTP/1.1 a browser opens six connections to one host, counted over all tabs, and a document pane
 * alone holds more event streams than that: without this every later request waits for ever. WebSockets have
 * their own, far higher limit. Not needed where HTTP/2 is spoken, as at the hosted lake.
 *
 * Call it once per address and keep the result: the client shares streams between callers by its identity.
 *
 * @param apiHost - the lake's address, such as `http://localhost:3333`
 */
export function streamTransport(apiHost: string): ResolveFetch {
  const base = apiHost.replace(/\/+$/, '')
  const streams = createStreamSocket(`${base.replace(/^http/, 'ws')}/v1/event-streams`)
  const transport: FetchFunction = (input, init) => {
    const headers = new Headers(init?.headers)
    if (!input.startsWith(`${base}/`)) return fetch(input, init)
    if (isCommit(input)) return sendUntilHeard(() => fetch(input, init), init?.signal)
    if (headers.get('accept') !== 'text/event-stream') return fetch(input, init)
    return streams.open(input.slice(base.length), headers, init?.signal)
  }
  return () => transport
}
