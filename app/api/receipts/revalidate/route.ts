import {z} from 'zod'

import {dropPages, OthersNotTold} from '@/app/dropPages.ts'
import {readBounded} from '@/lib/boundedText.ts'
import {systemClock} from '@/lib/clock.ts'
import {parsedJson} from '@/lib/parsedJson.ts'
import {rateLimit} from '@/lib/rateLimit.ts'
import {contentClient} from '@/sanity/client.ts'
import {sanityEnv} from '@/sanity/env.ts'
import {receiptSchema} from '@/sanity/receipts/receiptDocument.ts'
import {secrets} from '@/sanity/secrets.ts'
import {arrivalQuery, deliverySchema} from '@/sanity/webhook.ts'

const maxBodyBytes = 1_024
const hasRoom = rateLimit(60, 60_000)

const requestSchema = z.object({id: receiptSchema.shape._id})

/**
 * Drops the pages of the document that a receipt names, as the lake's webhook would have done. Whoever knows the random id of a
 * receipt may read the dataset's private documents, and all that comes of it is that pages are rendered once more.
 */
export async function POST(request: Request): Promise<Response> {
  const {readToken} = secrets
  if (readToken === null) return refuse(503, 'SANITY_API_READ_TOKEN is not set on this server.')
  if (!hasRoom(systemClock.now().getTime())) {
    return refuse(429, 'Too many requests. Try again in a minute.', {'retry-after': '60'})
  }
  const text = await readBounded(request.body, maxBodyBytes)
  if (text === null) return refuse(413, `The body is larger than ${maxBodyBytes} bytes.`)
  const asked = requestSchema.safeParse(parsedJson(text))
  if (!asked.success)
    return refuse(400, 'The body must be JSON such as {"id": "receipt.…"}: the id of a receipt.')

  const client = contentClient(sanityEnv, {token: readToken, perspective: 'raw'})
  const receipt = receiptSchema.safeParse(await client.getDocument(asked.data.id))
  if (!receipt.success) return refuse(404, 'There is no such receipt.')
  const arrival = await client.fetch<unknown>(
    arrivalQuery,
    {id: receipt.data.documentId},
    {cache: 'no-store'},
  )
  if (arrival === null) return refuse(410, 'The document is no longer published.')
  const change = deliverySchema.safeParse(arrival)
  if (!change.success) return refuse(422, 'Readers see no document of this kind.')
  try {
    const {revalidated} = await dropPages(change.data)
    return answer({revalidated}, 200)
  } catch (error) {
    if (error instanceof OthersNotTold) return refuse(503, error.message)
    throw error
  }
}

function refuse(status: number, message: string, headers: Record<string, string> = {}): Response {
  return answer({error: message}, status, headers)
}

function answer(body: object, status: number, headers: Record<string, string> = {}): Response {
  return Response.json(body, {status, headers: {'cache-control': 'no-store', ...headers}})
}
