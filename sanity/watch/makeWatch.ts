import {systemClock} from '../../lib/clock.ts'
import {contentClient} from '../client.ts'
import {sanityEnv, siteUrl} from '../env.ts'
import {endOfLife, factSourceUrl} from './endOfLife.ts'
import {publicOnly} from './guardedRequest.ts'
import type {Watch} from './watch.ts'

/**
 * A watch as the environment has it: `SANITY_API_WRITE_TOKEN` is what it writes with, `FACT_SOURCE_URL` where it asks for facts when
 * that is not endoflife.date. Throws an error naming the variable that is missing or malformed.
 */
export function makeWatch(env: Record<string, string | undefined> = process.env): Watch {
  const token = env.SANITY_API_WRITE_TOKEN
  if (!token) throw new Error('SANITY_API_WRITE_TOKEN is not set: what is found is written down with it.')
  const userAgent = `Perennial (checks its sources; +${siteUrl})`
  return {
    client: contentClient(sanityEnv, {token, perspective: 'raw', maxRetries: 3}),
    clock: systemClock,
    factSource: endOfLife(factSourceUrl(env), userAgent),
    guard: publicOnly,
    userAgent,
  }
}
