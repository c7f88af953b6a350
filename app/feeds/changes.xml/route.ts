import {feedResponse} from '@/app/feedResponse.ts'
import {changesFeed} from '@/components/changes/changesFeed.ts'
import {siteUrl} from '@/sanity/env.ts'
import {fetchChangesFeed, fetchSiteSettings} from '@/sanity/live.ts'

/** What changed from edition to edition, in all roundups, as an Atom feed. */
export async function GET(): Promise<Response> {
  const [compared, settings] = await Promise.all([fetchChangesFeed(), fetchSiteSettings()])
  return feedResponse(changesFeed(compared, {siteUrl, settings}), 'atom')
}
