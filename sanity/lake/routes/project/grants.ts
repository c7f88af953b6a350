import type {Context} from 'hono'

import {authorize} from '../../auth/roles.ts'
import type {LakeEnv} from '../../http/env.ts'

/**
 * `GET /projects/<id>/grants`: what the caller may do with the project itself. Nobody may invite members or deploy studios
 * here, so the Studio offers neither.
 */
export function grants(context: Context<LakeEnv>): Response {
  authorize(context, 'readProject')
  return context.json({'sanity.project': [{grants: [{name: 'read'}]}]})
}
