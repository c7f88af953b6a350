import {Hono} from 'hono'
import {z} from 'zod'

import {authorize} from '../../auth/roles.ts'
import {releaseEvents} from '../../history/releaseEvents.ts'
import {openReleaseHistory} from '../../history/releaseHistory.ts'
import type {LakeEnv} from '../../http/env.ts'
import {limits} from '../../limits.ts'
import {check} from '../../mutations/decode.ts'

const page = z.object({
  limit: z.coerce.number().int().min(1).default(limits.maxHistoryEntries),
  nextCursor: z.coerce.number().int().min(0).optional(),
})

/** `GET /data/history/:dataset/events/releases/:name`: the steps of a release's life, the newest first. */
export function releaseEventsRoutes(): Hono<LakeEnv> {
  return new Hono<LakeEnv>().get('/data/history/:dataset/events/releases/:name', (context) => {
    authorize(context, 'readHistory')
    const lake = context.get('lake')
    const name = context.req.param('name')
    const wish = check(page, context.req.query())
    const pageSize = Math.min(wish.limit, limits.maxHistoryEntries)
    const newest = wish.nextCursor ?? lake.log.lastSequence()
    const sequences = openReleaseHistory(lake.database).turningPoints(name, newest, pageSize + 1)
    const events = sequences.slice(0, pageSize).flatMap((sequence) => {
      const transaction = lake.log.bySequence(sequence)
      return transaction ? releaseEvents(transaction, name) : []
    })
    return context.json({events, nextCursor: sequences[pageSize]?.toString() ?? ''})
  })
}
