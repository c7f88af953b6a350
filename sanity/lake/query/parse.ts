import {GroqSyntaxError, parse} from 'groq-js'
import type {ExprNode} from 'groq-js'

import {LakeError} from '../http/errors.ts'
import {limits} from '../limits.ts'
import {LeastRecentlyUsed} from './leastRecentlyUsed.ts'
import {planQuery} from './plan.ts'
import type {QueryPlan} from './plan.ts'
import {rewriteTextSearch} from './textSearch.ts'
import {findUnsupported} from './unsupported.ts'

export type QueryParams = Record<string, unknown>

/** A query that cannot be read: 400. `start` and `end` are offsets into the query, in UTF-16 code units. */
export class QueryParseError extends LakeError {
  constructor(description: string, query: string, start = 0, end = query.length) {
    super(400, {error: {type: 'queryParseError', description, query, start, end}}, description)
    this.name = 'QueryParseError'
  }
}

/**
 * Parses a query into a tree that the evaluator can run in full. Parameters become constants of the tree: slices such
 * as `[0...$limit]` are only legal with constants, and the planner can use them.
 * @param mode `delta` for the filters and projections of webhooks, which may use `before()`, `after()` and `delta::`
 * @throws QueryParseError
 */
export function parseQuery(
  query: string,
  params: QueryParams,
  mode: 'normal' | 'delta' = 'normal',
): ExprNode {
  const tree = rewriteTextSearch(parseTree(query, params, mode))
  const unsupported = findUnsupported(tree)
  if (unsupported) throw new QueryParseError(unsupported, query)
  return tree
}

function parseTree(query: string, params: QueryParams, mode: 'normal' | 'delta'): ExprNode {
  if (query.length > limits.maxQueryLength) {
    throw new QueryParseError(
      `The query is longer than ${limits.maxQueryLength} characters`,
      query.slice(0, 100),
    )
  }
  try {
    return parse(query, {params, mode})
  } catch (error) {
    if (error instanceof GroqSyntaxError) {
      throw new QueryParseError(error.message, query, error.position, Math.max(error.position, query.length))
    }
    if (error instanceof RangeError) throw new QueryParseError('The query is nested too deeply', query)
    if (error instanceof Error) throw new QueryParseError(error.message, query)
    throw error
  }
}

const plans = new LeastRecentlyUsed<string, QueryPlan>(limits.maxCachedPlans)

/**
 * The plan of a query, from the cache when the same query came with the same parameters before.
 * @throws QueryParseError
 */
export function planOf(query: string, params: QueryParams): QueryPlan {
  const key = `${query}\u0000${JSON.stringify(params)}`
  const known = plans.get(key)
  if (known) return known
  const plan = planQuery(parseQuery(query, params))
  if (key.length <= limits.maxCachedPlanLength) plans.set(key, plan)
  return plan
}
