import {z} from 'zod'

import {readBounded} from '@/lib/boundedText.ts'
import {systemClock} from '@/lib/clock.ts'
import {parsedJson} from '@/lib/parsedJson.ts'
import {rateLimit} from '@/lib/rateLimit.ts'
import {maxSignOffDays} from '@/lib/signOff.ts'
import {siteUrl} from '@/sanity/env.ts'
import {signOffPath} from '@/sanity/paths.ts'
import {isTooLong, signOffLinkSchema} from '@/sanity/refresh/signOffLink.ts'
import {signOffToken} from '@/sanity/refresh/signOffToken.ts'
import {secrets} from '@/sanity/secrets.ts'
import {readSignOff} from '@/sanity/signOff.ts'

const maxBodyBytes = 1_024
const hasRoom = rateLimit(60, 60_000)

const requestSchema = z.object({id: signOffLinkSchema.shape._id})

/**
 * Answers the address of a link for sign-off, which the Studio cannot sign by itself. Whoever knows the random id of its document
 * may read the dataset's private documents, and so may have the address.
 */
export async function POST(request: Request): Promise<Response> {
  if (secrets.signOffSecret === null) return refuse(503, 'SIGN_OFF_SECRET is not set on this server.')
  if (!hasRoom(systemClock.now().getTime())) {
    return refuse(429, 'Too many requests. Try again in a minute.', {'retry-after': '60'})
  }
  const text = await readBounded(request.body, maxBodyBytes)
  if (text === null) return refuse(413, `The body is larger than ${maxBodyBytes} bytes.`)
  const asked = requestSchema.safeParse(parsedJson(text))
  if (!asked.success)
    return refuse(400, 'The body must be JSON such as {"id": "sign-off.…"}: the id of a link.')

  const opened = await readSignOff(asked.data.id)
  if (!opened) return refuse(404, 'There is no such link.')
  const {link, standing} = opened
  if (standing !== 'live') return refuse(410, `The link is ${standing}: make another one.`)
  if (isTooLong(link))
    return refuse(422, `The link is good for more than ${maxSignOffDays} days: make another one.`)
  return answer({url: siteUrl + signOffPath(signOffToken(link, secrets.signOffSecret))}, 200)
}

function refuse(status: number, message: string, headers: Record<string, string> = {}): Response {
  return answer({error: message}, status, headers)
}

function answer(body: object, status: number, headers: Record<string, string> = {}): Response {
  return Response.json(body, {status, headers: {'cache-control': 'no-store', ...headers}})
}
