import {feedResponse} from '@/app/feedResponse.ts'
import {roundupFeed} from '@/components/edition/roundupFeed.ts'
import type {FeedFormat} from '@/lib/feed.ts'
import {siteUrl} from '@/sanity/env.ts'
import {fetchRedirect, fetchRoundupFeed, fetchSiteSettings} from '@/sanity/live.ts'
import {roundupFeedPath} from '@/sanity/paths.ts'

/** The editions of a roundup as a feed; where the roundup has moved, the way to the feed there. */
export async function roundupFeedResponse(slug: string, format: FeedFormat): Promise<Response> {
  const [roundup, settings] = await Promise.all([fetchRoundupFeed(slug), fetchSiteSettings()])
  if (roundup) return feedResponse(roundupFeed(roundup, {siteUrl, settings}), format)
  const target = await fetchRedirect(roundupFeedPath(slug, format))
  return target === null
    ? feedResponse(null, format)
    : new Response(null, {status: 308, headers: {Location: target}})
}
