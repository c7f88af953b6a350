import {Feed} from 'feed'

import {latest, type EditorialDates} from './editorialDates.ts'
import {escapeHtml, withoutControls} from './html.ts'

/** One entry of a feed. `id` is an IRI that outlives the entry's address; `contentHtml` is safe HTML. */
export interface FeedEntry {
  id: string
  url: string
  title: string
  dates: EditorialDates
  authors: readonly string[]
  contentHtml: string
}

/** How a feed is written: as Atom (RFC 4287), or as a JSON Feed (jsonfeed.org, version 1). */
export type FeedFormat = 'atom' | 'json'

/** A feed as its readers know it. Addresses are whole; `selfUrls` are the feed's own, `url` that of the page it belongs to. */
export interface FeedFacts {
  id: string
  title: string
  subtitle: string | null
  url: string
  selfUrls: Record<FeedFormat, string>
  /** Who wrote the entries that name nobody. */
  author: string
  entries: readonly [FeedEntry, ...FeedEntry[]]
}

/** When a feed last changed: when its latest entry did. */
export function feedUpdated({entries: [first, ...others]}: Pick<FeedFacts, 'entries'>): string {
  return latest([first.dates.modified, ...others.map(({dates}) => dates.modified)])
}

/** A feed as a document, its entries in the order given. All of its dates are editorial ones. */
export function writeFeed(facts: FeedFacts, format: FeedFormat): string {
  const feed = new Feed({
    id: facts.id,
    title: withoutControls(facts.title),
    ...(facts.subtitle ? {description: withoutControls(facts.subtitle)} : {}),
    link: facts.url,
    feedLinks: facts.selfUrls,
    updated: new Date(feedUpdated(facts)),
    author: {name: withoutControls(facts.author)},
    generator: false,
  })
  for (const entry of facts.entries) {
    feed.addItem({
      id: entry.id,
      link: entry.url,
      // A title is HTML in Atom, as the library writes it, and plain text in JSON.
      title: format === 'atom' ? escapeHtml(entry.title) : withoutControls(entry.title),
      published: new Date(entry.dates.published),
      date: new Date(entry.dates.modified),
      author: entry.authors.map((name) => ({name: withoutControls(name)})),
      content: entry.contentHtml,
    })
  }
  return format === 'atom' ? feed.atom1() : feed.json1()
}

/**
 * The lasting name of a thing in a feed, a tag URI (RFC 4151): `tag:example.org,2026:edition/edition-top-2026`. It follows from
 * the site's host and the document's id, so that a reader's program knows an entry again when its address changes.
 */
export function feedId(siteUrl: string, kind: 'roundup' | 'edition' | 'changes', documentId: string): string {
  return `tag:${new URL(siteUrl).hostname},2026:${kind}/${documentId}`
}
