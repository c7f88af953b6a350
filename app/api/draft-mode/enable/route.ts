import {createClient} from 'next-sanity'
import {defineEnableDraftMode} from 'next-sanity/draft-mode'

import {localPath} from '@/lib/localPath.ts'
import {clientConfig} from '@/sanity/client.ts'
import {sanityEnv} from '@/sanity/env.ts'
import {secrets} from '@/sanity/secrets.ts'

const pathParameter = 'sanity-preview-pathname'

/**
 * Begins a preview: sets the cookies of draft mode and sends the browser to the page. Whoever comes must bring a secret that the
 * Studio wrote into the lake within the last hour, which takes being allowed to write there.
 */
export async function GET(request: Request): Promise<Response> {
  if (!secrets.readToken) {
    return new Response('SANITY_API_READ_TOKEN is not set on this server.', {status: 503})
  }
  const url = new URL(request.url)
  url.searchParams.set(pathParameter, localPath(url.searchParams.get(pathParameter)))
  const client = createClient({...clientConfig(sanityEnv), token: secrets.readToken})
  return defineEnableDraftMode({client}).GET(new Request(url, {headers: request.headers}))
}
