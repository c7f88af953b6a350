/** Where the time comes from. Code that depends on it takes a `Clock`, so that a test can hold it still. */
export interface Clock {
  /** The present moment. */
  now(): Date
}

/** The machine's clock: the only place that asks the machine what time it is. */
export const systemClock: Clock = {now: () => new Date()}

/** A clock that stands still at a moment until it is moved by hand, for tests. */
export function frozenClock(moment: string | Date): Clock & {advance(milliseconds: number): void} {
  let current = new Date(moment)
  return {
    now: () => new Date(current),
    advance(milliseconds) {
      current = new Date(current.getTime() + milliseconds)
    },
  }
}
