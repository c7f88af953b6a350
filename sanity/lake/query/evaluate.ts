import type {Identity} from '../http/env.ts'
import {LakeError} from '../http/errors.ts'
import type {Lake} from '../lake.ts'
import type {Explain} from './explain.ts'
import type {QueryAnswer} from './job.ts'
import type {QueryParams} from './parse.ts'
import type {Perspective} from './perspective.ts'
import type {Asker} from './pool.ts'
import type {ItemSelectors} from './sourceMap/sourcePath.ts'

export interface QueryRequest {
  query: string
  params?: QueryParams
  perspective: Perspective
  /** Who asks; without it the lake asks on its own behalf and sees everything. */
  identity?: Identity
  /** Asks for a source map, and how it names items of arrays. */
  sourceMap?: ItemSelectors | null
  explain?: Explain
}

/**
 * Answers a query from what is stored at this moment, in a process of its own: everything that was acknowledged before
 * is in it.
 * @param asker whose turn it takes, and whether they still wait
 * @throws LakeError 400 for a query that cannot be read, takes too long or says too much; 429 or 503 when too many wait
 */
export async function answerQuery(lake: Lake, request: QueryRequest, asker: Asker): Promise<QueryAnswer> {
  const {query, params = {}, perspective, identity, sourceMap = null, explain = 'false'} = request
  const job = {
    file: fileOf(lake),
    query,
    params,
    perspective,
    role: identity?.role ?? null,
    userId: identity?.userId ?? '',
    timestampMs: lake.clock.now().getTime(),
    projectId: lake.config.projectId,
    dataset: lake.config.dataset,
    sourceMap,
    explain,
  }
  const outcome = await lake.queries.run(job, asker)
  if (outcome.kind === 'answered') {
    if (outcome.answer.hasScanned) lake.scans.note(query, lake.clock.now())
    return outcome.answer
  }
  if (outcome.kind === 'refused') throw new LakeError(outcome.status, outcome.body, outcome.message)
  throw new Error(`A query failed: ${outcome.description}`)
}

/** As `answerQuery`, for the lake's own use of a result. */
export async function evaluateQuery(
  lake: Lake,
  request: QueryRequest,
  asker: Asker = {client: 'lake'},
): Promise<unknown> {
  const {json} = await answerQuery(lake, request, asker)
  return JSON.parse(Buffer.from(json).toString('utf8'))
}

function fileOf({database}: Lake): string {
  const file = database.location()
  if (file === null) throw new Error('Queries need a dataset that is kept in a file')
  return file
}
