import type {OutgoingHttpHeaders, RequestListener} from 'node:http'

import {inject} from 'light-my-request'

import {readStanding, standingHeader} from '../../lib/pageStanding.ts'
import {readTags} from '../../lib/pageTags.ts'
import type {Header, Rendered} from './page.ts'
import type {PageRequest} from './pageRequest.ts'

/** A render that takes longer has failed. */
const renderMs = 30_000

/** What belongs to one connection or to the coding of a body, and what the framework tells itself. */
const ownToTheAnswer =
  /^(connection|keep-alive|transfer-encoding|date|content-length|content-encoding|etag|cache-status|x-nextjs-.*|x-page-standing)$/

export interface RendererSettings {
  /** Next.js, as it would answer a connection. */
  handle: RequestListener
  /** The server's own address, which is all that a render learns of where a request went. */
  authority: string
  /** The name of this process in the standings of pages. */
  node: string
  /** For how many seconds a cache in front may show a page without asking; 0 for none. */
  cdnAge: number
  /** Makes the page whole and gives its policy; for HTML. */
  finish: (html: string, status: number) => Promise<{html: string; policy: string}>
}

/**
 * Has Next.js render a page for nobody in particular: of the request it learns the address and the kind of text that is wanted, so
 * that nothing of one reader can be in what another one gets.
 */
export function rendererOf({handle, authority, node, cdnAge, finish}: RendererSettings) {
  return async ({url, accept}: PageRequest): Promise<Rendered> => {
    const {statusCode, headers, rawPayload} = await inject(handle, {
      method: 'GET',
      url,
      authority,
      headers: {accept},
      signal: AbortSignal.timeout(renderMs),
    })
    const standing = readStanding(headers[standingHeader])
    const isHtml = /^text\/html\b/.test(String(headers['content-type']))
    const page = isHtml ? await finish(rawPayload.toString(), statusCode) : null
    return {
      status: statusCode,
      headers: toList({
        ...headers,
        vary: variesBy(headers.vary),
        ...(page && {'content-security-policy': page.policy}),
        ...(standing && cachingHeaders(cdnAge)),
      }),
      body: page ? Buffer.from(page.html) : rawPayload,
      // What another process rendered counts as older than all that was dropped in this one.
      begunAt: standing?.node === node ? standing.begunAt : 0,
      keeping: standing && {tags: readTags(String(headers['cache-tag'] ?? '')), dueAt: standing.dueAt},
      wasKept: headers['x-nextjs-cache'] === 'HIT',
    }
  }
}

/** The headers that belong to the page, each value once: Next.js may say one twice on the answer that it renders. */
function toList(headers: OutgoingHttpHeaders): Header[] {
  return Object.entries(headers).flatMap(([name, value]): Header[] => {
    if (value === undefined || ownToTheAnswer.test(name)) return []
    const values = [...new Set([value].flat().map(String))]
    return [[name, values.length > 1 ? values : (values[0] ?? '')]]
  })
}

function variesBy(vary: OutgoingHttpHeaders[string]): string {
  const names = [vary ?? []].flat().join(', ')
  return /\baccept-encoding\b/i.test(names) ? names : [names, 'Accept-Encoding'].filter(Boolean).join(', ')
}

/**
 * Browsers ask each time, which costs them an empty answer. A cache in front may keep the page for as long as it was set up for, and
 * show it while it asks anew or gets no answer.
 */
function cachingHeaders(cdnAge: number): OutgoingHttpHeaders {
  return {
    'cache-control': 'public, max-age=0, must-revalidate',
    ...(cdnAge > 0 && {
      'cdn-cache-control': `public, max-age=${cdnAge}, stale-while-revalidate=60, stale-if-error=3600`,
    }),
  }
}
