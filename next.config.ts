import {resolve} from 'node:path'

import type {NextConfig} from 'next'

/** Other sites may not frame ours, take a file for what it is not, or learn which page a reader came from. */
const securityHeaders = [
  {key: 'X-Content-Type-Options', value: 'nosniff'},
  {key: 'X-Frame-Options', value: 'SAMEORIGIN'},
  {key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin'},
  {key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()'},
  {key: 'Cross-Origin-Opener-Policy', value: 'same-origin-allow-popups'},
]

/** What a question finds is for whoever asked it: robots may follow the links, and keep nothing. */
const searchHeaders = [{key: 'X-Robots-Tag', value: 'noindex'}]

/** Pages whose addresses answer Markdown to those who ask for it, so that caches keep the two apart. */
const pagesWithTwins = [
  '/:roundup',
  '/:roundup/:year(\\d{4})',
  '/:roundup/:year(\\d{4})/changes',
  '/frameworks/:slug',
]

/** A preview for sign-off is for one person, and its address is the key to it. */
const previewHeaders = [
  {key: 'Cache-Control', value: 'private, no-store'},
  {key: 'X-Robots-Tag', value: 'noindex, nofollow'},
  {key: 'Referrer-Policy', value: 'no-referrer'},
]

const config: NextConfig = {
  // Tests run several servers from copies of one build.
  distDir: process.env.NEXT_DIST_DIR || '.next',
  cacheComponents: true,
  cacheHandler: resolve('sanity/nextCache.mjs'),
  // With a page cache in front Next.js needs room for what has just been rendered only. In bytes.
  ...(process.env.PAGE_CACHE !== 'off' && {cacheMaxMemorySize: 16 * 1024 * 1024}),
  // With it on, the first request for an address that does not exist is answered 200: the status has left before the page knows.
  partialPrefetching: false,
  headers: async () => [
    {source: '/:path*', headers: securityHeaders},
    ...pagesWithTwins.map((source) => ({source, headers: [{key: 'Vary', value: 'Accept'}]})),
    {source: '/search', headers: searchHeaders},
    {source: '/sign-off/:token', headers: previewHeaders},
    {source: '/api/draft-mode/:path', headers: previewHeaders.slice(0, 2)},
  ],
  // The first page of a list is the list.
  redirects: async () => [
    {source: '/page/1', destination: '/', permanent: true},
    {source: '/frameworks/page/1', destination: '/frameworks', permanent: true},
  ],
  rewrites: async () => [{source: '/:path+.md', destination: '/markdown/:path+'}],
  // A server holds the code of the pages that were asked for: the Studio's alone is more than all of the site's.
  experimental: {preloadEntriesOnStart: false},
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: false,
  // `npm test` type-checks the whole repository, tests included.
  typescript: {ignoreBuildErrors: true},
}

export default config
