import {ClientError, type SanityClient} from '@sanity/client'
import {z} from 'zod'

import {refreshStates} from '../../lib/refreshState.ts'

const reference = z.object({_ref: z.string()})
const missing = <Schema extends z.ZodType>(schema: Schema) =>
  schema.nullish().transform((value) => value ?? null)

const refreshSchema = z.object({
  _id: z.string(),
  _rev: z.string(),
  roundup: reference,
  year: z.number(),
  edition: missing(reference),
  owner: missing(reference),
  frameworks: missing(z.array(reference)),
  state: z.enum(refreshStates),
  goLive: missing(z.object({date: z.string(), time: z.string(), timeZone: z.string(), at: z.string()})),
  checked: missing(
    z.object({
      at: z.string(),
      draftRevision: missing(z.string()),
      blockers: missing(z.array(z.string())),
    }),
  ),
  run: missing(
    z.object({
      holder: z.string(),
      leaseUntil: missing(z.string()),
      attempt: z.number(),
      retryAt: missing(z.string()),
      transactionId: z.string(),
      startedAt: z.string(),
      publishedAt: missing(z.string()),
    }),
  ),
})

/** A refresh as the lake keeps it, checked. Moments are ISO 8601 in UTC. */
export type RefreshDocument = z.infer<typeof refreshSchema>

/** Reads a refresh, or null when there is none. Throws when the document is malformed. */
export async function readRefresh(client: SanityClient, refreshId: string): Promise<RefreshDocument | null> {
  const document = await client.getDocument(refreshId)
  return document ? refreshSchema.parse(document) : null
}

/** Reads every refresh that matches a GROQ condition, the earliest go-live first. */
export async function readRefreshes(
  client: SanityClient,
  condition: string,
  params: Record<string, unknown> = {},
): Promise<RefreshDocument[]> {
  const query = `*[_type == "refresh" && (${condition})] | order(goLive.at asc)`
  return z.array(refreshSchema).parse(await client.fetch(query, params, {perspective: 'raw'}))
}

/** One line for a refresh's log, with a key of its own. */
export function logLine(event: string, message: string, by: string, at: string) {
  return {_type: 'refreshEvent', _key: crypto.randomUUID().slice(0, 12), at, event, message, by}
}

/** Whether a write was refused because a document had moved on, or was there already: somebody else was first. */
export function isConflict(error: unknown): boolean {
  return error instanceof ClientError && error.statusCode === 409
}
