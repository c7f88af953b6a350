import {siteUrl} from '../env.ts'

/**
 * Where receipts are read: `RECEIPT_SITE_URL` when a process cannot reach the public address of the site. Without a trailing slash;
 * throws an error naming the variable when it is malformed.
 */
export function receiptSiteUrl({RECEIPT_SITE_URL: url}: Record<string, string | undefined>): string {
  if (!url) return siteUrl
  if (!URL.canParse(url) || !/^https?:/.test(url)) {
    throw new Error(`RECEIPT_SITE_URL is "${url}": expected an address such as http://127.0.0.1:3000.`)
  }
  return url.replace(/\/+$/, '')
}
