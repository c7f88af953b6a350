import {Hono} from 'hono'
import type {Context} from 'hono'
import {z} from 'zod'

import {authorize} from '../../auth/roles.ts'
import {documentEvent} from '../../history/documentEvents.ts'
import {openReleaseHistory} from '../../history/releaseHistory.ts'
import {openRevisions} from '../../history/revisions.ts'
import {scheduleEvents} from '../../history/scheduleEvents.ts'
import {transactionEntry} from '../../history/transactionEntry.ts'
import type {LakeEnv} from '../../http/env.ts'
import {badRequest} from '../../http/errors.ts'
import type {Lake} from '../../lake.ts'
import {limits} from '../../limits.ts'
import type {LakeDocument} from '../../store/documentTypes.ts'
import {publishedIdOf} from '../../store/publishedId.ts'

const flag = z
  .enum(['true', 'false'])
  .default('false')
  .transform((value) => value === 'true')
const limit = z.coerce.number().int().min(1).default(limits.defaultHistoryEntries)
const isoMoment = z.string().refine((text) => !Number.isNaN(Date.parse(text)))

const transactionsSchema = z.object({
  excludeContent: flag,
  excludeMutations: flag,
  includeIdentifiedDocumentsOnly: flag,
  effectFormat: z.literal('mendoza').optional(),
  reverse: flag,
  limit,
  fromTransaction: z.string().optional(),
  toTransaction: z.string().optional(),
  fromTime: isoMoment.optional(),
  toTime: isoMoment.optional(),
  authors: z.string().optional(),
})
const documentsSchema = z.object({
  revision: z.string().optional(),
  time: isoMoment.optional(),
  lastRevision: flag,
})
const eventsSchema = z.object({limit, nextCursor: z.coerce.number().int().min(0).optional()})

/** `GET /data/history/:dataset/…`: transactions that touched documents, documents as they were, steps of their lives. */
export function historyRoutes(): Hono<LakeEnv> {
  return new Hono<LakeEnv>()
    .use('/data/history/*', async (context, next) => {
      authorize(context, 'readHistory')
      await next()
    })
    .get('/data/history/:dataset/transactions', (context) => transactions(context, null))
    .get('/data/history/:dataset/transactions/:ids', (context) =>
      transactions(context, readIds(context.req.param('ids'))),
    )
    .get('/data/history/:dataset/documents/:ids', (context) => {
      const lake = context.get('lake')
      const ids = readIds(context.req.param('ids'))
      const {revision, time, lastRevision} = decode(documentsSchema, context.req.query())
      if ([revision, time, lastRevision || undefined].filter((given) => given !== undefined).length > 1) {
        throw badRequest('Give only one of "revision", "time" and "lastRevision"')
      }
      const revisions = openRevisions(lake.database)
      const moment =
        time === undefined ? lake.log.lastSequence() : revisions.sequenceAt(new Date(time).toISOString())
      const sequence = revision === undefined ? moment : (lake.log.byTransactionId(revision)?.sequence ?? 0)
      const documents = ids
        .map((id) => (lastRevision ? lastRevisionOf(lake, id) : revisions.at(id, sequence)))
        .filter((document) => document !== null)
      const found = new Set(documents.map(({_id}) => _id))
      const omitted = ids.filter((id) => !found.has(id)).map((id) => ({id, reason: 'existence'}))
      return context.json({documents, omitted})
    })
    .get('/data/history/:dataset/events/documents/:id', (context) => {
      const lake = context.get('lake')
      const documentId = context.req.param('id')
      const wish = decode(eventsSchema, context.req.query())
      const revisions = openRevisions(lake.database)
      const publishedId = publishedIdOf(documentId)
      const pageSize = Math.min(wish.limit, limits.maxHistoryEntries)
      const variantIds = [documentId, `drafts.${publishedId}`, ...revisions.versionIds(publishedId)]
      const newest = wish.nextCursor ?? lake.log.lastSequence()
      const scheduled = scheduleEvents(lake, documentId, newest, pageSize + 1)
      const turns = revisions.turningPoints(publishedId, variantIds, newest, pageSize + 1)
      const sequences = [...new Set([...turns, ...scheduled.keys()])].toSorted((a, b) => b - a)
      const events = transactionsAt(lake, sequences.slice(0, pageSize))
        .map(
          (entry) =>
            scheduled.get(entry.sequence) ??
            documentEvent(entry, documentId, (id) => revisions.at(id, entry.sequence) !== null),
        )
        .filter((event) => event !== null)
      const nextCursor = sequences[pageSize]
      return context.json({events: {[documentId]: events}, nextCursor: nextCursor?.toString() ?? ''})
    })
}

