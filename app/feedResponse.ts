import {httpDate} from '@/lib/editorialDates.ts'
import {feedUpdated, writeFeed, type FeedFacts, type FeedFormat} from '@/lib/feed.ts'

const contentTypes: Record<FeedFormat, string> = {
  atom: 'application/atom+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
}

/** A feed as an answer, or a plain 404 where there is none yet. The header's date is that of the feed. */
export function feedResponse(facts: FeedFacts | null, format: FeedFormat): Response {
  if (!facts) return new Response('There is no feed at this address.\n', {status: 404})
  return new Response(writeFeed(facts, format), {
    headers: {
      'Content-Type': contentTypes[format],
      'Last-Modified': httpDate(feedUpdated(facts)),
      // An old date in the header would otherwise let a reader's program keep the feed for weeks without asking.
      'Cache-Control': 'public, max-age=0, must-revalidate',
    },
  })
}
