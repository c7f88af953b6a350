import {limits} from '../limits.ts'

/**
 * How long to wait after a failure, in milliseconds: twice as long after each one, up to a limit, and between half and
 * all of that, so that many deliveries that failed together do not come back together.
 * @param failureCount failures so far, this one included
 * @param chance a random number from 0 to 1
 */
export function retryDelayMs(failureCount: number, chance: number): number {
  const doublings = Math.min(failureCount - 1, 30)
  const longest = Math.min(limits.longestWebhookRetryMs, limits.firstWebhookRetryMs * 2 ** doublings)
  return Math.round(longest * (0.5 + chance / 2))
}
