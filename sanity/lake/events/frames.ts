import {encodeFrame} from '../http/eventStream.ts'
import type {Transaction} from '../store/transactions.ts'
import {mutationEvent} from './mutationEvents.ts'
import type {EventContents, HeardChange} from './mutationEvents.ts'

/** Gives the frame that tells of a change, with the wished contents. */
export type Frames = (heard: HeardChange, contents: EventContents) => Uint8Array

/** The frames of one transaction. A frame is written once, however many listeners with the same wish get it. */
export function openFrames(transaction: Transaction): Frames {
  const frames = new Map<string, Uint8Array>()
  return (heard, contents) => {
    const {change, transition, place, total} = heard
    const wishes = [contents.result, contents.previous, contents.mutations, contents.effects]
    const key = [change.documentId, transition, place, total, contents.visibility, ...wishes].join(' ')
    const known = frames.get(key)
    if (known) return known
    const event = mutationEvent(transaction, heard, contents)
    const frame = encodeFrame({event: 'mutation', id: event.eventId, data: event})
    frames.set(key, frame)
    return frame
  }
}
