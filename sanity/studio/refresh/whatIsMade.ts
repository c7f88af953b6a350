import {countOf} from '../../../lib/text.ts'
import type {Plan} from './usePlan.ts'

/** What starting an edition makes, in sentences for whoever is about to do it. */
export function whatIsMade({latest}: Plan, year: number): string[] {
  return [
    latest
      ? `A draft of the edition of ${year}, made from that of ${latest.year}: its ${countOf(latest.entries, 'entry', 'entries')} with ${countOf(latest.claims, 'claim')} under the same keys, every one to be tested again.`
      : `An empty draft of the edition of ${year}: it is the first one of this roundup.`,
    'A refresh with its owner, which shows what is still to be done and goes on the schedule once nothing stands in the way.',
    'Readers see nothing of it until it goes live.',
  ]
}
