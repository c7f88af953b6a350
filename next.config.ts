import {resolve} from 'node:path'

import type {NextConfig} from 'next'

const config: NextConfig = {
  // Tests run several servers from copies of one build.
  distDir: process.env.NEXT_DIST_DIR || '.next',
  cacheComponents: true,
  cacheHandler: resolve('sanity/pageCache.mjs'),
  // With it on, the first request for an address that does not exist is answered 200: the status has left before the page knows.
  partialPrefetching: false,
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: false,
  // `npm test` type-checks the whole repository, tests included.
  typescript: {ignoreBuildErrors: true},
}

export default config
