/** As much of a document as its address depends on. Slugs are plain strings here, as the queries project them. */
export interface Addressable {
  _type: string
  slug?: string | null
  year?: number | null
  roundup?: {slug?: string | null} | null
}

/**
 * The address of a document on the site, `/frameworks/django`, or null for a document without a page of its own (a person)
 * or without what its address is made of (no slug yet).
 */
export function pathOf(document: Addressable): string | null {
  switch (document._type) {
    case 'siteSettings':
      return homePath
    case 'roundup':
      return document.slug ? roundupPath(document.slug) : null
    case 'edition':
      return document.roundup?.slug && document.year
        ? editionPath(document.roundup.slug, document.year)
        : null
    case 'framework':
      return document.slug ? frameworkPath(document.slug) : null
    default:
      return null
  }
}

/** The front page, which lists the roundups. */
export const homePath = '/'

/** A page of the list of roundups; the first is the front page itself. */
export function homePagePath(page: number): string {
  return page === 1 ? homePath : `/page/${page}`
}

/** The evergreen address of a roundup, where its current edition is. */
export function roundupPath(slug: string): string {
  return `/${encodeURIComponent(slug)}`
}

/** The lasting address of one year's edition. */
export function editionPath(roundupSlug: string, year: number): string {
  return `${roundupPath(roundupSlug)}/${year}`
}

/** What changed in one year's edition since the one before. */
export function changesPath(roundupSlug: string, year: number): string {
  return `${editionPath(roundupSlug, year)}/changes`
}

/** The feed of a roundup's editions, as Atom or as a JSON Feed. */
export function roundupFeedPath(slug: string, format: 'atom' | 'json'): string {
  return `${roundupPath(slug)}/feed.${format === 'atom' ? 'xml' : 'json'}`
}

/** The feed of what changed from edition to edition, in all roundups. */
export const changesFeedPaths = {atom: '/feeds/changes.xml', json: '/feeds/changes.json'}

/** The index of frameworks. */
export const frameworksPath = '/frameworks'

/** A page of the index of frameworks; the first is the index itself. */
export function frameworksPagePath(page: number): string {
  return page === 1 ? frameworksPath : `${frameworksPath}/page/${page}`
}

/** The address of a framework's article. */
export function frameworkPath(slug: string): string {
  return `${frameworksPath}/${encodeURIComponent(slug)}`
}

/** The twin in Markdown of the page at a path. */
export function markdownPath(path: string): string {
  return `${path}.md`
}

/** The picture that is shown where the page at a path is shared. */
export function sharePath(path: string): string {
  return `/share${path === homePath ? '/index' : path}.png`
}

/** A part of the map of the site, by its name. */
export function siteMapPartPath(part: string): string {
  return `/sitemap/${part}`
}

/** Where readers search; with a question, what it finds. */
export function searchPath(question = ''): string {
  return question ? `/search?${new URLSearchParams({q: question})}` : '/search'
}

/** Where readers choose frameworks to compare. */
export const comparePath = '/compare'

/** Where the form for choosing leads, which only passes on to a comparison's own address. */
export const pickComparisonPath = `${comparePath}/pick`

/** The address of a comparison, by what `comparisonSlug` made. */
export function comparisonPath(comparison: string): string {
  return `${comparePath}/${encodeURIComponent(comparison)}`
}

/** Where a document is edited in the Studio, which finds out its type by itself. */
export function studioPath(id: string): string {
  return `/studio/intent/edit/id=${encodeURIComponent(id)}`
}

/** A preview for sign-off, by what `signOffToken` made. */
export function signOffPath(token: string): string {
  return `/sign-off/${token}`
}
