import {Hono} from 'hono'

import type {Audience} from '../../events/audience.ts'
import {audienceOf} from '../../events/audience.ts'
import {startListener} from '../../events/listener.ts'
import {readListenRequest} from '../../events/listenRequest.ts'
import {endOfAccess} from '../../http/access.ts'
import type {LakeEnv} from '../../http/env.ts'
import {dataError} from '../../http/errors.ts'
import {eventStreamResponse, SlowReaderError} from '../../http/eventStream.ts'
import {limits} from '../../limits.ts'
import {QueryParseError} from '../../query/parse.ts'

/** `GET /data/listen/:dataset`: server-sent events about the documents that a query selects. */
export function listenRoutes(): Hono<LakeEnv> {
  let listeners = 0

  return new Hono<LakeEnv>().get('/data/listen/:dataset', (context) => {
    const lake = context.get('lake')
    const {role} = context.get('identity')
    const {incoming} = context.env
    const request = readListenRequest(context.req.query(), context.get('apiVersion'))
    const lastEventId = context.req.header('last-event-id') ?? request.lastEventId
    if (listeners >= limits.maxListeners) {
      throw dataError(
        429,
        'tooManyListenersError',
        `More than ${limits.maxListeners} listeners are open: close some`,
      )
    }

    const audience = audienceOrError({...request, role})
    if (audience instanceof QueryParseError) return channelError(lake.closing, audience)

    return eventStreamResponse(endOfAccess(context), (stream) => {
      listeners += 1
      const end = () => {
        listeners -= 1
        // Who reads nothing would hold a connection for ever; on a WebSocket it is shared with other streams.
        const isSlow = stream.closed.reason instanceof SlowReaderError
        if (isSlow && !incoming.headers.upgrade) incoming.socket.destroy()
      }
      stream.closed.addEventListener('abort', end, {once: true})
      startListener(lake, {...request, lastEventId}, audience, stream)
    })
  })
}

function audienceOrError(wish: Parameters<typeof audienceOf>[0]): Audience | QueryParseError {
  try {
    return audienceOf(wish)
  } catch (error) {
    if (error instanceof QueryParseError) return error
    throw error
  }
}

/** A bad query reaches the client inside the stream: an event source cannot read the body of a failed request. */
function channelError(closing: AbortSignal, {message, body}: QueryParseError): Response {
  return eventStreamResponse(closing, (stream) => {
    stream.send({event: 'channelError', data: {message, ...body}})
    stream.close()
  })
}
