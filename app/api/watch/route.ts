import {z} from 'zod'

import {readBounded} from '@/lib/boundedText.ts'
import {systemClock} from '@/lib/clock.ts'
import {parsedJson} from '@/lib/parsedJson.ts'
import {rateLimit} from '@/lib/rateLimit.ts'
import {secrets} from '@/sanity/secrets.ts'
import {watchFacts} from '@/sanity/watch/factWatch.ts'
import {makeWatch} from '@/sanity/watch/makeWatch.ts'
import {takeWatchRequest} from '@/sanity/watch/takeWatchRequest.ts'
import {watchRequestSchema} from '@/sanity/watch/watchRequest.ts'

const maxBodyBytes = 1_024
const hasRoom = rateLimit(20, 60_000)

const bodySchema = z.object({id: watchRequestSchema.shape._id})

/**
 * Compares a framework's facts now, for an editor who presses a button in the Studio. Whoever has just made the request's document
 * may write to the dataset, and so may have this done; each document is good for once.
 */
export async function POST(request: Request): Promise<Response> {
  if (secrets.writeToken === null) return refuse(503, 'SANITY_API_WRITE_TOKEN is not set on this server.')
  if (!hasRoom(systemClock.now().getTime())) return refuse(429, 'Too many requests. Try again in a minute.')
  const text = await readBounded(request.body, maxBodyBytes)
  if (text === null) return refuse(413, `The body is larger than ${maxBodyBytes} bytes.`)
  const asked = bodySchema.safeParse(parsedJson(text))
  if (!asked.success) return refuse(400, 'The body must be JSON such as {"id": "watchRequest.…"}.')

  const watch = makeWatch()
  const frameworkId = await takeWatchRequest(watch, asked.data.id)
  if (frameworkId === null) return refuse(404, 'There is no such request, or it is too old.')
  const [report] = await watchFacts(watch, frameworkId)
  if (!report) return refuse(409, 'There is nothing to compare, or it is being compared at this moment.')
  return answer({open: report.open, problem: report.problem}, 200)
}

function refuse(status: number, message: string): Response {
  return answer({error: message}, status)
}

function answer(body: object, status: number): Response {
  return Response.json(body, {status, headers: {'cache-control': 'no-store'}})
}
