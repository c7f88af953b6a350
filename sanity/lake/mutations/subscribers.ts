import type {Transaction} from '../store/transactions.ts'

export type CommitListener = (transaction: Transaction) => void

export interface Subscribers {
  /** Returns the way to stop. */
  subscribe(listener: CommitListener): () => void
  /** Tells everybody. A transaction that a listener commits is told after this one, so that the order holds for all. */
  notify(transaction: Transaction): void
}

/** Those who want to know of commits. What one of them throws is reported: the commit stands, and the others are told. */
export function openSubscribers(report: (error: unknown) => void): Subscribers {
  const listeners = new Set<CommitListener>()
  const waiting: Transaction[] = []
  let isTelling = false

  function tell(transaction: Transaction): void {
    for (const listener of listeners) {
      try {
        listener(transaction)
      } catch (error) {
        report(error)
      }
    }
  }

  return {
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    notify(transaction) {
      waiting.push(transaction)
      if (isTelling) return
      isTelling = true
      for (let next = waiting.shift(); next; next = waiting.shift()) tell(next)
      isTelling = false
    },
  }
}
