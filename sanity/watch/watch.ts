import type {SanityClient} from '@sanity/client'

import type {Clock} from '../../lib/clock.ts'
import type {FactSource} from './factSource.ts'
import type {Guard} from './guardedRequest.ts'

/** What a watch over facts and sources works with. Any number of them may run at once, in one process or in many. */
export interface Watch {
  /** With an editor's token; it sees private documents. */
  client: SanityClient
  clock: Clock
  factSource: FactSource
  /** What of the net may be asked for sources. */
  guard: Guard
  /** How it introduces itself to those it asks. */
  userAgent: string
}
