import {connection} from 'next/server'

import {contentClient} from '@/sanity/client.ts'
import {sanityEnv} from '@/sanity/env.ts'
import {secrets} from '@/sanity/secrets.ts'
import {webNode} from '@/sanity/webNode.ts'

const client = contentClient(sanityEnv, {
  maxRetries: 0,
  ...(secrets.readToken && {token: secrets.readToken}),
})
/** Whoever asks how the server is waits no longer than this for the lake. */
const lakeMs = 1_000

/**
 * Answers as soon as the site can serve, whether or not the lake can. Says beside that how the caches do; null stands for what this
 * server does not have.
 */
export async function GET(): Promise<Response> {
  await connection()
  return Response.json(
    {
      status: 'ok',
      lake: (await lakeAnswers()) ? 'answers' : 'does not answer',
      lastInvalidation: webNode.lastDropped,
      pageCache: webNode.pageCache?.() ?? null,
      redis: webNode.shared?.figures() ?? null,
    },
    {headers: {'cache-control': 'no-store'}},
  )
}

async function lakeAnswers(): Promise<boolean> {
  return client.fetch('1', {}, {signal: AbortSignal.timeout(lakeMs)}).then(
    () => true,
    () => false,
  )
}
