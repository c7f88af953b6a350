import {roundupFeedResponse} from '@/app/roundupFeedResponse.ts'
import {atLeastOne} from '@/lib/staticParams.ts'
import {fetchRoundupParams} from '@/sanity/live.ts'

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
  const {roundup} = await params
  return roundupFeedResponse(roundup, 'atom')
}
