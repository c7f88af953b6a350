import {randomUUID} from 'node:crypto'

import type {EventStream} from '../http/eventStream.ts'
import type {Lake} from '../lake.ts'
import {limits} from '../limits.ts'
import type {Transaction} from '../store/transactions.ts'
import type {Audience} from './audience.ts'
import {openFrames} from './frames.ts'
import {listenerHubOf} from './listenerHub.ts'
import type {Listener} from './listenerHub.ts'
import type {ListenRequest} from './listenRequest.ts'
import {heardChanges, parseEventId} from './mutationEvents.ts'

/**
 * Sends a listener what it asked for until its stream is over: first what it missed since its last event, then every
 * transaction as it is committed. The cutover is by number: a transaction is sent once, whichever way it came.
 */
export function startListener(
  lake: Lake,
  request: Pick<ListenRequest, 'contents' | 'resumable' | 'lastEventId'>,
  audience: Audience,
  stream: EventStream,
): void {
  const name = randomUUID()
  const {contents} = request
  const listener: Listener = {name, contents, stream, position: lake.log.lastSequence()}

  /** Sends the events of a past transaction: all, or those after the event of a document. */
  function catchUp(transaction: Transaction, after?: string): void {
    const heard = heardChanges(transaction.changes, audience.hears)
    const frames = openFrames(transaction)
    const sent = after === undefined ? -1 : heard.findIndex(({change}) => change.documentId === after)
    if (after !== undefined && sent === -1) return
    for (const change of heard.slice(sent + 1)) stream.write(frames(change, contents))
  }

  function greet(event: 'welcome' | 'welcomeback' | 'reset', id: string | undefined): void {
    stream.send({event, id, data: {listenerName: name}})
  }

  const last = request.resumable && request.lastEventId ? parseEventId(request.lastEventId) : null
  const seen = last && lake.log.byTransactionId(last.transactionId)
  if (seen && listener.position - seen.sequence <= limits.maxResumedTransactions) {
    greet('welcomeback', request.lastEventId)
    catchUp(seen, last.documentId)
    for (const transaction of lake.transactionsAfter(seen.sequence)) {
      catchUp(transaction)
      listener.position = transaction.sequence
    }
  } else {
    // Under this id a listener that loses its connection before the first event can still resume.
    const latest = lake.log.bySequence(listener.position)
    greet(last ? 'reset' : 'welcome', latest ? `${latest.transactionId}#` : undefined)
  }
  listenerHubOf(lake).join(listener, audience)
}
