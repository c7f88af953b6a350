import {type Context, Hono} from 'hono'
import {z} from 'zod'

import {describeRole} from '../../auth/members.ts'
import {authorize, isTokenRole, tokenRoles} from '../../auth/roles.ts'
import {issueRobotToken, type TokenSummary} from '../../auth/tokens.ts'
import {readJson} from '../../http/body.ts'
import type {LakeEnv} from '../../http/env.ts'
import {badRequest, notFound} from '../../http/errors.ts'
import {limits} from '../../limits.ts'

const label = z.string().trim().min(1).max(limits.maxPersonNameLength)
const role = z.string().refine(isTokenRole, `use ${tokenRoles.join(', ')}`)
const tokenSchema = z.object({label, roleName: role})
const robotSchema = z.object({
  label,
  memberships: z.array(z.object({roleNames: z.array(role).length(1)})).length(1),
  expiresAt: z.iso.datetime({offset: true}).optional(),
})

/**
 * Tokens of programs, for administrators: `/projects/<id>/tokens` as the HTTP reference has it, and
 * `/access/project/<id>/robots` as the `sanity` CLI asks for the same. https://www.sanity.io/docs/http-reference/projects
 */
export function robotRoutes(): Hono<LakeEnv> {
  const tokens = '/projects/:projectId/tokens'
  const robots = '/access/project/:projectId/robots'
  return new Hono<LakeEnv>()
    .get(tokens, (context) => context.json(listRobots(context).map(describeToken)))
    .post(tokens, async (context) => {
      const {label: name, roleName} = await read(context, tokenSchema)
      const {token, summary} = issue(context, name, roleName)
      return context.json({...describeToken(summary), key: token}, 201)
    })
    .delete(`${tokens}/:tokenId`, end)
    .get(robots, (context) =>
      context.json({
        data: listRobots(context).map((robot) => describeRobot(context, robot)),
        nextCursor: null,
      }),
    )
    .post(robots, async (context) => {
      const {label: name, memberships, expiresAt} = await read(context, robotSchema)
      const {token, summary} = issue(context, name, memberships[0]?.roleNames[0], expiresAt)
      return context.json({...describeRobot(context, summary), token}, 201)
    })
    .delete(`${robots}/:tokenId`, end)
}

function listRobots(context: Context<LakeEnv>): TokenSummary[] {
  authorize(context, 'manageTokens')
  return context
    .get('project')
    .tokens.list()
    .filter(({kind}) => kind !== 'session')
}

async function read<Schema extends z.ZodType>(
  context: Context<LakeEnv>,
  schema: Schema,
): Promise<z.output<Schema>> {
  authorize(context, 'manageTokens')
  const wish = schema.safeParse(await readJson(context))
  if (wish.success) return wish.data
  const problem = wish.error.issues[0]
  throw badRequest(`Cannot make this token: "${problem?.path.join('.')}": ${problem?.message}`)
}

function issue(context: Context<LakeEnv>, name: string, roleName: unknown, expires?: string) {
  const {tokens, clock} = context.get('project')
  if (!isTokenRole(roleName)) throw badRequest(`Cannot make this token: use ${tokenRoles.join(', ')}`)
  if (tokens.list().length >= limits.maxTokens)
    throw badRequest(`There are at most ${limits.maxTokens} tokens`)
  const expiresAt = expires && new Date(expires).toISOString()
  return issueRobotToken(tokens, {name, role: roleName, ...(expiresAt && {expiresAt})}, clock.now())
}

function end(context: Context<LakeEnv>): Response {
  authorize(context, 'manageTokens')
  const project = context.get('project')
  const tokenId = context.req.param('tokenId') ?? ''
  const known = project.tokens.list().find(({id, kind}) => id === tokenId && kind !== 'session')
  if (known?.kind === 'environment') {
    throw badRequest(
      `"${known.name}" comes from the environment of the lake: change it there and start the lake again`,
    )
  }
  if (!project.tokens.revokeRobot(tokenId)) throw notFound(`No token has the id "${tokenId}"`)
  project.access.check()
  return context.body(null, 204)
}

function describeToken({id, userId, name, role: roleName, createdAt}: TokenSummary) {
  return {id, label: name, projectUserId: userId, createdAt, roles: [describeRole(roleName)]}
}

function describeRobot(
  context: Context<LakeEnv>,
  {id, name, role: roleName, createdAt, expiresAt}: TokenSummary,
) {
  const resourceId = context.get('project').config.projectId
  return {
    id,
    label: name,
    createdAt,
    expiresAt: expiresAt ?? null,
    memberships: [{resourceType: 'project', resourceId, roleNames: [roleName], addedAt: createdAt}],
  }
}
