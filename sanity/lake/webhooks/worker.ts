import type {Lake} from '../lake.ts'
import {limits} from '../limits.ts'
import {inTransaction} from '../store/database.ts'
import {openDeliveryTable} from './deliveryTable.ts'
import type {Delivery} from './deliveryTable.ts'
import {matchTransaction} from './matching.ts'
import {retryDelayMs} from './retryDelay.ts'
import {isWorthRepeating, sendDelivery} from './send.ts'
import type {AttemptOutcome} from './send.ts'
import {openWebhookTable} from './webhookTable.ts'
import type {Webhook} from './webhookTable.ts'

/** The longest the worker sleeps before it looks at its clock again. */
const longestSleepMs = 60_000
const retryCollectingMs = 1_000
const cursorDelayMs = 1_000
const deliveriesBetweenPrunes = 200

/**
 * Delivers what webhooks wait for, until the lake closes. It reads the transaction log behind a cursor that moves in
 * the same SQLite transaction that adds the deliveries, and a delivery stays until it was answered 2xx: killed at any
 * moment, the lake goes on where it was, and sends a thing twice rather than never.
 * @param report is told of what went wrong with the worker itself, not with a receiver
 */
export function startWebhooks(lake: Lake, report: (error: unknown) => void): void {
  const webhooks = openWebhookTable(lake.database)
  const deliveries = openDeliveryTable(lake.database)
  const underWay = new Map<string, Set<string>>()
  let position = deliveries.cursor()
  let isCollecting = false
  let mustCollect = false
  let sinceLastPrune = 0
  let dispatchTimer: NodeJS.Timeout | undefined
  let cursorTimer: NodeJS.Timeout | undefined
  let retryTimer: NodeJS.Timeout | undefined

  const nowMs = () => lake.clock.now().getTime()

  /** Turns new transactions into deliveries, one run at a time. */
  async function collect(): Promise<void> {
    mustCollect = true
    if (isCollecting) return
    isCollecting = true
    try {
      while (mustCollect && !lake.closing.aborted) {
        mustCollect = false
        if (webhooks.list().length === 0) {
          position = lake.log.lastSequence()
          noteCursor()
          continue
        }
        for (const transaction of lake.transactionsAfter(position)) {
          const matches = await matchTransaction(lake, webhooks.list(), transaction, report)
          if (lake.closing.aborted) return
          if (matches.length > 0)
            inTransaction(lake.database, () => deliveries.add(transaction, matches, nowMs()))
          position = transaction.sequence
          if (matches.length > 0) dispatch()
          else noteCursor()
        }
      }
    } finally {
      isCollecting = false
    }
  }

  /** A transaction nobody waits for costs no write of its own: read again after a kill, it matches nothing again. */
  function noteCursor(): void {
    cursorTimer ??= setTimeout(
      guarded(() => {
        cursorTimer = undefined
        deliveries.moveCursor(position)
      }),
      cursorDelayMs,
    )
  }

  /** Starts every delivery that is due and has room, and sets the alarm for the next. */
  function dispatch(): void {
    if (lake.closing.aborted) return
    // Set before anything can fail, so that a failure does not end the work.
    sleep(longestSleepMs)
    const now = nowMs()
    for (const webhook of webhooks.list()) {
      if (webhook.isDisabledByUser) continue
      const busy = underWay.get(webhook.id) ?? new Set()
      underWay.set(webhook.id, busy)
      const room = limits.maxConcurrentDeliveriesPerWebhook - busy.size
      if (room <= 0) continue
      const due = deliveries.due(webhook.id, now, limits.maxConcurrentDeliveriesPerWebhook + busy.size)
      for (const delivery of due.filter(({id}) => !busy.has(id)).slice(0, room)) {
        busy.add(delivery.id)
        void attempt(webhook, delivery, busy).catch(report)
      }
    }
    const nextMs = deliveries.nextDueMs(now)
    if (nextMs !== null) sleep(nextMs - now)
  }

  function sleep(durationMs: number): void {
    clearTimeout(dispatchTimer)
    dispatchTimer = setTimeout(guarded(dispatch), Math.min(durationMs, longestSleepMs))
  }

  async function attempt(webhook: Webhook, delivery: Delivery, busy: Set<string>): Promise<void> {
    const outcome = await sendDelivery(lake, webhook, delivery, lake.closing)
    // What was cut off by closing counts as never tried.
    if (lake.closing.aborted) return
    try {
      inTransaction(lake.database, () => settle(delivery, outcome))
    } catch (error) {
      // It was not written down, as on a full disk: soon again.
      sleep(retryCollectingMs)
      throw error
    } finally {
      busy.delete(delivery.id)
    }
    dispatch()
  }

  function settle(delivery: Delivery, outcome: AttemptOutcome): void {
    const now = nowMs()
    const isYoung = now - delivery.createdMs < limits.maxWebhookDeliveryAgeMs
    const mayRepeat = outcome.failureReason !== null && isWorthRepeating(outcome) && isYoung
    const dueMs = mayRepeat ? now + retryDelayMs(delivery.failureCount + 1, Math.random()) : null
    deliveries.record(delivery, outcome, {dueMs, nowMs: now})
    // The receiver is there: whoever waits because it was not need not wait any longer.
    if (outcome.failureReason === null) deliveries.hasten(now, delivery.webhookId)
    sinceLastPrune++
    if (sinceLastPrune < deliveriesBetweenPrunes) return
    sinceLastPrune = 0
    deliveries.prune()
  }

  function guarded(work: () => void): () => void {
    return () => {
      try {
        work()
      } catch (error) {
        report(error)
      }
    }
  }

  const wake = () => {
    collect().catch((error: unknown) => {
      report(error)
      if (!lake.closing.aborted) retryTimer = setTimeout(wake, retryCollectingMs)
    })
  }
  // After the reply to whoever committed has been handed over, and before anything else.
  const stopListening = lake.onCommit(() => void setImmediate(wake))
  lake.closing.addEventListener('abort', () => {
    stopListening()
    for (const timer of [dispatchTimer, cursorTimer, retryTimer]) clearTimeout(timer)
  })
  deliveries.hasten(nowMs())
  dispatch()
  wake()
}
