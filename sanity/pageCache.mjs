import cacheModule from 'next/dist/server/lib/incremental-cache/file-system-cache.js'
import tagsModule from 'next/dist/server/lib/incremental-cache/tags-manifest.external.js'

import {systemClock} from '../lib/clock.ts'
import {httpDate} from '../lib/editorialDates.ts'

// JavaScript, because both are CommonJS: what is their default export to TypeScript is one level further down in Node, though
// not where Next.js bundles this module, as it does for the proxy.
const FileSystemCache = cacheModule.default ?? cacheModule
const {areTagsExpired} = tagsModule

/** The tags of a rendered page, as Next.js keeps them with it. */
const tagsHeader = 'x-next-cache-tags'

/**
 * When the render that is under way for a key may have begun, in milliseconds: the first look-up since the page was last
 * fresh. Next.js makes a cache object per request, so this is shared.
 *
 * @type {Map<string, number>}
 */
const begun = new Map()

/**
 * Next.js's own page cache, but for two things. A page whose tags were dropped while it was being rendered is not kept: Next.js
 * dates a page by the end of its render, so it would take what was asked before a publish for newer than the publish, and
 * serve it until the next one. And a page that prints editorial dates is sent with the same date in its header, which a server
 * component cannot set: Next.js sends the headers that are kept with a page, on the first answer too, since it keeps a page
 * before it answers.
 */
export default class PageCache extends FileSystemCache {
  constructor(context) {
    super(context)
    // Browsers send a page's date back beside its ETag. Next.js then looks for both to match, but knows the ETag only, and
    // would never again answer 304. The ETag is the better witness (RFC 9110, 13.1.3): it knows a typing error put right.
    delete context._requestHeaders?.['if-modified-since']
  }

  async get(key, context) {
    const now = systemClock.now().getTime()
    const page = await super.get(key, context)
    if (page === null || isDue(page, now)) begun.set(key, begun.get(key) ?? now)
    else begun.delete(key)
    // What the build rendered has not passed `set`.
    if (page?.value && !page.value.headers?.['last-modified']) dateByContent(page.value)
    return page
  }

  async set(key, page, context) {
    const since = begun.get(key)
    begun.delete(key)
    if (page) dateByContent(page)
    const tags = page?.headers?.[tagsHeader]
    if (since !== undefined && typeof tags === 'string' && areTagsExpired(tags.split(','), since)) return
    await super.set(key, page, context)
  }
}

/** Whether a page is served while it is rendered anew, because its time is up. */
function isDue({cacheControl, lastModified = 0}, now) {
  const seconds = cacheControl?.revalidate
  return typeof seconds === 'number' && lastModified + seconds * 1000 <= now
}

/**
 * Puts the date that a page prints in its head into the headers that are kept with it. Browsers may hold on to a page with an old
 * date and no age for a tenth of the time since then, which for an edition is months: they are told to ask each time.
 */
function dateByContent(page) {
  const modified = typeof page.html === 'string' ? modifiedInHead(page.html) : undefined
  if (modified === undefined) return
  page.headers = {
    ...page.headers,
    'last-modified': httpDate(modified),
    'cache-control': 'public, max-age=0, must-revalidate',
  }
}

function modifiedInHead(html) {
  const head = html.slice(0, html.indexOf('</head>'))
  return /<meta property="article:modified_time" content="([^"]+)"/.exec(head)?.[1]
}
