import type {Context} from 'hono'

import type {LakeEnv} from '../../http/env.ts'

/** What the hosted service has for some plans only, and the lake for everyone. Under these names the Studio looks for it. */
const enabled = [
  'contentReleases',
  'scheduledPublishing',
  'singleDocRelease',
  'studioComments',
  'sanityTasks',
]

/** `GET /features`: which parts of the Studio beyond documents may be used. */
export function features(context: Context<LakeEnv>): Response {
  return context.json(enabled)
}
