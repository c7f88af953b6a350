import {sanityEnv} from '@/sanity/env.ts'

/** What of the lake's answer belongs to the picture. */
const kept = ['content-type', 'content-length', 'cache-control', 'etag', 'last-modified', 'vary']

/** The local lake's pictures, at the site's own address. On a hosted lake readers get them from its CDN. */
export async function GET(request: Request): Promise<Response> {
  const {pathname, search} = new URL(request.url)
  const {apiHost, projectId, dataset} = sanityEnv
  if (apiHost === null || !pathname.startsWith(`/images/${projectId}/${dataset}/`)) return missing()
  const asked = new Headers()
  for (const name of ['accept', 'if-none-match']) {
    const value = request.headers.get(name)
    if (value !== null) asked.set(name, value)
  }
  const answer = await fetch(new URL(pathname + search, apiHost), {
    headers: asked,
    cache: 'no-store',
    redirect: 'error',
    signal: request.signal,
  })
  if (answer.status === 404) return missing()
  const headers = new Headers({'X-Content-Type-Options': 'nosniff'})
  for (const name of kept) {
    const value = answer.headers.get(name)
    if (value !== null) headers.set(name, value)
  }
  return new Response(answer.body, {status: answer.status, headers})
}

function missing(): Response {
  return new Response('There is no picture at this address.\n', {status: 404})
}
