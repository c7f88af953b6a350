import type {Context} from 'hono'

import {authorize} from '../../auth/roles.ts'
import type {LakeEnv} from '../../http/env.ts'
import {limits} from '../../limits.ts'
import {countOpenReleases} from '../../releases/openReleases.ts'

/**
 * `GET /projects/<id>/new-content-release-allowed`: how many releases there are and may be, which the Studio asks before
 * it opens one. The lake knows of no plan: null is "no limit for the organization".
 */
export function releaseLimits(context: Context<LakeEnv>): Response {
  authorize(context, 'readProject')
  const project = context.get('project')
  const count = project
    .datasets()
    .map(({name}) => project.lake(name))
    .reduce((sum, lake) => sum + (lake ? countOpenReleases(lake.database) : 0), 0)
  const data = {
    orgActiveReleaseCount: count,
    orgMeteredActiveReleaseCount: count,
    datasetReleaseLimit: limits.maxOpenReleases,
    orgActiveReleaseLimit: null,
  }
  return context.json({data})
}
