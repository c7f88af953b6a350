import type {Context} from 'hono'

import type {LakeEnv} from '../../http/env.ts'

/** `POST /auth/logout`: ends the sign-in whose token came with the request; the tokens of programs stay. */
export function logout(context: Context<LakeEnv>): Response {
  const {token} = context.get('identity')
  const project = context.get('project')
  if (token !== undefined) project.tokens.endSession(token)
  project.access.check()
  return context.json({ok: true})
}
