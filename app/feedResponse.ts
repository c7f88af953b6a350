import {atomFeed, feedUpdated, type FeedFacts} from '@/lib/atomFeed.ts'
import {httpDate} from '@/lib/editorialDates.ts'

/** A feed as an answer, or a plain 404 where there is none yet. The header's date is that of the feed. */
export function feedResponse(facts: FeedFacts | null): Response {
  if (!facts) return new Response('There is no feed at this address.\n', {status: 404})
  return new Response(atomFeed(facts), {
    headers: {
      'Content-Type': 'application/atom+xml; charset=utf-8',
      'Last-Modified': httpDate(feedUpdated(facts)),
      // An old date in the header would otherwise let a reader's program keep the feed for weeks without asking.
      'Cache-Control': 'public, max-age=0, must-revalidate',
    },
  })
}
