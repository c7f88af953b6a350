import type {Json} from '../store/documentTypes.ts'

/** What the Studio reads about others: `i` is who, `m` is what about them. */
type PresenceEvent =
  | {type: 'rollCall'; i: string; session: string}
  | {type: 'state'; i: string; m: {sessionId: string; locations: Json[]}}
  | {type: 'disconnect'; i: string; m: {session: string}}

/** Everyone who has the Studio open. Nothing is kept: each newcomer calls the roll, and the others answer. */
export interface PresenceRoom {
  /** Hears what others say from now on, until the returned function is called. */
  enter(hear: (event: PresenceEvent) => void): {say(event: PresenceEvent): void; leave(): void}
}

/** Makes an empty room. */
export function createPresenceRoom(): PresenceRoom {
  const listeners = new Set<(event: PresenceEvent) => void>()
  return {
    enter(hear) {
      listeners.add(hear)
      return {
        say(event) {
          for (const listener of listeners) if (listener !== hear) listener(event)
        },
        leave() {
          listeners.delete(hear)
        },
      }
    },
  }
}
