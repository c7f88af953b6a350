import {tagsManifest} from 'next/dist/server/lib/incremental-cache/tags-manifest.external.js'

/** Next.js puts it on every page, and looks for it before it takes any answer from its cache. */
const everything = '_N_T_/layout'

/**
 * Drops tags from Next.js's caches as `revalidateTag(tag, {expire: 0})` does, but at once and outside of any request. Next.js dates what
 * it keeps to fractions of a millisecond: so is this, or something that began in the same one would stay.
 */
export function expireInNext(tags: readonly string[]): void {
  const now = performance.timeOrigin + performance.now()
  for (const tag of tags) tagsManifest.set(tag, {...tagsManifest.get(tag), stale: now, expired: now})
}

/** Drops all pages and answers from Next.js's caches. */
export function expireAllInNext(): void {
  expireInNext([everything])
}
