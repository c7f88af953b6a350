/** Runs a task when there is room for it. */
export type Slots = <T>(task: () => Promise<T>) => Promise<T>

/**
 * Lets `concurrency` tasks run at once and `maxQueued` wait their turn, first come first served; for one more, `refuse`
 * says what it ends with.
 */
export function createSlots(concurrency: number, maxQueued: number, refuse: () => Error): Slots {
  const waiting: (() => void)[] = []
  let running = 0
  return async (task) => {
    if (running >= concurrency) {
      if (waiting.length >= maxQueued) throw refuse()
      // Whoever finishes hands its place over without giving it up, so that nobody can slip in between.
      await new Promise<void>((resolve) => waiting.push(resolve))
    } else {
      running++
    }
    try {
      return await task()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}
