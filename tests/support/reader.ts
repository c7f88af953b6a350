import {expect} from '@playwright/test'

/** A page as a reader's fresh request gets it. */
export interface FreshPage {
  status: number
  html: string
  /** `HIT` when the page was not rendered for this request. */
  cache: string | null
  location: string | null
}

/** `HIT` when some cache of the server had the page, `MISS` when it was rendered, null when no cache was asked. */
export function cacheOf(headers: Record<string, string | undefined>): string | null {
  const status = headers['cache-status']
  if (!status) return headers['x-nextjs-cache'] ?? null
  return /;\s*hit\b/.test(status) ? 'HIT' : 'MISS'
}

/** Asks for a page as a reader without any cache of their own does. */
export async function readFresh(address: string): Promise<FreshPage> {
  const response = await fetch(address, {redirect: 'manual', cache: 'no-store'})
  return {
    status: response.status,
    html: await response.text(),
    cache: cacheOf(Object.fromEntries(response.headers)),
    location: response.headers.get('location'),
  }
}

/** Asks again until the page is as expected, and tells how many milliseconds that took. Fails after the timeout. */
export async function readUntil(
  address: string,
  isAsExpected: (page: FreshPage) => boolean,
  timeoutMs = 15_000,
): Promise<number> {
  const began = performance.now()
  let page = await readFresh(address)
  while (!isAsExpected(page) && performance.now() - began < timeoutMs) page = await readFresh(address)
  expect(isAsExpected(page), `${address} answered ${page.status}: ${page.html.slice(0, 200)}`).toBe(true)
  return performance.now() - began
}

/** Asks for pages until each is answered from the cache: a change made just before may still be on its way. */
export async function warm(addresses: string[]): Promise<void> {
  for (const address of addresses) await readUntil(address, ({cache}) => cache === 'HIT')
}
