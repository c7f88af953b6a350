import {cookies, draftMode} from 'next/headers'

import {localPath} from '@/lib/localPath.ts'
import {perspectiveCookie} from '@/sanity/preview.ts'

/** Ends a preview and goes back to the page that it was left from, as readers see it. */
export async function POST(request: Request): Promise<Response> {
  const [mode, jar] = await Promise.all([draftMode(), cookies()])
  mode.disable()
  jar.delete({name: perspectiveCookie, path: '/', secure: true, sameSite: 'none', httpOnly: true})
  return new Response(null, {status: 303, headers: {Location: pageLeft(request.headers.get('referer'))}})
}

/** The path of the page that somebody came from, without what Presentation adds to addresses. */
function pageLeft(referer: string | null): string {
  const url = URL.parse(localPath(referer), 'http://localhost')
  if (!url) return '/'
  const added = [...url.searchParams.keys()].filter((name) => name.startsWith('sanity-preview-'))
  for (const name of added) url.searchParams.delete(name)
  return url.pathname + url.search
}
