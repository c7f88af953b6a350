import {z} from 'zod'

import {badRequest} from '../http/errors.ts'
import type {QueryParams} from '../query/parse.ts'
import {showsPublishedByDefault} from '../query/perspective.ts'
import {readQueryParams} from '../query/queryParams.ts'
import type {EventContents} from './mutationEvents.ts'

/** What a listener asked for. */
export interface ListenRequest {
  query: string
  params: QueryParams
  contents: EventContents
  /** Whether drafts and versions count as well as published documents. */
  allVersions: boolean
  /** Whether the listener can make use of `welcomeback` and `reset`. */
  resumable: boolean
  /** The last event that the listener got on an earlier connection. */
  lastEventId?: string
}

const flag = z.enum(['true', 'false']).transform((value) => value === 'true')

const searchSchema = z.object({
  query: z.string(),
  includeResult: flag.default(false),
  includePreviousRevision: flag.default(false),
  includeMutations: flag.default(true),
  includeAllVersions: flag.optional(),
  enableResume: flag.default(false),
  effectFormat: z.literal('mendoza').optional(),
  // Events are told when queries see them already, so that all three are one; the event repeats what was asked for.
  visibility: z.enum(['query', 'transaction', 'sync']).default('query'),
  lastEventId: z.string().optional(),
})

/**
 * Reads a listener's wishes from the search parameters of its address.
 * @throws LakeError 400 naming the parameter that cannot be used
 */
export function readListenRequest(search: Record<string, string>, apiVersion: string): ListenRequest {
  const parsed = searchSchema.safeParse(search)
  if (!parsed.success) {
    throw badRequest(`Cannot use the parameter "${parsed.error.issues[0]?.path.join('.')}" of the listener`)
  }
  const wish = parsed.data
  return {
    query: wish.query,
    params: readQueryParams(search),
    contents: {
      result: wish.includeResult,
      previous: wish.includePreviousRevision,
      mutations: wish.includeMutations,
      effects: wish.effectFormat === 'mendoza',
      visibility: wish.visibility,
    },
    allVersions: wish.includeAllVersions ?? !showsPublishedByDefault(apiVersion),
    resumable: wish.enableResume,
    lastEventId: wish.lastEventId,
  }
}
