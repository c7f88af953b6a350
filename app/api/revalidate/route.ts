import {SIGNATURE_HEADER_NAME} from '@sanity/webhook'
import {parseBody} from 'next-sanity/webhook'
import {NextRequest} from 'next/server'

import {dropPages, OthersNotTold} from '@/app/dropPages.ts'
import {readBounded} from '@/lib/boundedText.ts'
import {systemClock} from '@/lib/clock.ts'
import {secrets} from '@/sanity/secrets.ts'
import {deliverySchema} from '@/sanity/webhook.ts'

/** A delivery says what changed, not the whole document. */
const maxBodyBytes = 256 * 1024
const maxAgeMs = 5 * 60 * 1000

/**
 * Where the lake's webhook reports each published change. Drops exactly the pages that the change touches, leaves a
 * redirect behind when an address changed, and answers which. When it answers with success, no server of the site that can be reached
 * has an older page any more. Repeating a delivery does no harm.
 */
export async function POST(request: NextRequest): Promise<Response> {
  if (!secrets.webhookSecret) return refuse(503, 'SANITY_WEBHOOK_SECRET is not set on this server.')
  const signature = request.headers.get(SIGNATURE_HEADER_NAME)
  if (!signature) return refuse(401, `The request has no ${SIGNATURE_HEADER_NAME} header.`)
  if (!isRecent(signature)) return refuse(401, 'The signature is malformed or older than five minutes.')
  const text = await readBounded(request.body, maxBodyBytes)
  if (text === null) return refuse(413, `The body is larger than ${maxBodyBytes} bytes.`)

  const change = await decode(request, text, secrets.webhookSecret)
  if (change instanceof Response) return change

  try {
    return Response.json(await dropPages(change))
  } catch (error) {
    // The lake delivers again what is not answered with success.
    if (error instanceof OthersNotTold) return refuse(503, error.message)
    throw error
  }
}

async function decode(request: NextRequest, text: string, secret: string) {
  try {
    const signed = new NextRequest(request.url, {method: 'POST', headers: request.headers, body: text})
    const {isValidSignature, body} = await parseBody<unknown>(signed, secret, false)
    if (!isValidSignature) return refuse(401, 'The signature does not match the body.')
    const delivery = deliverySchema.safeParse(body)
    if (delivery.success) return delivery.data
    const problem = delivery.error.issues[0]
    return refuse(400, `The delivery is malformed at "${problem?.path.join('.')}": ${problem?.message}.`)
  } catch (error) {
    if (error instanceof SyntaxError) return refuse(400, 'The body is not JSON.')
    throw error
  }
}

function isRecent(signature: string): boolean {
  const signedAt = Number(/\bt=(\d+)/.exec(signature)?.[1])
  return Math.abs(systemClock.now().getTime() - signedAt) <= maxAgeMs
}

function refuse(status: number, message: string): Response {
  return Response.json({error: message}, {status})
}
