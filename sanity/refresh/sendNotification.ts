import {encodeSignatureHeader, SIGNATURE_HEADER_NAME} from '@sanity/webhook'

import type {StoredNotification} from './notifications.ts'
import {bodyFor, type NotificationTarget} from './notificationTargets.ts'

const timeoutMs = 10_000
const maxAnswerBytes = 200

/**
 * Sends a notification to a target once, and gives null when it was taken, otherwise what went wrong. It never throws: whatever
 * happens on the way is an answer.
 *
 * @param now ISO 8601
 */
export async function sendNotification(
  target: NotificationTarget,
  notification: StoredNotification,
  now: string,
  send: typeof fetch,
): Promise<string | null> {
  const body = bodyFor(target, notification)
  try {
    const response = await send(target.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'Perennial',
        // A runner that is stopped between sending and noting it down sends again: the receiver can tell.
        'idempotency-key': notification._id,
        ...(target.secret && {
          [SIGNATURE_HEADER_NAME]: await encodeSignatureHeader(body, Date.parse(now), target.secret),
        }),
      },
      body,
      // Followed, a redirect would turn a signed POST into something else somewhere else.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    })
    const answer = await beginningOf(response)
    return response.ok ? null : `It answered ${response.status}${answer && `: ${answer}`}`
  } catch (error) {
    return problemOf(error)
  }
}

/** The beginning of an answer, on one line; the rest is not read, however long it is. */
async function beginningOf(response: Response): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk.subarray(0, maxAnswerBytes), {stream: true})
    if (text.length >= maxAnswerBytes) break
  }
  return text.replaceAll(/\s+/g, ' ').trim().slice(0, maxAnswerBytes)
}

function problemOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'TimeoutError') return `It did not answer within ${timeoutMs / 1000} s`
  // `fetch` says only that it failed; the cause says why.
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message
}
