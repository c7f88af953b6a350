import {randomUUID} from 'node:crypto'

import type {EventStream} from '../http/eventStream.ts'
import {logLine} from '../http/log.ts'
import type {Lake} from '../lake.ts'
import {limits} from '../limits.ts'
import type {DocumentFilter} from '../query/filter.ts'
import type {Transaction} from '../store/transactions.ts'
import type {ListenRequest} from './listenRequest.ts'
import {mutationEvents, parseEventId} from './mutationEvents.ts'

/**
 * Sends a listener what it asked for until its stream is over: first what it missed since its last event, then every
 * transaction as it is committed. The cutover is by number: a transaction is sent once, whichever way it came.
 */
export function startListener(
  lake: Lake,
  request: Omit<ListenRequest, 'query' | 'params'>,
  filter: DocumentFilter,
  stream: EventStream,
): void {
  let position = lake.log.lastSequence()

  function deliver(transaction: Transaction, after?: string): void {
    const events = mutationEvents(transaction, filter, request.contents)
    const sent = after === undefined ? -1 : events.findIndex(({documentId}) => documentId === after)
    const due = after !== undefined && sent === -1 ? [] : events.slice(sent + 1)
    for (const event of due) stream.send({event: 'mutation', id: event.eventId, data: event})
    position = transaction.sequence
  }

  function greet(event: 'welcome' | 'welcomeback' | 'reset', id: string | undefined): void {
    stream.send({event, id, data: {listenerName: randomUUID()}})
  }

  const last = request.resumable && request.lastEventId ? parseEventId(request.lastEventId) : null
  const seen = last && lake.log.byTransactionId(last.transactionId)
  if (seen && position - seen.sequence <= limits.maxResumedTransactions) {
    position = seen.sequence
    greet('welcomeback', request.lastEventId)
    deliver(seen, last.documentId)
    for (const transaction of lake.transactionsAfter(seen.sequence)) deliver(transaction)
  } else {
    // Under this id a listener that loses its connection before the first event can still resume.
    const latest = lake.log.bySequence(position)
    greet(last ? 'reset' : 'welcome', latest ? `${latest.transactionId}#` : undefined)
  }

  // So much to catch up on that the stream is over already.
  if (stream.closed.aborted) return
  const stop = lake.onCommit((transaction) => {
    if (transaction.sequence <= position) return
    try {
      deliver(transaction)
    } catch (error) {
      // The transaction is committed: a listener that cannot take it must not make its writer fail.
      logLine(lake.config, `listener dropped at transaction ${transaction.transactionId}: ${String(error)}`)
      stream.close()
    }
  })
  stream.closed.addEventListener('abort', stop, {once: true})
}
