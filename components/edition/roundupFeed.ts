import {editionBlocks} from '@/components/edition/editionInMarkdown.ts'
import {defaultSiteTitle} from '@/components/site/siteName.ts'
import {editorialDates} from '@/lib/editorialDates.ts'
import {feedId, type FeedEntry, type FeedFacts} from '@/lib/feed.ts'
import {htmlDocument} from '@/lib/markdown.ts'
import {editionPath, roundupFeedPath, roundupPath} from '@/sanity/paths.ts'
import type {RoundupFeedQueryResult, SiteSettingsQueryResult} from '@/sanity/types.generated.ts'

type FedRoundup = NonNullable<RoundupFeedQueryResult>

/** The editions of a roundup as a feed, the newest first; null while none has been published, for a feed has to be dated. */
export function roundupFeed(
  roundup: FedRoundup,
  site: {siteUrl: string; settings: SiteSettingsQueryResult},
): FeedFacts | null {
  const {siteUrl, settings} = site
  const slug = roundup.slug ?? ''
  const [newest, ...earlier] = roundup.editions.flatMap((edition) => entryOf(edition, slug, siteUrl) ?? [])
  if (!newest) return null
  return {
    id: feedId(siteUrl, 'roundup', roundup._id),
    title: roundup.title ?? slug,
    subtitle: roundup.description,
    url: siteUrl + roundupPath(slug),
    selfUrls: {atom: siteUrl + roundupFeedPath(slug, 'atom'), json: siteUrl + roundupFeedPath(slug, 'json')},
    author: settings?.publisherName ?? settings?.title ?? defaultSiteTitle,
    entries: [newest, ...earlier],
  }
}

/** The entry leads to the year's address, which stays that edition's when the next one comes. */
function entryOf(edition: FedRoundup['editions'][number], slug: string, siteUrl: string): FeedEntry | null {
  const dates = editorialDates(edition)
  if (!dates || !edition.year) return null
  return {
    id: feedId(siteUrl, 'edition', edition._id),
    url: siteUrl + editionPath(slug, edition.year),
    title: edition.headline ?? String(edition.year),
    dates,
    authors: (edition.authors ?? []).flatMap((author) => author?.name ?? []),
    contentHtml: htmlDocument(editionBlocks({slug}, edition, {siteUrl, addressOf: (path) => siteUrl + path})),
  }
}
