import {randomUUID} from 'node:crypto'

import {Hono, type Context} from 'hono'
import {z} from 'zod'

import {authorize} from '../auth/roles.ts'
import {readJson} from '../http/body.ts'
import type {LakeEnv} from '../http/env.ts'
import {badRequest, notFound, projectError} from '../http/errors.ts'
import {limits} from '../limits.ts'
import {check} from '../mutations/decode.ts'
import {checkId} from '../mutations/ids.ts'
import {executeSchedule, transactionIdOf} from '../schedules/execute.ts'
import {openScheduleTable, type Schedule} from '../schedules/scheduleTable.ts'
import {publishedIdOf} from '../store/publishedId.ts'

const moment = z.iso.datetime({offset: true}).transform((text) => new Date(text).toISOString())
const text = z.string().max(limits.maxScheduleTextLength)
const documents = z
  .array(z.object({documentId: z.string(), documentType: z.string().optional()}))
  .min(1)
  .max(limits.maxDocumentsPerSchedule)
const creation = z.object({
  documents,
  executeAt: moment,
  name: text,
  description: text.default(''),
  action: z.enum(['publish', 'unpublish']).default('publish'),
})
const change = creation
  .extend({
    description: text,
    action: z.enum(['publish', 'unpublish']),
    state: z.enum(['scheduled', 'cancelled']),
  })
  .partial()
const listing = z.object({
  documentIds: z.string().optional(),
  state: z.enum(['scheduled', 'succeeded', 'cancelled']).optional(),
  limit: z.coerce.number().int().min(1).optional(),
})

/** `/schedules/:projectId/:dataset`: the older Scheduling API, which the Studio still knows. https://www.sanity.io/docs/scheduling-api */
export function scheduleRoutes(): Hono<LakeEnv> {
  return new Hono<LakeEnv>()
    .get('/schedules/:projectId/:dataset', (context) => {
      authorize(context, 'readProject')
      const {documentIds, state = null, limit} = check(listing, context.req.query())
      const schedules = tableOf(context).list({
        state,
        documentIds: documentIds?.split(',') ?? null,
        limit: Math.min(limit ?? limits.maxListedSchedules, limits.maxListedSchedules),
      })
      return context.json({schedules: schedules.map((schedule) => answer(context, schedule))})
    })
    .post('/schedules/:projectId/:dataset', async (context) => {
      authorize(context, 'act')
      const wish = check(creation, await readJson(context))
      checkDocuments(wish.documents)
      const schedule: Schedule = {
        ...wish,
        id: randomUUID(),
        state: 'scheduled',
        stateReason: '',
        author: context.get('identity').userId,
        createdAt: context.get('lake').clock.now().toISOString(),
      }
      const table = tableOf(context)
      if (table.waiting().length >= limits.maxOpenSchedules) {
        throw badRequest(`No more than ${limits.maxOpenSchedules} schedules can be waiting`)
      }
      table.put(schedule)
      return context.json(answer(context, schedule))
    })
    .get('/schedules/:projectId/:dataset/:id', (context) => {
      authorize(context, 'readProject')
      return context.json(answer(context, find(context)))
    })
    .patch('/schedules/:projectId/:dataset/:id', async (context) => {
      authorize(context, 'act')
      const wish = check(change, await readJson(context))
      if (wish.documents) checkDocuments(wish.documents)
      const schedule = {...requireWaiting(find(context)), ...wish}
      tableOf(context).put(schedule)
      return context.json(answer(context, schedule))
    })
    .delete('/schedules/:projectId/:dataset/:id', (context) => {
      authorize(context, 'act')
      tableOf(context).remove(find(context).id)
      return context.body(null, 204)
    })
    .post('/schedules/:projectId/:dataset/:id/publish', (context) => {
      authorize(context, 'act')
      const schedule = executeSchedule(context.get('lake'), requireWaiting(find(context)))
      if (schedule.state === 'cancelled') throw projectError(409, 'Conflict', schedule.stateReason)
      return context.json({transactionId: transactionIdOf(schedule)})
    })
}

function tableOf(context: Context<LakeEnv>) {
  return openScheduleTable(context.get('lake').database)
}

function find(context: Context<LakeEnv>): Schedule {
  const id = context.req.param('id') ?? ''
  const schedule = tableOf(context).get(id)
  if (!schedule) throw notFound(`Schedule "${id}" not found`)
  return schedule
}

function requireWaiting(schedule: Schedule): Schedule {
  if (schedule.state === 'scheduled') return schedule
  throw badRequest(`Schedule "${schedule.id}" is ${schedule.state} and cannot be changed any more`)
}

function checkDocuments(list: Schedule['documents']): void {
  for (const {documentId} of list) {
    if (publishedIdOf(checkId(documentId)) !== documentId)
      throw badRequest(`"${documentId}" is not the ID of a published document`)
  }
}

/** A schedule as the wire has it. */
function answer(context: Context<LakeEnv>, schedule: Schedule) {
  const {projectId, dataset} = context.get('lake').config
  return {...schedule, projectId, dataset}
}
