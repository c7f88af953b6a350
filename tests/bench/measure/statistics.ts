/** The value below which a share (0 to 1) of some numbers lies; none of them gives NaN. */
export function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** The middle of some numbers. */
export function median(values: number[]): number {
  return quantile(values, 0.5)
}

/** What a figure was in several rounds. */
export interface Spread {
  median: number
  low: number
  high: number
}

/** The median of some numbers with the least and the greatest of them. */
export function spreadOf(values: number[]): Spread {
  return {median: median(values), low: Math.min(...values), high: Math.max(...values)}
}
