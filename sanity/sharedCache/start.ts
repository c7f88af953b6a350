import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'

import {systemClock} from '../../lib/clock.ts'
import {sanityEnv} from '../env.ts'
import {webNode} from '../webNode.ts'
import type {OwnCopies} from './missed.ts'
import {expireAllInNext, expireInNext} from './nextTags.ts'
import {readRedisEnv} from './readRedisEnv.ts'
import {connectSharedCache} from './sharedCache.ts'

const own: OwnCopies = {
  drop(tags) {
    webNode.dropped.drop(tags)
    expireInNext(tags)
    webNode.lastDropped = systemClock.now().toISOString()
  },
  dropAll() {
    webNode.dropped.dropAll()
    expireAllInNext()
    webNode.lastDropped = systemClock.now().toISOString()
  },
}

/**
 * Joins this server to the site's others when `REDIS_URL` is set. Of the pages that the build rendered nobody knows whether they still
 * hold: they are dropped. Throws when a variable is malformed.
 */
export function startSharedCache(): void {
  const redis = readRedisEnv(process.env)
  if (redis === null || webNode.shared !== null) return
  const {projectId, dataset} = sanityEnv
  webNode.shared = connectSharedCache({
    redis,
    site: `${projectId}:${dataset}`,
    buildId: readBuildId(),
    own,
  }).shared
}

/** What Next.js calls the build that runs; a server for development runs none. */
function readBuildId(): string {
  const file = join(
    /* turbopackIgnore: true */ process.cwd(),
    process.env.NEXT_DIST_DIR || '.next',
    'BUILD_ID',
  )
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : 'development'
}
