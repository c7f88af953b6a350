import {Hono} from 'hono'

import {authorize} from '../../auth/roles.ts'
import {startLiveListener} from '../../events/liveListener.ts'
import {endOfAccess} from '../../http/access.ts'
import type {LakeEnv} from '../../http/env.ts'
import {badRequest, dataError} from '../../http/errors.ts'
import {eventStreamResponse} from '../../http/eventStream.ts'
import {limits} from '../../limits.ts'

/** The API version from which there are live events. */
const availableFrom = '2021-03-25'

/**
 * `GET /data/live/events/:dataset`: server-sent events that name the sync tags of answers which are out of date. With
 * `includeDrafts=true` changes of drafts and versions count too, which needs a token.
 */
export function liveRoutes(): Hono<LakeEnv> {
  let listeners = 0

  return new Hono<LakeEnv>().get('/data/live/events/:dataset', (context) => {
    if (context.get('apiVersion') < availableFrom)
      throw badRequest(`Live events need API version ${availableFrom} or later`)
    const wish = context.req.query('includeDrafts') ?? 'false'
    if (wish !== 'true' && wish !== 'false') throw badRequest('"includeDrafts" is true or false')
    const includeDrafts = wish === 'true'
    authorize(context, includeDrafts ? 'readUnpublished' : 'readPublished')
    if (listeners >= limits.maxListeners) {
      throw dataError(
        429,
        'tooManyListenersError',
        `More than ${limits.maxListeners} listeners are open: close some`,
      )
    }
    const lastEventId = context.req.header('last-event-id') ?? context.req.query('lastEventId')
    return eventStreamResponse(endOfAccess(context), (stream) => {
      listeners += 1
      stream.closed.addEventListener('abort', () => (listeners -= 1), {once: true})
      startLiveListener(context.get('lake'), {includeDrafts, lastEventId}, stream)
    })
  })
}
