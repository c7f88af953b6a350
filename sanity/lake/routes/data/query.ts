import {Hono} from 'hono'
import type {Context} from 'hono'
import {z} from 'zod'

import {answerGroupsQuery} from '../../auth/systemGroups.ts'
import {readJson} from '../../http/body.ts'
import type {LakeEnv} from '../../http/env.ts'
import {badRequest, urlTooLong} from '../../http/errors.ts'
import {limits} from '../../limits.ts'
import {answerQuery} from '../../query/evaluate.ts'
import type {QueryParams} from '../../query/parse.ts'
import {readQueryOptions} from '../../query/queryOptions.ts'
import {readQueryParams} from '../../query/queryParams.ts'

const bodySchema = z.object({query: z.string(), params: z.record(z.string(), z.unknown()).default({})})

/** `GET` and `POST /data/query/:dataset`: the answer to a GROQ query in a perspective. */
export function queryRoutes(): Hono<LakeEnv> {
  return new Hono<LakeEnv>()
    .get('/data/query/:dataset', (context) => {
      if (context.req.url.length > limits.maxQueryUrlLength) throw urlTooLong(limits.maxQueryUrlLength)
      const query = context.req.query('query')
      if (query === undefined) throw badRequest('The parameter "query" is missing')
      return answer(context, query, readQueryParams(context.req.query()))
    })
    .post('/data/query/:dataset', async (context) => {
      const body = bodySchema.safeParse(await readJson(context, limits.maxQueryBodyBytes))
      if (!body.success) throw badRequest('The body of a query is {"query": "…", "params": {…}}')
      return answer(context, body.data.query, body.data.params)
    })
}

async function answer(context: Context<LakeEnv>, query: string, params: QueryParams): Promise<Response> {
  const lake = context.get('lake')
  const {searchParams} = new URL(context.req.url)
  const {returnQuery, ...options} = readQueryOptions(searchParams, context.get('apiVersion'))
  const started = lake.clock.now().getTime()
  const asker = {client: clientOf(context), signal: context.req.raw.signal}
  const question = {query, params, identity: context.get('identity'), ...options}
  const groups = answerGroupsQuery(context.get('project'), query, context.get('identity').role)
  const {json, sourceMapJson, syncTags, explanation} = groups
    ? {json: Buffer.from(JSON.stringify(groups)), sourceMapJson: null, syncTags: [], explanation: null}
    : await answerQuery(lake, question, asker)
  const ms = lake.clock.now().getTime() - started

  const rest = {...(returnQuery && {query}), ...(explanation !== null && {explain: explanation}), ms}
  if (options.explain === 'only') return context.json(rest)
  context.header('content-type', 'application/json; charset=utf-8')
  const tail = Buffer.from(`,${JSON.stringify({syncTags, ...rest}).slice(1)}`)
  const sources = sourceMapJson ? [sourceMapHead, sourceMapJson] : []
  return context.body(Buffer.concat([resultHead, json, ...sources, tail]))
}

const resultHead = Buffer.from('{"result":')
const sourceMapHead = Buffer.from(',"resultSourceMap":')

/** Whoever should not crowd out others: the user of a token, or an address. */
function clientOf(context: Context<LakeEnv>): string {
  const {userId} = context.get('identity')
  return userId || `address ${context.env.incoming.socket.remoteAddress}`
}
