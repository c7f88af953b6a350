import type {Context} from 'hono'

import type {LakeEnv} from '../../http/env.ts'

/** `GET /auth/id`: who the token belongs to; an empty object for nobody, so that asking is no error. */
export function id(context: Context<LakeEnv>): Response {
  const {userId} = context.get('identity')
  return context.json(userId === '' ? {} : {id: userId})
}
