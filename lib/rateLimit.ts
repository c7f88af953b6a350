/**
 * Counts what happens within windows of time and says when it is too much. It remembers one number, so that nobody can make it
 * remember more; what is counted together is up to the caller.
 *
 * @returns `take(nowMs)`: whether there is room for one more at this moment
 */
export function rateLimit(most: number, windowMs: number): (nowMs: number) => boolean {
  let windowStart = Number.NEGATIVE_INFINITY
  let taken = 0
  return (nowMs) => {
    if (nowMs - windowStart >= windowMs) {
      windowStart = nowMs
      taken = 0
    }
    taken += 1
    return taken <= most
  }
}
