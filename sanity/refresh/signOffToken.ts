import {createHmac} from 'node:crypto'

import {isSameSecret} from './isSameSecret.ts'
import {type SignOffLink, signOffLinkId, signOffLinkName} from './signOffLink.ts'

const tokenPattern = /^([0-9a-f]{32})\.[\w-]{43}$/

/**
 * The last part of a link's address: what names it, and a signature over link, edition and expiry. Should somebody change one
 * of these in the lake, the address that was handed out opens nothing any more.
 */
export function signOffToken(link: SignOffLink, secret: string): string {
  const signed = JSON.stringify([link._id, link.edition, link.expiresAt])
  return `${signOffLinkName(link)}.${createHmac('sha256', secret).update(signed).digest('base64url')}`
}

/** The id of the link that a token names, or null when it has not even the form of one. */
export function linkIdIn(token: string): string | null {
  const name = tokenPattern.exec(token)?.[1]
  return name ? signOffLinkId(name) : null
}

/** Whether a token is this link's own. */
export function isTokenOf(token: string, link: SignOffLink, secret: string): boolean {
  return isSameSecret(token, signOffToken(link, secret))
}
