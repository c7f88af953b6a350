import {limits} from '../limits.ts'

/** A query that went through a dataset or a type for want of an index. */
export interface Scan {
  /** The query, cut to `limits.maxScanQueryLength`. */
  query: string
  times: number
  /** When it last did, ISO 8601. */
  last: string
}

/** Which queries had to scan, so that the status can name them. */
export interface ScanLog {
  note(query: string, at: Date): void
  /** How often any query had to, since the lake was started. */
  total(): number
  /** The most frequent first. */
  list(): Scan[]
}

/** A log with room for so many queries; when it is full, the one that scanned the longest ago makes way. */
export function openScanLog(): ScanLog {
  const scans = new Map<string, Scan>()
  let total = 0
  return {
    total: () => total,
    note(text, at) {
      total += 1
      const query = text.trim().slice(0, limits.maxScanQueryLength)
      const times = (scans.get(query)?.times ?? 0) + 1
      scans.delete(query)
      scans.set(query, {query, times, last: at.toISOString()})
      const [oldest] = scans.keys()
      if (scans.size > limits.maxNotedScans && oldest !== undefined) scans.delete(oldest)
    },
    list: () => [...scans.values()].toSorted((a, b) => b.times - a.times),
  }
}
