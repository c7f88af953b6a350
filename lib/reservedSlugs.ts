/**
 * First path segments that the site itself answers at, now or by plan. A roundup lives at `/<slug>`, so one of these as a
 * slug would hide either the roundup or the site's own page.
 */
export const reservedSlugs: ReadonlySet<string> = new Set([
  '_next',
  'about',
  'api',
  'apple-icon',
  'changes',
  'compare',
  'draft',
  'favicon.ico',
  'feed',
  'feeds',
  'frameworks',
  'icon',
  'images',
  'llms.txt',
  'manifest',
  'markdown',
  'opengraph-image',
  'preview',
  'reader',
  'robots.txt',
  'search',
  'share',
  'sign-off',
  'sitemap',
  'sitemap.xml',
  'static',
  'studio',
  'twitter-image',
])
