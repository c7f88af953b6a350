import {encodeSignatureHeader, SIGNATURE_HEADER_NAME} from '@sanity/webhook'

/** Posts to the site what the lake's webhook would, signed. */
export async function deliver(siteUrl: string, secret: string, body: string, signedAt = Date.now()) {
  return fetch(`${siteUrl}/api/revalidate`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      [SIGNATURE_HEADER_NAME]: await encodeSignatureHeader(body, signedAt, secret),
    },
    body,
  })
}
