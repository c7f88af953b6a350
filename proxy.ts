import {type NextRequest, NextResponse} from 'next/server'

import {endedPage} from '@/components/sign-off/endedPage.ts'
import {prefersMarkdown} from '@/lib/accept.ts'
import {reservedSlugs} from '@/lib/reservedSlugs.ts'
import {openSignOff} from '@/sanity/signOff.ts'

/** An address that no document has and that is rendered ahead: it answers 404 in the site's own words. */
const missingPath = '/none/none/none'

/**
 * Two things that a page cannot see to: that whoever asks for Markdown gets the page's twin, and the status of a link for sign-off.
 */
export async function proxy(request: NextRequest): Promise<Response> {
  const {pathname} = request.nextUrl
  if (pathname.startsWith('/sign-off/')) return signOffStatus(request)
  const isWanted = prefersMarkdown(request.headers.get('accept') ?? '')
  if (!isWanted || !hasTwin(pathname)) return NextResponse.next()
  return NextResponse.rewrite(new URL(`/markdown${pathname}`, request.url))
}

/**
 * Sees to the status of a link for sign-off, which has left before a page that is rendered on request knows it: 404 for what is no
 * link, 410 for one that opens nothing any more.
 */
async function signOffStatus(request: NextRequest): Promise<Response> {
  const opened = await openSignOff(request.nextUrl.pathname.split('/').at(-1) ?? '')
  if (opened === null) return NextResponse.rewrite(new URL(missingPath, request.url))
  const {link, standing} = opened
  if (standing === 'live') return NextResponse.next()
  const body = await endedPage(link, standing)
  return new Response(body.toString(), {status: 410, headers: {'content-type': 'text/html; charset=utf-8'}})
}

/** Whether the page at a path has a twin in Markdown, if there is a page. */
function hasTwin(pathname: string): boolean {
  const [first = '', second, third] = pathname.slice(1).split('/')
  if (pathname.includes('.')) return false
  return first === 'frameworks' ? second !== undefined && third === undefined : !reservedSlugs.has(first)
}

/** No other request passes through here: pages that are not asked for Markdown stay as static as files. */
export const config = {
  matcher: [
    '/sign-off/:token',
    {source: '/:path*', has: [{type: 'header', key: 'accept', value: '.*text/markdown.*'}]},
  ],
}
