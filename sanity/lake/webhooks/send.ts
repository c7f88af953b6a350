import type {Clock} from '../../../lib/clock.ts'
import type {LakeConfig} from '../config.ts'
import {limits} from '../limits.ts'
import type {Delivery} from './deliveryTable.ts'
import {signPayload} from './signature.ts'
import type {Webhook} from './webhookTable.ts'

/** How one attempt ended. `failureReason` is null for a 2xx; the words are those of the hosted service. */
export interface AttemptOutcome {
  startedMs: number
  failureReason: 'http' | 'network' | 'timeout' | 'other' | null
  resultCode: number | null
  resultBody: string | null
}

/** Sends a delivery once. It never throws: whatever happens is an outcome. */
export async function sendDelivery(
  {config, clock}: {config: LakeConfig; clock: Clock},
  webhook: Webhook,
  delivery: Delivery,
  closing: AbortSignal,
): Promise<AttemptOutcome> {
  const startedMs = clock.now().getTime()
  const timeout = AbortSignal.timeout(limits.webhookTimeoutMs)
  try {
    const response = await fetch(webhook.url, {
      method: webhook.httpMethod,
      headers: {...webhook.headers, ...deliveryHeaders(config, webhook, delivery, startedMs)},
      // A GET cannot carry one.
      body: webhook.httpMethod === 'GET' ? null : delivery.payload,
      // A redirect would turn a signed POST into an unsigned GET somewhere else.
      redirect: 'manual',
      signal: AbortSignal.any([timeout, closing]),
    })
    const resultBody = await readStart(response)
    return {startedMs, failureReason: response.ok ? null : 'http', resultCode: response.status, resultBody}
  } catch (error) {
    // `fetch` reports every trouble with the connection as a TypeError.
    const failureReason = timeout.aborted ? 'timeout' : error instanceof TypeError ? 'network' : 'other'
    return {startedMs, failureReason, resultCode: null, resultBody: null}
  }
}

/** Whether another attempt may end better. As hosted: a 4xx is the receiver's answer, not its trouble; 429 asks to wait. */
export function isWorthRepeating({resultCode}: AttemptOutcome): boolean {
  if (resultCode === null) return true
  return resultCode === 429 || resultCode === 408 || resultCode < 400 || resultCode >= 500
}

function deliveryHeaders(config: LakeConfig, webhook: Webhook, delivery: Delivery, sentAtMs: number) {
  return {
    'content-type': 'application/json; charset=utf-8',
    'idempotency-key': delivery.id,
    'sanity-dataset': config.dataset,
    'sanity-document-id': delivery.documentId,
    'sanity-operation': delivery.operation,
    'sanity-project-id': config.projectId,
    'sanity-transaction-id': delivery.transactionId,
    'sanity-transaction-time': delivery.transactionTime,
    'sanity-webhook-id': webhook.id,
    ...(webhook.secret && {
      'sanity-webhook-signature': signPayload(delivery.payload, webhook.secret, sentAtMs),
    }),
  }
}

/** The beginning of a response's body; the rest is not read, however long it is. */
async function readStart(response: Response): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, {stream: true})
    if (text.length >= limits.maxWebhookResponseBytes) break
  }
  return text.slice(0, limits.maxWebhookResponseBytes)
}
