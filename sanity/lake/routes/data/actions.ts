import {Hono} from 'hono'

import {decodeActionsRequest} from '../../actions/decode.ts'
import {runActions} from '../../actions/run.ts'
import {authorize} from '../../auth/roles.ts'
import {readJson} from '../../http/body.ts'
import type {LakeEnv} from '../../http/env.ts'

/** `/data/actions/:dataset`: GET tells the Studio that it may use actions, POST runs them as one transaction. */
export function actionsRoutes(): Hono<LakeEnv> {
  return new Hono<LakeEnv>()
    .get('/data/actions/:dataset', (context) => context.json({enabled: true, compatibleStudioVersions: '*'}))
    .post('/data/actions/:dataset', async (context) => {
      authorize(context, 'act')
      const {work, ...options} = decodeActionsRequest(await readJson(context), context.req.query())
      const author = context.get('identity').userId
      const {transactionId} = runActions(context.get('lake'), work, {...options, author})
      return context.json({transactionId})
    })
}
