import type {EventStream} from '../http/eventStream.ts'
import type {Lake} from '../lake.ts'
import {limits} from '../limits.ts'
import {liveFrame, liveHubOf} from './liveHub.ts'

/** The event id of a lake that nothing has been written to. */
const beforeAll = '0'

/**
 * Sends a live listener what it missed since its last event, or `restart` when that cannot be told, and then every
 * transaction as it is committed. The cutover is by number: a transaction is sent once, whichever way it came.
 */
export function startLiveListener(
  lake: Lake,
  {includeDrafts, lastEventId}: {includeDrafts: boolean; lastEventId: string | undefined},
  stream: EventStream,
): void {
  const position = lake.log.lastSequence()
  const id = lake.log.bySequence(position)?.transactionId ?? beforeAll
  const seen = lastEventId === undefined ? position : sequenceOf(lake, lastEventId)
  if (seen === null || position - seen > limits.maxResumedTransactions) {
    stream.send({event: 'restart', id, data: {}})
  } else {
    stream.send({event: 'welcome', id: lastEventId ?? id, data: {}})
    for (const transaction of lake.transactionsAfter(seen)) {
      const frame = liveFrame(lake, transaction, includeDrafts)
      if (frame) stream.write(frame)
    }
  }
  liveHubOf(lake).join({stream, includeDrafts, position})
}

/** The number of the transaction that an event told of; null when there is none. */
function sequenceOf(lake: Lake, eventId: string): number | null {
  return eventId === beforeAll ? 0 : (lake.log.byTransactionId(eventId)?.sequence ?? null)
}