/** A version that went with its release ends in the revision that published it, as the Studio expects when it reverts. */
function lastRevisionOf(lake: Lake, documentId: string): LakeDocument | null {
  const document = openRevisions(lake.database).last(documentId)
  const publication = openReleaseHistory(lake.database).publicationOf(documentId)
  return document && publication ? {...document, _rev: publication} : document
}

/** Transactions that touched some documents or, without ids, any. Bounds are included, as the Studio's paging needs. */
function transactions(context: Context<LakeEnv>, ids: string[] | null): Response {
  const lake = context.get('lake')
  const wish = decode(transactionsSchema, context.req.query())
  const revisions = openRevisions(lake.database)
  const {fromTransaction, toTransaction, fromTime, toTime} = wish
  const sequences = revisions.touching(ids, {
    from: Math.max(
      fromTransaction ? sequenceOf(lake, fromTransaction) : 0,
      // Times are kept to the millisecond: what came later than the one before came at this one or after it.
      fromTime ? revisions.sequenceAt(new Date(Date.parse(fromTime) - 1).toISOString()) + 1 : 0,
    ),
    to: Math.min(
      toTransaction ? sequenceOf(lake, toTransaction) : lake.log.lastSequence(),
      toTime ? revisions.sequenceAt(new Date(toTime).toISOString()) : lake.log.lastSequence(),
    ),
    authors: wish.authors ? wish.authors.split(',') : null,
    newestFirst: wish.reverse,
    limit: Math.min(wish.limit, limits.maxHistoryEntries),
  })
  const contents = {
    documentIds: wish.includeIdentifiedDocumentsOnly && ids ? new Set(ids) : null,
    mutations: !wish.excludeMutations,
    content: !wish.excludeContent,
    effects: wish.effectFormat === 'mendoza',
  }
  // One at a time as the reader takes them: a thousand transactions with their content may be large.
  const waiting = sequences.values()
  const lines = new ReadableStream<string>({
    pull(controller) {
      const {value: sequence, done} = waiting.next()
      if (done) return controller.close()
      const transaction = lake.log.bySequence(sequence)
      if (transaction) controller.enqueue(`${JSON.stringify(transactionEntry(transaction, contents))}\n`)
    },
  })
  context.header('content-type', 'application/x-ndjson; charset=utf-8')
  return context.body(lines.pipeThrough(new TextEncoderStream()))
}

function readIds(list: string): string[] {
  const ids = [...new Set(list.split(','))].filter((id) => id !== '')
  if (ids.length === 0 || ids.length > limits.maxDocumentsPerRead) {
    throw badRequest(`Ask for the history of 1 to ${limits.maxDocumentsPerRead} documents at a time`)
  }
  return ids
}

function decode<Schema extends z.ZodType>(schema: Schema, search: Record<string, string>): z.output<Schema> {
  const parsed = schema.safeParse(search)
  if (parsed.success) return parsed.data
  throw badRequest(`Cannot use the parameter "${parsed.error.issues[0]?.path.join('.')}"`)
}

function sequenceOf(lake: Lake, transactionId: string): number {
  const transaction = lake.log.byTransactionId(transactionId)
  if (!transaction) throw badRequest(`No transaction "${transactionId}" in the history`)
  return transaction.sequence
}

function transactionsAt(lake: Lake, sequences: number[]) {
  return sequences
    .map((sequence) => lake.log.bySequence(sequence))
    .filter((transaction) => transaction !== null)
}
