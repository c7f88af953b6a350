import {type NextRequest, NextResponse} from 'next/server'

import {endedPage} from '@/components/sign-off/endedPage.ts'
import {openSignOff} from '@/sanity/signOff.ts'

/** An address that no document has and that is rendered ahead: it answers 404 in the site's own words. */
const missingPath = '/none/none/none'

/**
 * Sees to the status of a link for sign-off, which has left before a page that is rendered on request knows it: 404 for what is no
 * link, 410 for one that opens nothing any more.
 */
export async function proxy(request: NextRequest): Promise<Response> {
  const opened = await openSignOff(request.nextUrl.pathname.split('/').at(-1) ?? '')
  if (opened === null) return NextResponse.rewrite(new URL(missingPath, request.url))
  const {link, standing} = opened
  if (standing === 'live') return NextResponse.next()
  const body = await endedPage(link, standing)
  return new Response(body.toString(), {status: 410, headers: {'content-type': 'text/html; charset=utf-8'}})
}

/** No other page passes through here. */
export const config = {matcher: '/sign-off/:token'}
