import type {Context} from 'hono'

import {authorize} from '../../auth/roles.ts'
import type {LakeEnv} from '../../http/env.ts'

/** `GET /projects/<id>/datasets`: the one dataset. Asked for the add-ons of a dataset (`?addonFor=`), there are none. */
export function listDatasets(context: Context<LakeEnv>): Response {
  authorize(context, 'readProject')
  if (context.req.query('addonFor') !== undefined) return context.json([])
  const lake = context.get('lake')
  const [first] = lake.transactionsAfter(0)
  return context.json([
    {
      name: lake.config.dataset,
      aclMode: 'public',
      createdAt: first?.timestamp ?? lake.clock.now().toISOString(),
      createdByUserId: first?.author ?? 'robot-administrator',
      addonFor: null,
      datasetProfile: 'content',
      features: [],
      tags: [],
    },
  ])
}
