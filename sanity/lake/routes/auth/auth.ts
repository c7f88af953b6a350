import {Hono} from 'hono'

import type {LakeEnv} from '../../http/env.ts'
import {fetchToken} from './fetch.ts'
import {id} from './id.ts'
import {signIn} from './login.ts'
import {logout} from './logout.ts'
import {providers} from './providers.ts'

/** Signing in and out: `/auth/…`. */
export function authRoutes(): Hono<LakeEnv> {
  return new Hono<LakeEnv>()
    .get('/auth/providers', providers)
    .route('/auth/login', signIn())
    .get('/auth/fetch', fetchToken)
    .get('/auth/id', id)
    .post('/auth/logout', logout)
}
