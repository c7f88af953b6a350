import cacheModule from 'next/dist/server/lib/incremental-cache/file-system-cache.js'
import tagsModule from 'next/dist/server/lib/incremental-cache/tags-manifest.external.js'

import {systemClock} from '../lib/clock.ts'

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
 * Next.js's own page cache, but for one thing: a page whose tags were dropped while it was being rendered is not kept. Next.js
 * dates a page by the end of its render, so it would take what was asked before a publish for newer than the publish, and
 * serve it until the next one.
 */
export default class PageCache extends FileSystemCache {
  async get(key, context) {
    const now = systemClock.now().getTime()
    const page = await super.get(key, context)
    if (page === null || isDue(page, now)) begun.set(key, begun.get(key) ?? now)
    else begun.delete(key)
    return page
  }

  async set(key, page, context) {
    const since = begun.get(key)
    begun.delete(key)
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
