import type {Context} from 'hono'

import {roleMay} from '../../auth/roles.ts'
import {permissionsOf} from '../../auth/systemGroups.ts'
import type {LakeEnv} from '../../http/env.ts'

/**
 * `GET /projects/<id>/datasets/<dataset>/acl`: what the caller may do with which documents. The Studio shows buttons by this;
 * the lake itself decides again on every request.
 */
export function acl(context: Context<LakeEnv>): Response {
  const {role} = context.get('identity')
  const all = '_id in path("**")'
  if (roleMay(role, 'readUnpublished')) {
    return context.json([{filter: all, permissions: permissionsOf(role)}])
  }
  if (!roleMay(role, 'readPublished')) return context.json([])
  return context.json([{filter: '_id in path("*")', permissions: ['read']}])
}
