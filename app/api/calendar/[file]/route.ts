import {siteUrl} from '@/sanity/env.ts'
import {fetchCalendar} from '@/sanity/live.ts'
import {calendarText} from '@/sanity/refresh/calendar.ts'
import {isSameSecret} from '@/sanity/refresh/isSameSecret.ts'
import {secrets} from '@/sanity/secrets.ts'

interface Context {
  params: Promise<{file: string}>
}

const headers = {'cache-control': 'private, no-store', 'x-robots-tag': 'noindex, nofollow'}

/** `/api/calendar/<secret>.ics`: the refreshes for calendar programs, which bring no token. Whoever knows the address may read. */
export async function GET(_request: Request, {params}: Context): Promise<Response> {
  const {file} = await params
  const isKnown = secrets.calendarSecret !== null && isSameSecret(file, `${secrets.calendarSecret}.ics`)
  if (!isKnown) {
    return Response.json({error: 'There is no calendar at this address.'}, {status: 404, headers})
  }
  return new Response(calendarText(await fetchCalendar(), siteUrl), {
    headers: {
      ...headers,
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'inline; filename="refreshes.ics"',
    },
  })
}
