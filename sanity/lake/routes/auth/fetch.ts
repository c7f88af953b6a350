import type {Context} from 'hono'

import {redeemSignInSession} from '../../auth/login.ts'
import type {LakeEnv} from '../../http/env.ts'
import {badRequest, unauthorized} from '../../http/errors.ts'

/** `GET /auth/fetch?sid=…`: the token of a finished sign-in, once. */
export function fetchToken(context: Context<LakeEnv>): Response {
  const sid = context.req.query('sid')
  if (!sid) throw badRequest('The parameter "sid" is missing')
  const token = redeemSignInSession(context.get('project'), sid)
  if (token === null) throw unauthorized('This sign-in was used already or is too old: sign in again')
  context.header('cache-control', 'no-store')
  return context.json({token})
}
