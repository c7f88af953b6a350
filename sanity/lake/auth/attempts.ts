/** Counts failures by key within a sliding window, and says when a key has had enough of them. */
export interface AttemptLimit {
  /** Milliseconds until the key may try again; 0 when it may now. */
  waitMs(key: string, nowMs: number): number
  /** Counts one attempt. Call it before the check, so that attempts made at the same time count as well. */
  count(key: string, nowMs: number): void
  /** Forgets a key's attempts, after one that succeeded. */
  clear(key: string): void
}

/**
 * Makes a limit of `maxAttempts` per key and window, kept in memory.
 *
 * @param options.maxKeys - with more keys than this the one that tried longest ago is forgotten
 */
export function createAttemptLimit(options: {
  maxAttempts: number
  windowMs: number
  maxKeys: number
}): AttemptLimit {
  // In the order of the last attempt: a Map keeps insertion order, and `count` inserts anew.
  const attempts = new Map<string, number[]>()
  const recent = (key: string, nowMs: number) =>
    (attempts.get(key) ?? []).filter((moment) => moment > nowMs - options.windowMs)

  return {
    waitMs(key, nowMs) {
      const moments = recent(key, nowMs)
      const decisive = moments.at(-options.maxAttempts)
      return decisive === undefined ? 0 : decisive + options.windowMs - nowMs
    },
    count(key, nowMs) {
      const moments = [...recent(key, nowMs), nowMs]
      attempts.delete(key)
      attempts.set(key, moments)
      if (attempts.size <= options.maxKeys) return
      const [oldest] = attempts.keys()
      if (oldest !== undefined) attempts.delete(oldest)
    },
    clear(key) {
      attempts.delete(key)
    },
  }
}
