import cacheModule from 'next/dist/server/lib/incremental-cache/file-system-cache.js'

import {systemClock} from '../lib/clock.ts'
import {httpDate} from '../lib/editorialDates.ts'
import {standingHeader, writeStanding} from '../lib/pageStanding.ts'
import {tagHeaders} from '../lib/pageTags.ts'
import {webNode} from './webNode.ts'

// JavaScript, because it is CommonJS: what is its default export to TypeScript is one level further down in Node, though not
// where Next.js bundles this module, as it does for the proxy.
const FileSystemCache = cacheModule.default ?? cacheModule

/** The tags of a rendered page, as Next.js keeps them with it. */
const tagsHeader = 'x-next-cache-tags'

/**
 * At which position of the log of dropped tags, ours and that of all servers, the render that is under way for a key may have begun:
 * at the first look-up since the page was last fresh. Next.js makes a cache object per request, so this is for all of them.
 *
 * @type {Map<string, {here: number, everywhere: number}>}
 */
const begun = new Map()

/**
 * Next.js's own page cache, but for three things. A page whose tags were dropped while it was being rendered is not kept: Next.js
 * dates a page by the end of its render, so it would take what was asked before a publish for newer than the publish, and
 * serve it until the next one. A page that prints editorial dates is sent with the same date in its header, and every page with
 * its tags and how it stands, which a server component cannot set: Next.js sends the headers that are kept with a page, on the
 * first answer too, since it keeps a page before it answers. And it tells the page cache in front of Next.js
 * what is dropped, and shares pages with other servers where there are any.
 */
export default class NextCache extends FileSystemCache {
  constructor(context) {
    super(context)
    // Browsers send a page's date back beside its ETag. Next.js then looks for both to match, but knows the ETag only, and
    // would never again answer 304. The ETag is the better witness (RFC 9110, 13.1.3): it knows a typing error put right.
    delete context._requestHeaders?.['if-modified-since']
  }

  async get(key, context) {
    const {dropped, shared} = webNode
    const position = {here: dropped.position, everywhere: shared?.position() ?? 0}
    const own = await super.get(key, context)
    const page = own ?? (await sharedPage(key, position))
    if (page === null || isDue(page)) begun.set(key, begun.get(key) ?? position)
    else begun.delete(key)
    // What the build rendered has not passed `set` in this process.
    if (page?.value && !isDescribed(page.value)) describe(page.value, 0, dueAt(page))
    return page
  }

  async set(key, page, context) {
    const {here, everywhere} = begun.get(key) ?? {here: 0, everywhere: 0}
    begun.delete(key)
    if (page) {
      const {cacheControl} = context
      const kept = {value: page, lastModified: now(), cacheControl}
      describe(page, here, dueAt(kept))
      if (webNode.dropped.isDropped(tagsOf(page), here)) return
      if (isDescribed(page)) await webNode.shared?.setPage(key, kept, tagsOf(page), everywhere)
    }
    await super.set(key, page, context)
  }

  async revalidateTag(tags, durations) {
    webNode.dropped.drop([tags].flat())
    webNode.lastDropped = systemClock.now().toISOString()
    await super.revalidateTag(tags, durations)
  }
}

/** A page that another server rendered. It was found to hold, so for this one it counts from now on. */
async function sharedPage(key, {here}) {
  const page = (await webNode.shared?.getPage(key)) ?? null
  if (page) describe(page.value, here, dueAt(page))
  return page
}

function now() {
  return systemClock.now().getTime()
}

/** Whether a page is served while it is rendered anew, because its time is up. */
function isDue(page) {
  const moment = dueAt(page)
  return moment !== null && moment <= now()
}

/** The moment until which a kept page is good, in milliseconds; null when that is for good. */
function dueAt({cacheControl, lastModified = 0}) {
  const seconds = cacheControl?.revalidate
  return typeof seconds === 'number' ? lastModified + seconds * 1000 : null
}

function tagsOf({headers}) {
  const tags = headers?.[tagsHeader]
  return typeof tags === 'string' ? tags.split(',') : []
}

/** Whether a page's headers are of this process: those that another one left on the disk count by its log, not by ours. */
function isDescribed({headers}) {
  return headers?.[standingHeader]?.startsWith(webNode.name)
}

/**
 * Puts into the headers that are kept with a page its tags, how it stands, and the date that it prints in its head. Browsers may
 * hold on to a page with an old date and no age for a tenth of the time since then, which for an edition is months: they are told
 * to ask each time. Of a page with parts that are rendered on request this is the shell: it is no answer, and has no standing.
 */
function describe(page, begunAt, due) {
  if (page.postponed !== undefined) return
  const modified = typeof page.html === 'string' ? modifiedInHead(page.html) : undefined
  page.headers = {
    ...page.headers,
    ...tagHeaders(tagsOf(page)),
    [standingHeader]: writeStanding({node: webNode.name, begunAt, dueAt: due}),
    ...(modified === undefined
      ? {}
      : {
          'last-modified': httpDate(modified),
          'cache-control': 'public, max-age=0, must-revalidate',
        }),
  }
}

function modifiedInHead(html) {
  const head = html.slice(0, html.indexOf('</head>'))
  return /<meta property="article:modified_time" content="([^"]+)"/.exec(head)?.[1]
}
