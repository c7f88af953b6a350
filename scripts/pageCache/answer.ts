import type {IncomingMessage, ServerResponse} from 'node:http'

import {codingFor} from './codings.ts'
import type {Page} from './page.ts'
import type {PageCache} from './pageCache.ts'
import type {PageRequest} from './pageRequest.ts'

/** Answers a request with a page from the cache, in the same turn if it is there in the coding that the client takes best. */
export function answer(
  cache: PageCache,
  asked: PageRequest,
  request: IncomingMessage,
  response: ServerResponse,
): void | Promise<void> {
  const page = cache.find(asked)
  if (page === null) return answerAnew(cache, asked, request, response)
  if (isKnown(page, request)) return sendUnchanged(page, response)
  const coding = codingFor(request.headers['accept-encoding'])
  const body = page.bodyIn(coding)
  if (page.isOverdue)
    return answerPrepared(cache, asked, page, request, response, 'perennial; hit; fwd=stale')
  if (body === undefined) return answerPrepared(cache, asked, page, request, response)
  response.writeHead(page.status, page.headersIn(coding))
  response.end(request.method === 'HEAD' ? undefined : body)
}

async function answerPrepared(
  cache: PageCache,
  asked: PageRequest,
  page: Page,
  request: IncomingMessage,
  response: ServerResponse,
  cacheStatus = 'perennial; hit',
): Promise<void> {
  const coding = codingFor(request.headers['accept-encoding'])
  const body = page.bodyIn(coding) ?? (await cache.prepare(asked, page, coding))
  response.writeHead(page.status, page.headersWith(coding, cacheStatus))
  response.end(request.method === 'HEAD' ? undefined : body)
}

async function answerAnew(
  cache: PageCache,
  asked: PageRequest,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const {page, failure} = await cache.make(asked)
  if (failure) process.stderr.write(`${asked.url} is shown as it last was: ${failure.message}\n`)
  else if (isKnown(page, request)) return sendUnchanged(page, response)
  const status = failure
    ? 'perennial; hit; fwd=stale; detail="stale-if-error"'
    : `Next.js; ${page.wasKept ? 'hit' : 'fwd=miss'}, perennial; fwd=uri-miss${page.isKeepable ? '; stored' : ''}`
  return answerPrepared(cache, asked, page, request, response, status)
}

/** Whether the client has the page already (RFC 9110, 13.1.2). */
function isKnown({etag, status}: Page, {headers}: IncomingMessage): boolean {
  const known = headers['if-none-match']
  if (known === undefined || etag === null || status !== 200) return false
  return known === etag || known.split(',').some((one) => one.trim() === etag || one.trim() === '*')
}

function sendUnchanged(page: Page, response: ServerResponse): void {
  response.writeHead(304, page.unchangedHeaders())
  response.end()
}
