import {connection} from 'next/server'

import {isSameSecret} from '@/sanity/refresh/isSameSecret.ts'
import {makeRunner} from '@/sanity/refresh/makeRunner.ts'
import {runRefreshes} from '@/sanity/refresh/run.ts'
import {secrets} from '@/sanity/secrets.ts'

/**
 * One run of the refreshes, for any cron: `Authorization: Bearer <REFRESH_RUN_SECRET>`. Harmless to call often, and in many places
 * at once. Answers what was taken up.
 */
export async function POST(request: Request): Promise<Response> {
  await connection()
  if (!secrets.refreshRunSecret) return refuse(503, 'REFRESH_RUN_SECRET is not set on this server.')
  const given = request.headers.get('authorization')?.replace(/^Bearer /, '') ?? ''
  if (!isSameSecret(given, secrets.refreshRunSecret)) {
    return refuse(401, 'Send the secret as "Authorization: Bearer <REFRESH_RUN_SECRET>".')
  }
  try {
    return Response.json({ran: await runRefreshes(makeRunner('cron'))}, {headers: noStore})
  } catch (error) {
    process.stderr.write(`refresh: ${error instanceof Error ? error.message : String(error)}\n`)
    return refuse(502, 'The run failed; the server’s log says why. The next one goes on where it stopped.')
  }
}

/** Vercel's cron sends GET. */
export const GET = POST

const noStore = {'cache-control': 'no-store'}

function refuse(status: number, error: string): Response {
  return Response.json({error}, {status, headers: noStore})
}
