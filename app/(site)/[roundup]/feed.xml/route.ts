import {feedResponse} from '@/app/feedResponse.ts'
import {roundupFeed} from '@/components/edition/roundupFeed.ts'
import {atLeastOne} from '@/lib/staticParams.ts'
import {siteUrl} from '@/sanity/env.ts'
import {fetchRedirect, fetchRoundupFeed, fetchRoundupParams, fetchSiteSettings} from '@/sanity/live.ts'
import {roundupFeedPath} from '@/sanity/paths.ts'

export async function generateStaticParams() {
  const roundups = await fetchRoundupParams()
  return atLeastOne(
    roundups.flatMap(({slug}) => (slug ? [{roundup: slug}] : [])),
    {roundup: 'none'},
  )
}

/** The editions of a roundup as an Atom feed. */
export async function GET(
  _request: Request,
  {params}: {params: Promise<{roundup: string}>},
): Promise<Response> {
  const {roundup: slug} = await params
  const [roundup, settings] = await Promise.all([fetchRoundupFeed(slug), fetchSiteSettings()])
  if (roundup) return feedResponse(roundupFeed(roundup, {siteUrl, settings}))
  const target = await fetchRedirect(roundupFeedPath(slug))
  return target === null ? feedResponse(null) : new Response(null, {status: 308, headers: {Location: target}})
}
