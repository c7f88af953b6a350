import type {Metadata} from 'next'

import type {NamedFeed} from '@/components/edition/roundupFeeds.ts'
import type {ProjectedFigure} from '@/components/ui/Figure.tsx'
import type {EditorialDates} from '@/lib/editorialDates.ts'
import {formatRevisions, revisionsMetaName, type ShownRevision} from '@/lib/revisions.ts'
import {excerpt} from '@/lib/text.ts'
import {imageUrl, isUploaded} from '@/sanity/image.ts'
import {markdownPath} from '@/sanity/paths.ts'

const shareImageSize = {width: 1200, height: 630}

/** What a page's head is made of. Paths are relative to the site's address. */
interface PageFacts {
  title: string
  description: string | null
  /** The address that stands for this page, also when it was reached by another. */
  canonicalPath: string
  image?: ProjectedFigure | null
  /** Given for an article: what shared links and search engines print as its dates and authors. */
  article?: {dates: EditorialDates | null; authors: string[]}
  /** The documents that the page is about, so that whoever published one can see that readers have it. */
  revisions?: ShownRevision[]
  /** Whether the page has a twin in Markdown. */
  hasTwin?: boolean
  /** The feeds that tell of later ones. */
  feeds?: readonly NamedFeed[]
}

/** Title, description, canonical address and the Open Graph basics of one page. The layout adds the site's name. */
export function pageMetadata(facts: PageFacts): Metadata {
  const {title, description, canonicalPath, image, article, revisions, hasTwin, feeds = []} = facts
  const summary = description ? excerpt(description) : undefined
  const shared = {title, description: summary, url: canonicalPath, images: shareImages(image)}
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
    ...(revisions ? {other: {[revisionsMetaName]: formatRevisions(revisions)}} : {}),
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

function shareImages(figure: ProjectedFigure | null | undefined) {
  if (!figure || !isUploaded(figure.image)) return undefined
  return [{url: imageUrl(figure.image, shareImageSize), alt: figure.alt ?? '', ...shareImageSize}]
}
