import {GroqSyntaxError, parse} from 'groq-js'
import type {ExprNode} from 'groq-js'

import {LakeError} from '../http/errors.ts'
import {limits} from '../limits.ts'
import {LeastRecentlyUsed} from './leastRecentlyUsed.ts'
import {locateCall, locateMeaningFault, locateParameter, locateSyntaxFault} from './locate.ts'
import {spellOutFunctions} from './ownFunctions.ts'
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
  const tree = withoutOverflow(query, () =>
    spellOutFunctions(rewriteTextSearch(parseTree(query, params, mode))),
  )
  const unsupported = withoutOverflow(query, () => findUnsupported(tree))
  if (!unsupported) return tree
  const {description, parameter, namespace = '', name = ''} = unsupported
  const span = parameter ? locateParameter(query, parameter) : locateCall(query, namespace, name)
  throw new QueryParseError(description, query, span?.start, span?.end)
}

/**
 * Runs work on a query's tree that goes as deep as the tree does.
 * @throws QueryParseError when that is deeper than the stack
 */
export function withoutOverflow<Result>(query: string, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    if (error instanceof RangeError) throw new QueryParseError('The query is nested too deeply', query)
    throw error
  }
}

function parseTree(query: string, params: QueryParams, mode: 'normal' | 'delta'): ExprNode {
  if (query.length > limits.maxQueryLength) {
    throw new QueryParseError(
      `The query is longer than ${limits.maxQueryLength} characters`,
      query.slice(0, 100),
    )
  }
  const parseText = (text: string): ExprNode => {
    refuseOpenEscape(text, query)
    // The parser needs a line break at the end of a comment.
    return parse(`${text}\n`, {params, mode})
  }
  try {
    return parseText(query)
  } catch (error) {
    if (error instanceof QueryParseError) throw error
    if (error instanceof RangeError || !(error instanceof Error)) throw error
    const {description, start, end} =
      error instanceof GroqSyntaxError
        ? locateSyntaxFault(query, error.position, error.message.replace(syntaxErrorPrefix, ''))
        : locateMeaningFault(query, plainly(error.message), (text) => messageOf(() => parseText(text)))
    throw new QueryParseError(description, query, start, end)
  }
}

const syntaxErrorPrefix = /^Syntax error in GROQ query at position \d+(?:: )?/

/** What the parser says when it trips over its own feet, for people. */
function plainly(message: string): string {
  return message.startsWith('Unknown handler') ? 'Paths in parentheses cannot stand here' : message
}

function messageOf(attempt: () => unknown): string | null {
  try {
    attempt()
    return null
  } catch (error) {
    return error instanceof Error ? plainly(error.message) : null
  }
}

/** An escape like `\u{1f600` without its end sends the parser back to the start of the query, again and again. */
function refuseOpenEscape(text: string, query: string): void {
  for (const {index} of text.matchAll(/\\u\{(?![0-9a-f]+\})/gi)) {
    throw new QueryParseError('This escape is not of the form \\u{1f600}', query, index, index + 3)
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
