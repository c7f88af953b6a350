import type {Context} from 'hono'

import {authorize, roleMay} from '../../auth/roles.ts'
import type {LakeEnv} from '../../http/env.ts'

/** `GET /users/me/grants`: what the caller may do with the project itself, as the `sanity` CLI asks before it offers it. */
export function userGrants(context: Context<LakeEnv>): Response {
  authorize(context, 'ownAccount')
  const {role} = context.get('identity')
  const names = ['read', ...(roleMay(role, 'manageDatasets') ? ['create', 'update', 'delete'] : [])]
  const grants = names.map((name) => ({name, params: {}}))
  const resources = [
    'sanity.project',
    'sanity.project.datasets',
    'sanity.project.tokens',
    'sanity.project.webhooks',
  ]
  const projectGrants = Object.fromEntries(resources.map((resource) => [resource, [{grants}]]))
  return context.json({
    organizations: {},
    projects: {[context.get('project').config.projectId]: projectGrants},
  })
}
