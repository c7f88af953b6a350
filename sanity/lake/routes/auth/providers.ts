import type {Context} from 'hono'

import {openAccountTable} from '../../auth/accounts.ts'
import type {LakeEnv} from '../../http/env.ts'

/**
 * `GET /auth/providers`: the one way to sign in. The Studio sends the browser to `url` with `origin` (where to come back to)
 * added.
 */
export function providers(context: Context<LakeEnv>): Response {
  const address = context.get('lake').config.publicUrl ?? new URL(context.req.url).origin
  const hasAccounts = !openAccountTable(context.get('project').database).isEmpty()
  const title = hasAccounts ? 'Name and password' : 'Editor password'
  return context.json({
    providers: [{name: 'perennial', title, url: `${address}/v1/auth/login`}],
    thirdPartyLogin: false,
    sso: {saml: false},
  })
}
