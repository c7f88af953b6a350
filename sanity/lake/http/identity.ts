import type {MiddlewareHandler} from 'hono'

import type {TokenStore} from '../auth/tokens.ts'
import type {Identity, LakeEnv} from './env.ts'
import {unauthorized} from './errors.ts'

const anonymous: Identity = {userId: '', name: 'Anonymous', role: 'anonymous'}

/** Finds out who sends a request from its bearer token. A token that is not (or no longer) valid is 401, not anonymous. */
export function identify(tokens: TokenStore): MiddlewareHandler<LakeEnv> {
  return async (context, next) => {
    context.set('identity', identityOf(tokens, context.req.header('authorization')))
    await next()
  }
}

function identityOf(tokens: TokenStore, authorization: string | undefined): Identity {
  const token = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1]
  if (!token) return anonymous
  const identity = tokens.identify(token)
  if (!identity) throw unauthorized()
  return identity
}
