import {type NextRequest, NextResponse} from 'next/server'

import {openSignOff} from '@/sanity/signOff.ts'

/**
 * Gives a link for sign-off that no longer opens anything its status, 410 Gone, which a page of Next.js has no way to say. What is
 * shown, the page itself decides.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const opened = await openSignOff(request.nextUrl.pathname.split('/').at(-1) ?? '')
  const isGone = opened !== null && opened.standing !== 'live'
  return isGone ? NextResponse.next({status: 410}) : NextResponse.next()
}

/** No other page passes through here. */
export const config = {matcher: '/sign-off/:token'}
