/** Does pieces of work, at most so many at once; of those that wait, the one with the lowest rank comes next. */
export type Turnstile = <Result>(rank: number, work: () => Promise<Result>) => Promise<Result>

/** A way to do only so many things at once. */
export function turnstile(most: number): Turnstile {
  const waiting: {rank: number; enter(): void}[] = []
  let inside = 0

  /** Whoever leaves hands the place over, so that nobody who comes just then takes it. */
  function leave(): void {
    waiting.sort((a, b) => a.rank - b.rank)
    const next = waiting.shift()
    if (next) next.enter()
    else inside -= 1
  }

  return async (rank, work) => {
    if (inside >= most) await new Promise<void>((enter) => waiting.push({rank, enter}))
    else inside += 1
    try {
      return await work()
    } finally {
      leave()
    }
  }
}
