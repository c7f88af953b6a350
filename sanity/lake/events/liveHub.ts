import {encodeFrame} from '../http/eventStream.ts'
import type {EventStream} from '../http/eventStream.ts'
import type {Lake} from '../lake.ts'
import {limits} from '../limits.ts'
import {layerOf} from '../query/perspective.ts'
import {tagsWokenBy} from '../query/syncTags/wokenTags.ts'
import type {Transaction} from '../store/transactions.ts'

/** Whoever wants to know which answers are out of date. */
interface LiveListener {
  stream: EventStream
  /** Whether changes of drafts and versions count. */
  includeDrafts: boolean
  /** The number of the last transaction before it joined. */
  position: number
}

/** Tells the live listeners of one lake which sync tags each transaction wakes. */
export interface LiveHub {
  /** Tells a listener of every transaction after its position, until its stream is over. */
  join(listener: LiveListener): void
}

const hubs = new WeakMap<Lake, LiveHub>()

/** The one hub of a lake. */
export function liveHubOf(lake: Lake): LiveHub {
  const known = hubs.get(lake)
  if (known) return known
  const hub = openLiveHub(lake)
  hubs.set(lake, hub)
  return hub
}

/** Tags are worked out once for all listeners, after the writer has its reply, and only when somebody listens. */
function openLiveHub(lake: Lake): LiveHub {
  const listeners = new Set<LiveListener>()
  const waiting: Transaction[] = []

  function tell(): void {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const transaction = next
      for (const includeDrafts of [false, true]) {
        const due = [...listeners].filter(
          (listener) => listener.includeDrafts === includeDrafts && listener.position < transaction.sequence,
        )
        const frame = due.length > 0 ? liveFrame(lake, transaction, includeDrafts) : null
        if (frame) for (const {stream} of due) stream.write(frame)
      }
    }
  }

  lake.onCommit((transaction) => {
    if (listeners.size === 0) return
    if (waiting.push(transaction) === 1) setImmediate(tell)
  })

  return {
    join(listener) {
      if (listener.stream.closed.aborted) return
      listeners.add(listener)
      listener.stream.closed.addEventListener('abort', () => listeners.delete(listener), {once: true})
    },
  }
}

/** What a live listener is told of a transaction; null when it does not concern it. */
export function liveFrame(lake: Lake, transaction: Transaction, includeDrafts: boolean): Uint8Array | null {
  const tags = new Set<string>()
  for (const change of transaction.changes) {
    if (!includeDrafts && layerOf(change.documentId) !== null) continue
    for (const tag of tagsWokenBy(change, (id) => lake.read.getMany(lake.read.relatedTo(id)))) tags.add(tag)
  }
  if (tags.size === 0) return null
  const id = transaction.transactionId
  return tags.size > limits.maxLiveEventTags
    ? encodeFrame({event: 'restart', id, data: {}})
    : encodeFrame({event: 'message', id, data: {tags: [...tags]}})
}
