import {changesTitle} from '@/components/changes/changesMetadata.ts'
import {comparisonOf} from '@/components/changes/comparison.ts'
import {toldInHtml} from '@/components/changes/toldInHtml.ts'
import {changesFeedTitle} from '@/components/edition/roundupFeeds.ts'
import {defaultSiteTitle} from '@/components/site/siteName.ts'
import {comparisonDates} from '@/lib/editorialDates.ts'
import {feedId, type FeedEntry, type FeedFacts} from '@/lib/feed.ts'
import {changesFeedPaths, changesPath, homePath} from '@/sanity/paths.ts'
import type {ChangesFeedQueryResult, SiteSettingsQueryResult} from '@/sanity/types.generated.ts'

/** What changed from edition to edition as a feed, the newest first; null while there is nothing to compare. */
export function changesFeed(
  compared: ChangesFeedQueryResult,
  site: {siteUrl: string; settings: SiteSettingsQueryResult},
): FeedFacts | null {
  const {siteUrl, settings} = site
  const [newest, ...earlier] = compared.flatMap((answer) => entryOf(answer, siteUrl) ?? [])
  if (!newest) return null
  const siteTitle = settings?.title ?? defaultSiteTitle
  return {
    id: feedId(siteUrl, 'changes', 'all'),
    title: `${siteTitle}: ${changesFeedTitle.toLowerCase()}`,
    subtitle: 'Framework by framework and claim by claim, the verdict first.',
    url: siteUrl + homePath,
    selfUrls: {atom: siteUrl + changesFeedPaths.atom, json: siteUrl + changesFeedPaths.json},
    author: settings?.publisherName ?? siteTitle,
    entries: [newest, ...earlier],
  }
}

function entryOf(answer: ChangesFeedQueryResult[number], siteUrl: string): FeedEntry | null {
  const comparison = comparisonOf(answer)
  const slug = answer.roundup?.slug
  if (!comparison || !answer.roundup || !slug) return null
  const {before, after} = comparison
  const dates = comparisonDates(before, after)
  if (!dates) return null
  return {
    id: feedId(siteUrl, 'changes', after._id),
    url: siteUrl + changesPath(slug, after.year),
    title: changesTitle(answer.roundup, after),
    dates,
    authors: (after.authors ?? []).flatMap((author) => author?.name ?? []),
    contentHtml: toldInHtml(comparison),
  }
}
