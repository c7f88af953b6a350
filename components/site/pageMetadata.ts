import type {Metadata} from 'next'

import type {NamedFeed} from '@/components/edition/roundupFeeds.ts'
import {shareCardSize} from '@/components/share/ShareCard.tsx'
import type {EditorialDates} from '@/lib/editorialDates.ts'
import {formatRevisions, revisionsMetaName, type ShownRevision} from '@/lib/revisions.ts'
import {excerpt} from '@/lib/text.ts'
import {homePath, markdownPath, sharePath} from '@/sanity/paths.ts'

/** What a page's head is made of. Paths are relative to the site's address. */
interface PageFacts {
  title: string
  description: string | null
  /** The address that stands for this page, also when it was reached by another. */
  canonicalPath: string
  /** Given for an article: what shared links and search engines print as its dates and authors. */
  article?: {dates: EditorialDates | null; authors: string[]}
  /** The documents that the page shows, so that whoever published one can see that readers have it; the layout names the settings. */
  revisions?: ShownRevision[]
  /** For a page of a list: the addresses of those before and after it. */
  neighbours?: {previous: string | null; next: string | null}
  /** Whether a picture is drawn for the page; another page is shared with that of the site. */
  hasPicture?: boolean
  /** Whether the page has a twin in Markdown. */
  hasTwin?: boolean
  /** The feeds that tell of later ones. */
  feeds?: readonly NamedFeed[]
}

/** Title, description, canonical address and the Open Graph basics of one page. The layout adds the site's name. */
export function pageMetadata(facts: PageFacts): Metadata {
  const {
    title,
    description,
    canonicalPath,
    article,
    revisions,
    neighbours,
    hasPicture,
    hasTwin,
    feeds = [],
  } = facts
  const summary = description ? excerpt(description) : undefined
  const shared = {
    title,
    description: summary,
    url: canonicalPath,
    images: [hasPicture ? shareImage(canonicalPath, `The headline “${title}” on paper`) : siteImage],
  }
  return {
    title,
    description: summary,
    alternates: {
      canonical: canonicalPath,
      types: {
        'application/atom+xml': feeds.map((feed) => ({url: feed.paths.atom, title: feed.title})),
        'application/feed+json': feeds.map((feed) => ({url: feed.paths.json, title: feed.title})),
        ...(hasTwin ? {'text/markdown': markdownPath(canonicalPath)} : {}),
      },
    },
    pagination: neighbours,
    ...(revisions ? {other: {[revisionsMetaName]: formatRevisions(revisions)}} : {}),
    twitter: {card: 'summary_large_image'},
    openGraph: article
      ? {
          ...shared,
          type: 'article',
          publishedTime: article.dates?.published,
          modifiedTime: article.dates?.modified,
          authors: article.authors,
        }
      : {...shared, type: 'website'},
  }
}

/** The picture of a page, drawn with its headline; `alt` says what is on it. */
function shareImage(path: string, alt: string) {
  return {url: sharePath(path), type: 'image/png', alt, ...shareCardSize}
}

const siteImage = shareImage(homePath, 'The name of the site, and what it is')
