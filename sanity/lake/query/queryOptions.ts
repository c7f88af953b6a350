import {z} from 'zod'

import {badRequest} from '../http/errors.ts'
import type {Explain} from './explain.ts'
import {parsePerspective} from './perspective.ts'
import type {Perspective} from './perspective.ts'
import {requestedSourceMap} from './sourceMap/requestedSourceMap.ts'
import type {ItemSelectors} from './sourceMap/sourcePath.ts'

/** How a query is to be answered, beside its text and its parameters. */
export interface QueryOptions {
  perspective: Perspective
  /** How the source map of the answer names items of arrays; null for no source map. */
  sourceMap: ItemSelectors | null
  /** Whether the answer repeats the query. */
  returnQuery: boolean
  explain: Explain
}

const flag = z.enum(['true', 'false']).transform((value) => value === 'true')

/** What else a client may say. Nothing here is cached or billed, so that it is checked and makes no difference. */
const schema = z.object({
  returnQuery: flag.default(true),
  explain: z.enum(['true', 'false', 'only']).default('false'),
  cacheMode: z.enum(['noStale']).optional(),
  lastLiveEventId: z.string().optional(),
  tag: z
    .string()
    .regex(/^[a-z0-9._-]{1,75}$/i)
    .optional(),
})

/**
 * Reads the options of a query from the search of its address; `perspective` may be one list or repeated.
 * @throws LakeError 400 naming the parameter that cannot be used
 */
export function readQueryOptions(search: URLSearchParams, apiVersion: string): QueryOptions {
  const parsed = schema.safeParse(Object.fromEntries(search))
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0])
    throw badRequest(`Cannot use the value "${search.get(name)?.slice(0, 100)}" of the parameter "${name}"`)
  }
  const layers = [...search.getAll('perspective'), ...search.getAll('perspective[]')]
  return {
    perspective: parsePerspective(layers.length > 0 ? layers.join(',') : undefined, apiVersion),
    sourceMap: requestedSourceMap(search.get('resultSourceMap') ?? undefined, apiVersion),
    returnQuery: parsed.data.returnQuery,
    explain: parsed.data.explain,
  }
}
