import type {Context} from 'hono'

import {describeRole, listMembers} from '../../auth/members.ts'
import {authorize} from '../../auth/roles.ts'
import type {LakeEnv} from '../../http/env.ts'

/** `GET /projects/<id>`: the project with its members. It has no organization, so the Studio asks for nothing of one. */
export function getProject(context: Context<LakeEnv>): Response {
  authorize(context, 'readProject')
  return context.json(describeProject(context))
}

/** `GET /projects`: the one project there is. */
export function listProjects(context: Context<LakeEnv>): Response {
  authorize(context, 'readProject')
  return context.json([describeProject(context)])
}

function describeProject(context: Context<LakeEnv>) {
  const lake = context.get('lake')
  const {userId} = context.get('identity')
  const [first] = lake.transactionsAfter(0)
  return {
    id: lake.config.projectId,
    displayName: lake.config.projectId,
    studioHost: null,
    organizationId: null,
    isBlocked: false,
    isDisabled: false,
    isDisabledByUser: false,
    createdAt: first?.timestamp ?? lake.clock.now().toISOString(),
    members: listMembers(context.get('project')).map(({id, role, isRobot}) => ({
      id,
      role,
      roles: [describeRole(role)],
      isRobot,
      isCurrentUser: id === userId,
    })),
    features: [],
    metadata: {},
  }
}
