import type {Context} from 'hono'

import type {LakeEnv} from '../../http/env.ts'

/** `POST /auth/logout`: ends the sign-in whose token came with the request; the tokens of programs stay. */
export function logout(context: Context<LakeEnv>): Response {
  const {token} = context.get('identity')
  if (token !== undefined) context.get('lake').tokens.endSession(token)
  return context.json({ok: true})
}
