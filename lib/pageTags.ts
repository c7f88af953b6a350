/** Tags of the framework's own, which stand for routes; caches in front have no use for them. */
const ofFramework = /^_N_T_/

/**
 * The tags of a page as headers for the caches in front of the site, each name as its makers read it: `Cache-Tag` is what Cloudflare and
 * others go by, `Surrogate-Key` what Fastly and Varnish do. Empty for a page without tags.
 */
export function tagHeaders(tags: readonly string[]): Record<string, string> {
  const names = tags
    .filter((tag) => !ofFramework.test(tag))
    .map((tag) => encodeURI(tag).replaceAll(',', '%2C'))
  return names.length > 0 ? {'cache-tag': names.join(','), 'surrogate-key': names.join(' ')} : {}
}

/** The tags that a `Cache-Tag` header names. */
export function readTags(header: string): string[] {
  return header.split(',').filter(Boolean).map(decodeURIComponent)
}
