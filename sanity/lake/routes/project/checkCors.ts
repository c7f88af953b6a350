import type {Context} from 'hono'

import type {LakeEnv} from '../../http/env.ts'

/**
 * `GET /check/cors`: whether the calling origin is on the list. A Studio that cannot reach the lake asks this to find out why, so
 * every origin may read the answer.
 */
export function checkCors(context: Context<LakeEnv>): Response {
  const origin = context.req.header('origin')
  const allowed = origin !== undefined && context.get('lake').config.allowedOrigins.includes(origin)
  if (!allowed) context.header('access-control-allow-origin', '*')
  return context.json({result: {allowed, withCredentials: allowed}})
}
