import type {Context} from 'hono'

import type {LakeEnv} from './env.ts'

/** Aborted when a stream must end that this request opens: its dataset closes, or whoever asked may not have it any more. */
export function endOfAccess(context: Context<LakeEnv>): AbortSignal {
  const {closing, config} = context.get('lake')
  const identity = context.get('identity')
  // An outsider gets nothing from the start, so there is nothing that could be taken away.
  if (identity.role === 'outsider') return closing
  return AbortSignal.any([closing, context.get('project').access.endOf(identity, config.dataset)])
}
