import {median} from '../measure/statistics.ts'

/** What was measured was stopped by a limit of the lake: it has no time. */
export class StoppedError extends Error {}

/** How long work takes, in milliseconds; infinitely long when it was stopped. */
export async function timed(work: () => unknown): Promise<number> {
  const began = performance.now()
  try {
    await work()
  } catch (error) {
    if (error instanceof StoppedError) return Number.POSITIVE_INFINITY
    throw error
  }
  return performance.now() - began
}

/** One thing to be timed again and again. */
export interface Contender {
  name: string
  run(round: number): unknown
}

/**
 * Times things in turns, so that whatever else the machine does meets them all alike, and gives the medians. A first
 * turn warms up and does not count. What has used up its share of time sits out the later rounds.
 */
export async function race(
  contenders: Contender[],
  {rounds, budgetMs}: {rounds: number; budgetMs: number},
): Promise<Map<string, number>> {
  const measured = new Map(contenders.map(({name}) => [name, new Array<number>()]))
  const spentMs = new Map<string, number>()
  for (let round = 0; round <= rounds; round += 1) {
    for (const {name, run} of contenders) {
      const spent = spentMs.get(name) ?? 0
      if (round > 1 && spent > budgetMs) continue
      // What was stopped once would be stopped again.
      if (spent === Number.POSITIVE_INFINITY) continue
      const tookMs = await timed(() => run(round))
      spentMs.set(name, spent + tookMs)
      if (round > 0 || tookMs === Number.POSITIVE_INFINITY) measured.get(name)?.push(tookMs)
    }
  }
  return new Map([...measured].map(([name, values]) => [name, median(values)]))
}
