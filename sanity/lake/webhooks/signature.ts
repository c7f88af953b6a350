import {createHmac} from 'node:crypto'

/**
 * The `sanity-webhook-signature` header of a delivery, as `@sanity/webhook` verifies it: the moment of sending and the
 * base64url HMAC-SHA256 of that moment, a dot and the body's exact text.
 */
export function signPayload(payload: string, secret: string, sentAtMs: number): string {
  const digest = createHmac('sha256', secret).update(`${sentAtMs}.${payload}`).digest('base64url')
  return `t=${sentAtMs},v1=${digest}`
}
