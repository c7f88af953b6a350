import {systemClock} from '../../lib/clock.ts'
import {contentClient} from '../client.ts'
import {sanityEnv} from '../env.ts'
import {receiptSiteUrl} from '../receipts/siteAddress.ts'
import {readNotificationTargets} from './notificationTargets.ts'
import type {Runner} from './runner.ts'

const defaultLeaseSeconds = 30
const patienceMs = 10_000

/**
 * A runner as the environment has it: `SANITY_API_WRITE_TOKEN` is what it writes with, `RECEIPT_SITE_URL` where it reads the site
 * when that is not the public address, `REFRESH_LEASE_SECONDS` how long a dead runner's work waits for another. Throws an
 * error naming the variable that is missing or malformed.
 *
 * @param name what tells it from others in logs, such as `cron`
 */
export function makeRunner(name: string, env: Record<string, string | undefined> = process.env): Runner {
  const token = env.SANITY_API_WRITE_TOKEN
  if (!token) throw new Error('SANITY_API_WRITE_TOKEN is not set: a runner publishes with it.')
  return {
    client: contentClient(sanityEnv, {token, perspective: 'raw', maxRetries: 3}),
    clock: systemClock,
    site: {address: receiptSiteUrl(env), webhookSecret: env.SANITY_WEBHOOK_SECRET || null},
    targets: readNotificationTargets(env),
    name: `${name} ${process.pid}`,
    leaseMs: leaseSeconds(env) * 1_000,
    patienceMs,
  }
}

function leaseSeconds({REFRESH_LEASE_SECONDS: value}: Record<string, string | undefined>): number {
  const seconds = Number(value || defaultLeaseSeconds)
  if (Number.isInteger(seconds) && seconds >= 1 && seconds <= 600) return seconds
  throw new Error(`REFRESH_LEASE_SECONDS is "${value}": expected whole seconds from 1 to 600.`)
}
