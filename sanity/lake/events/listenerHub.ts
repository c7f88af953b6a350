import type {EventStream} from '../http/eventStream.ts'
import {SlowReaderError} from '../http/eventStream.ts'
import {describeError, logLine} from '../http/log.ts'
import type {Lake} from '../lake.ts'
import type {DocumentChange, Transaction} from '../store/transactions.ts'
import type {Audience} from './audience.ts'
import {openAudienceIndex} from './audienceIndex.ts'
import {openFrames} from './frames.ts'
import type {Frames} from './frames.ts'
import {heardChanges} from './mutationEvents.ts'
import type {EventContents} from './mutationEvents.ts'

/** One open listener. */
export interface Listener {
  name: string
  contents: EventContents
  stream: EventStream
  /** The number of the last transaction before it joined. */
  position: number
}

/** Tells the listeners of one lake what is committed. */
export interface ListenerHub {
  /** Tells a listener of every transaction after its position, until its stream is over. */
  join(listener: Listener, audience: Audience): void
  /** How many listen at this moment. */
  count(): number
}

/** Listeners with the same filter, which is asked once for all of them. */
interface Group {
  audience: Audience
  listeners: Set<Listener>
}

/** What one group is still to be told of one transaction. */
interface Telling {
  group: Group
  transaction: Transaction
  changes: DocumentChange[]
  frames: Frames
}

/** The longest that listeners are told in one go before other requests have their turn. */
const turnMs = 10

const hubs = new WeakMap<Lake, ListenerHub>()

/** The one hub of a lake. */
export function listenerHubOf(lake: Lake): ListenerHub {
  const known = hubs.get(lake)
  if (known) return known
  const hub = openListenerHub(lake)
  hubs.set(lake, hub)
  return hub
}

/**
 * A transaction costs what it means to those whom it concerns: groups are found by id and type, their filter runs once
 * for all their listeners, a frame is written once, and all that happens after the writer has its reply.
 */
function openListenerHub(lake: Lake): ListenerHub {
  const groups = new Map<string, Group>()
  const index = openAudienceIndex<Group>()
  const waiting: Telling[] = []
  let isScheduled = false

  function note(transaction: Transaction): void {
    const concerned = new Map<Group, DocumentChange[]>()
    for (const change of transaction.changes) {
      for (const group of index.concernedBy(change)) {
        const changes = concerned.get(group)
        if (changes) changes.push(change)
        else concerned.set(group, [change])
      }
    }
    const frames = openFrames(transaction)
    for (const [group, changes] of concerned) waiting.push({group, transaction, changes, frames})
    schedule()
  }

  function schedule(): void {
    if (isScheduled || waiting.length === 0) return
    isScheduled = true
    setImmediate(() => {
      isScheduled = false
      const endMs = lake.clock.now().getTime() + turnMs
      while (waiting.length > 0 && lake.clock.now().getTime() <= endMs) {
        const next = waiting.shift()
        if (next) tell(next)
      }
      schedule()
    })
  }

  function tell({group, transaction, changes, frames}: Telling): void {
    try {
      const heard = heardChanges(changes, group.audience.hears)
      for (const {position, contents, stream} of group.listeners) {
        if (transaction.sequence <= position) continue
        for (const change of heard) stream.write(frames(change, contents))
      }
    } catch (error) {
      // The transaction is committed: listeners that cannot take it must start anew.
      const names = [...group.listeners].map(({name}) => name).join(', ')
      logLine(
        lake.config,
        `listeners dropped at transaction ${transaction.transactionId}: ${names}: ${describeError(error)}`,
      )
      for (const {stream} of group.listeners) stream.close()
    }
  }

  function leave(listener: Listener, group: Group): void {
    const {reason} = listener.stream.closed
    if (reason instanceof SlowReaderError)
      logLine(lake.config, `listener ${listener.name} dropped: ${reason.message}`)
    group.listeners.delete(listener)
    if (group.listeners.size > 0) return
    groups.delete(group.audience.key)
    index.remove(group, group.audience.condition)
  }

  lake.onCommit(note)

  return {
    count: () => [...groups.values()].reduce((sum, {listeners}) => sum + listeners.size, 0),
    join(listener, audience) {
      // So much to catch up on that the stream is over already.
      if (listener.stream.closed.aborted) return
      let group = groups.get(audience.key)
      if (!group) {
        group = {audience, listeners: new Set()}
        groups.set(audience.key, group)
        index.add(group, audience.condition)
      }
      group.listeners.add(listener)
      const joined = group
      listener.stream.closed.addEventListener('abort', () => leave(listener, joined), {once: true})
    },
  }
}
