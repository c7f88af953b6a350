import {Hono} from 'hono'
import type {Context} from 'hono'
import {z} from 'zod'

import {readJson} from '../../http/body.ts'
import type {LakeEnv} from '../../http/env.ts'
import {badRequest, dataError} from '../../http/errors.ts'
import {limits} from '../../limits.ts'
import {evaluateQuery} from '../../query/evaluate.ts'
import type {QueryParams} from '../../query/parse.ts'
import {parsePerspective} from '../../query/perspective.ts'
import {readQueryParams} from '../../query/queryParams.ts'

const bodySchema = z.object({query: z.string(), params: z.record(z.string(), z.unknown()).default({})})

/** `GET` and `POST /data/query/:dataset`: the answer to a GROQ query in a perspective. */
export function queryRoutes(): Hono<LakeEnv> {
  return new Hono<LakeEnv>()
    .get('/data/query/:dataset', (context) => {
      const query = context.req.query('query')
      if (query === undefined) throw badRequest('The parameter "query" is missing')
      return answer(context, query, readQueryParams(context.req.query()))
    })
    .post('/data/query/:dataset', async (context) => {
      const body = bodySchema.safeParse(await readJson(context))
      if (!body.success) throw badRequest('The body of a query is {"query": "…", "params": {…}}')
      return answer(context, body.data.query, body.data.params)
    })
}

async function answer(context: Context<LakeEnv>, query: string, params: QueryParams): Promise<Response> {
  const lake = context.get('lake')
  const perspective = parsePerspective(context.req.query('perspective'), context.get('apiVersion'))
  const started = lake.clock.now().getTime()
  const result = await evaluateQuery(lake, {query, params, perspective, identity: context.get('identity')})
  const json = toJson(result)
  const ms = lake.clock.now().getTime() - started

  const rest = {
    ...(context.req.query('returnQuery') !== 'false' && {query}),
    syncTags: [`s1:${lake.config.dataset}`],
    ms,
  }
  context.header('content-type', 'application/json; charset=utf-8')
  return context.body(`{"result":${json},${JSON.stringify(rest).slice(1)}`)
}

function toJson(result: unknown): string {
  const tooLarge = dataError(
    400,
    'queryResultTooLargeError',
    `The result is larger than ${limits.maxAnswerLength} characters: ask for less at a time`,
  )
  try {
    const json = JSON.stringify(result ?? null)
    if (json.length > limits.maxAnswerLength) throw tooLarge
    return json
  } catch (error) {
    // What does not fit into a string at all.
    throw error instanceof RangeError ? tooLarge : error
  }
}
