import type {Context} from 'hono'

import {describeRole, findUsers, listMembers, type Member} from '../../auth/members.ts'
import {authorize} from '../../auth/roles.ts'
import type {LakeEnv} from '../../http/env.ts'
import {notFound} from '../../http/errors.ts'

/** `GET /users/me`: who the token belongs to; an empty object for nobody, so that the Studio's question is no error. */
export function getCurrentUser(context: Context<LakeEnv>): Response {
  const {userId, name, role} = context.get('identity')
  if (userId === '') return context.json({})
  const [member] = findUsers(context.get('project'), [userId])
  return context.json({
    id: userId,
    name,
    email: member?.email ?? '',
    profileImage: null,
    provider: member?.isRobot ? 'sanity-token' : 'perennial',
    role,
    roles: [describeRole(role)],
  })
}

/** `GET /users/<id>` gives a user or 404; `GET /users/<id>,<id>` an array of those who are known. */
export function getUsers(context: Context<LakeEnv>): Response {
  authorize(context, 'readProject')
  const ids = (context.req.param('ids') ?? '').split(',')
  const users = findUsers(context.get('project'), ids).map((member) => describeUser(context, member))
  if (ids.length > 1) return context.json(users)
  const [user] = users
  if (!user) throw notFound(`No user has the id "${ids[0]}"`)
  return context.json(user)
}

/** `GET /projects/<id>/users`: everyone who is a member now, as the list to mention somebody from needs it. */
export function listUsers(context: Context<LakeEnv>): Response {
  authorize(context, 'readProject')
  return context.json(listMembers(context.get('project')).map((member) => describeUser(context, member)))
}

function describeUser(context: Context<LakeEnv>, {id, name, email, isRobot, createdAt}: Member) {
  return {
    id,
    sanityUserId: id,
    projectId: context.get('lake').config.projectId,
    displayName: name,
    familyName: null,
    givenName: null,
    middleName: null,
    email,
    isRobot,
    provider: isRobot ? 'sanity-token' : 'perennial',
    imageUrl: null,
    createdAt,
    updatedAt: createdAt,
    isCurrentUser: id === context.get('identity').userId,
  }
}
