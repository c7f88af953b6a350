import type {SanityClient} from '@sanity/client'

import type {Clock} from '../../lib/clock.ts'
import type {NotificationTarget} from './notificationTargets.ts'

/** What a runner works with. Any number of them may run at once, in one process or in many. */
export interface Runner {
  /** With an editor's token. */
  client: SanityClient
  clock: Clock
  /** Where the site is read, and how it is told to drop pages (null: the lake's webhook is waited for). */
  site: {address: string; webhookSecret: string | null}
  /** Who is told by a POST. */
  targets: readonly NotificationTarget[]
  /** What tells this runner from others in the log: `ticker 4711`. */
  name: string
  /** How long others leave a refresh alone that this runner has begun with, in milliseconds. */
  leaseMs: number
  /** How long readers' page is asked for the new revision before that counts as failed, in milliseconds. */
  patienceMs: number
}

/** What became of a refresh in one run. `otherwise`: another runner has it, or it is not its time yet. */
export type Outcome = 'live' | 'held' | 'waiting' | 'otherwise'
