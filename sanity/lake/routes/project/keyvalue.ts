import type {Context} from 'hono'
import {z} from 'zod'

import {readKeyValues, writeKeyValues} from '../../auth/keyValues.ts'
import {authorize} from '../../auth/roles.ts'
import {readJson} from '../../http/body.ts'
import type {LakeEnv} from '../../http/env.ts'
import {badRequest} from '../../http/errors.ts'
import {limits} from '../../limits.ts'

const pairsSchema = z
  .array(z.object({key: z.string().min(1).max(limits.maxIdLength), value: z.json()}))
  .max(limits.maxKeyValueKeys)

/** `GET /users/me/keyvalue/<key>,<key>`: what the Studio remembers for this user, as `[{key, value}]`. */
export function getKeyValues(context: Context<LakeEnv>): Response {
  authorize(context, 'ownAccount')
  const keys = (context.req.param('keys') ?? '').split(',')
  return context.json(readKeyValues(context.get('project').database, context.get('identity').userId, keys))
}

/** `PUT /users/me/keyvalue` with `[{key, value}]`; answers what it was given. */
export async function putKeyValues(context: Context<LakeEnv>): Promise<Response> {
  authorize(context, 'ownAccount')
  const pairs = pairsSchema.safeParse(await readJson(context))
  if (!pairs.success) throw badRequest(`Expected [{key, value}]: ${z.prettifyError(pairs.error)}`)
  writeKeyValues(context.get('project').database, context.get('identity').userId, pairs.data)
  return context.json(pairs.data)
}
