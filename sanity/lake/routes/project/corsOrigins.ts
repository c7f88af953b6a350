import type {Context} from 'hono'

import {authorize} from '../../auth/roles.ts'
import type {LakeEnv} from '../../http/env.ts'
import {badRequest} from '../../http/errors.ts'

/** `GET /projects/<id>/cors`: the origins of the configuration, whose pages may call with credentials. */
export function listOrigins(context: Context<LakeEnv>): Response {
  authorize(context, 'readProject')
  const {config} = context.get('project')
  const origins = config.allowedOrigins.map((origin, index) => ({
    id: index + 1,
    origin,
    allowCredentials: true,
    projectId: config.projectId,
    deletedAt: null,
  }))
  return context.json(origins)
}

/** `POST` and `DELETE /projects/<id>/cors`: the list belongs to the configuration, where nobody can change it from afar. */
export function changeOrigins(context: Context<LakeEnv>): Response {
  authorize(context, 'manageDatasets')
  throw badRequest('The origins of this lake are in LAKE_ALLOWED_ORIGINS: change it and start the lake again')
}
