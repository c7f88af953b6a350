import {evaluate, evaluateSync} from 'groq-js'

import {mayReadDocument} from '../auth/roles.ts'
import type {Identity} from '../http/env.ts'
import type {Lake} from '../lake.ts'
import {withDeadline} from './deadline.ts'
import {documentStoreOf} from './documentStore.ts'
import {planOf} from './parse.ts'
import type {QueryParams} from './parse.ts'
import type {Perspective} from './perspective.ts'
import {openView} from './view.ts'
import type {MayRead} from './view.ts'

export interface QueryRequest {
  query: string
  params?: QueryParams
  perspective: Perspective
  /** Who asks; without it the lake asks on its own behalf and sees everything. */
  identity?: Identity
}

/**
 * Answers a query from what is stored at this moment. The answer may share its parts with the document cache: write it
 * out, do not change it.
 * @throws LakeError 400 for a query that cannot be read or takes too long
 */
export async function evaluateQuery(lake: Lake, request: QueryRequest): Promise<unknown> {
  const {query, params = {}, perspective, identity} = request
  const plan = planOf(query, params)
  const view = openView(documentStoreOf(lake.database), perspective, readableBy(identity))
  const bounded = withDeadline(lake.clock)
  const sets = [...plan.sets].map(([name, condition]) => [name, bounded(view.matching(condition))])

  const options = {
    params: Object.fromEntries(sets),
    dataset: [],
    timestamp: lake.clock.now(),
    identity: identity?.userId ?? '',
    sanity: {projectId: lake.config.projectId, dataset: lake.config.dataset},
    dereference: ({_ref}: {_ref: string}) => view.find(_ref),
  }
  // Evaluation without promises is several times faster; comparing paths is the one thing it cannot do.
  if (!plan.comparesPaths) return evaluateSync(plan.tree, options).data
  const value = await evaluate(plan.tree, options)
  return value.get()
}

function readableBy(identity: Identity | undefined): MayRead {
  return identity ? (id) => mayReadDocument(identity.role, id) : () => true
}
