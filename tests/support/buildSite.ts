import {execFileSync} from 'node:child_process'

import {buildState} from '../../scripts/build.ts'
import {holdToBudget} from '../../scripts/weight.ts'
import {freePort} from './ports.ts'
import {startLake, testDistDir, testSiteUrl} from './stack.ts'

/** Builds the site once for all browser tests, against a freshly seeded lake, unless the last build still fits. */
export default async function buildSite(): Promise<void> {
  const state = buildState({NEXT_DIST_DIR: testDistDir, NEXT_PUBLIC_SITE_URL: testSiteUrl})
  if (state.isCurrent()) return
  const lake = await startLake('build', await freePort())
  try {
    execFileSync(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
      env: {...process.env, ...lake.env, NODE_ENV: 'production', NEXT_DIST_DIR: testDistDir},
      stdio: 'inherit',
    })
    holdToBudget(testDistDir)
    state.finished()
  } finally {
    await lake.close()
  }
}
