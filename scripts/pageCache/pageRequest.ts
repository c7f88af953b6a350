import type {IncomingMessage} from 'node:http'

import {prefersMarkdown} from '../../lib/accept.ts'

/** What decides which page answers a request. Nothing else of the request reaches the renderer. */
export interface PageRequest {
  /** Under which the page is kept: a page that may be kept is the same whatever the query says. */
  key: string
  url: string
  accept: 'text/html' | 'text/markdown'
}

/** What is made for one person or one request, and files that are no pages. */
const notPages = /^\/(_next|api|studio|images|share|reader|sign-off|search|compare\/pick)(\/|$)/
/** An ending other than that of a text which is made of content. */
const file = /\.(?!(md|xml|json|txt)$)[^./]*$/
/** Sent by the framework's router, which wants data and no page, and by what renders pages ahead. */
const routerHeaders = [
  'rsc',
  'next-action',
  'next-router-state-tree',
  'next-router-prefetch',
  'next-router-segment-prefetch',
  'x-prerender-revalidate',
]
const previewCookie = /(?:^|;\s*)(__prerender_bypass|__next_preview_data)=/

/** A request as the page cache sees it; null for one that it must not answer. */
export function pageRequest({method, url = '', headers}: IncomingMessage): PageRequest | null {
  if (method !== 'GET' && method !== 'HEAD') return null
  if (headers.authorization !== undefined) return null
  if (headers.cookie !== undefined && previewCookie.test(headers.cookie)) return null
  const mark = url.indexOf('?')
  const path = mark === -1 ? url : url.slice(0, mark)
  if (!path.startsWith('/') || notPages.test(path) || file.test(path)) return null
  if (mark !== -1 && /[?&]_rsc\b/.test(url)) return null
  for (const name of routerHeaders) if (headers[name] !== undefined) return null
  const {accept = ''} = headers
  return accept.includes('text/markdown') && prefersMarkdown(accept)
    ? {key: `${path} text/markdown`, url, accept: 'text/markdown'}
    : {key: path, url, accept: 'text/html'}
}
