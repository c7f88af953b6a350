import {encodeSignatureHeader, SIGNATURE_HEADER_NAME} from '@sanity/webhook'

import type {DocumentChange} from '../lib/cacheTags.ts'
import {webhookPath} from './webhook.ts'

/**
 * Tells the site of a change as the lake's webhook does, and waits until it has dropped the pages. Throws when the site does not
 * answer or refuses.
 *
 * @param site.address where this process reaches the site, without a trailing slash
 * @param now ISO 8601
 */
export async function reportChange(
  site: {address: string; webhookSecret: string},
  change: DocumentChange,
  now: string,
): Promise<void> {
  const body = JSON.stringify(change)
  const signature = await encodeSignatureHeader(body, Date.parse(now), site.webhookSecret)
  const response = await fetch(site.address + webhookPath, {
    method: 'POST',
    headers: {'content-type': 'application/json', [SIGNATURE_HEADER_NAME]: signature},
    body,
    signal: AbortSignal.timeout(10_000),
  })
  if (!response.ok)
    throw new Error(`The site refused to drop pages: ${response.status} ${await response.text()}`)
}
