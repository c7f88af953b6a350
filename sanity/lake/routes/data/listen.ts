import {Hono} from 'hono'

import {mayReadDocument} from '../../auth/roles.ts'
import {startListener} from '../../events/listener.ts'
import {readListenRequest} from '../../events/listenRequest.ts'
import type {LakeEnv} from '../../http/env.ts'
import {dataError} from '../../http/errors.ts'
import {eventStreamResponse} from '../../http/eventStream.ts'
import {limits} from '../../limits.ts'
import {compileFilter} from '../../query/filter.ts'
import type {DocumentFilter} from '../../query/filter.ts'
import {QueryParseError} from '../../query/parse.ts'
import {layerOf} from '../../query/perspective.ts'

/** `GET /data/listen/:dataset`: server-sent events about the documents that a query selects. */
export function listenRoutes(): Hono<LakeEnv> {
  let listeners = 0

  return new Hono<LakeEnv>().get('/data/listen/:dataset', (context) => {
    const lake = context.get('lake')
    const {role} = context.get('identity')
    const request = readListenRequest(context.req.query(), context.get('apiVersion'))
    const lastEventId = context.req.header('last-event-id') ?? request.lastEventId
    if (listeners >= limits.maxListeners) {
      throw dataError(
        429,
        'tooManyListenersError',
        `More than ${limits.maxListeners} listeners are open: close some`,
      )
    }

    const selects = compileOrExplain(request.query, request.params)
    if (selects instanceof QueryParseError) return channelError(lake.closing, selects)
    const mayHear: DocumentFilter = (document) =>
      document !== null &&
      mayReadDocument(role, document._id) &&
      (request.allVersions || layerOf(document._id) === null) &&
      selects(document)

    return eventStreamResponse(lake.closing, (stream) => {
      listeners += 1
      stream.closed.addEventListener('abort', () => (listeners -= 1), {once: true})
      startListener(lake, {...request, lastEventId}, mayHear, stream)
    })
  })
}

function compileOrExplain(query: string, params: Record<string, unknown>): DocumentFilter | QueryParseError {
  try {
    return compileFilter(query, params)
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
