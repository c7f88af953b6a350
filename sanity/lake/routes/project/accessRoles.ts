import type {Context} from 'hono'

import {describeRole} from '../../auth/members.ts'
import {authorize, tokenRoles} from '../../auth/roles.ts'
import type {LakeEnv} from '../../http/env.ts'
import {projectError} from '../../http/errors.ts'

const descriptions = {
  viewer: 'Reads everything, drafts included',
  editor: 'Writes documents and uploads assets as well',
  administrator: 'Manages datasets, webhooks and tokens as well',
}

/** The roles there are; there can be no others. */
function roles() {
  return tokenRoles.map((name) => ({
    name,
    title: describeRole(name).title,
    description: descriptions[name],
    isCustom: false,
    appliesToUsers: true,
    appliesToRobots: true,
  }))
}

/** `GET /projects/<id>/roles`. */
export function listRoles(context: Context<LakeEnv>): Response {
  authorize(context, 'readProject')
  return context.json(roles())
}

/** `GET /access/project/<id>/roles`: the same, in pages, of which there is one. */
export function listAccessRoles(context: Context<LakeEnv>): Response {
  authorize(context, 'readProject')
  return context.json({data: roles(), nextCursor: null})
}

/** `POST /access/project/<id>/requests`: a viewer's Studio asks for another role. Nobody would read that here. */
export function requestRole(context: Context<LakeEnv>): Response {
  authorize(context, 'readProject')
  const wayOut = 'Ask an administrator of this lake for another role: npm run lake -- user role <name> editor'
  throw projectError(409, 'Conflict', wayOut)
}
