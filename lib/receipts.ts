/** How one page stands: still asked, seen to show the revision, no longer to be expected, or not seen while it was watched. */
export const pageStates = ['waiting', 'seen', 'withdrawn', 'givenUp'] as const
export type PageState = (typeof pageStates)[number]

/** What a page answered when it was asked last. */
export interface LastAnswer {
  /** The HTTP status, or null when there was no answer. */
  status: number | null
  /** The revision in which the page showed the document, or null when it did not. */
  revision: string | null
  /** Why there is nothing to read in the answer, in words; null when there is. */
  problem: string | null
}

/** What is known of one page after asking it for a revision, once or many times. */
export interface PageReport {
  address: string
  state: PageState
  /** ISO 8601 */
  seenAt: string | null
  /** From publishing until it was seen. */
  milliseconds: number | null
  tries: number
  last: LastAnswer | null
}

const firstPauseMs = 100
const quickTries = 10
const growth = 1.4
const longestPauseMs = 20_000

/** How long to wait after so many tries (1 and up), in milliseconds: a second of quick ones first, then with growing pauses. */
export function pauseAfter(tries: number): number {
  return Math.min(longestPauseMs, Math.round(firstPauseMs * growth ** Math.max(0, tries - quickTries)))
}

/** A publish that readers do not have after so many milliseconds needs somebody to look at it. */
export const staleAfterMs = 10_000

/** What a page answered last, as the end of a sentence: `it still shows revision 5f3c…`. */
export function answerInWords(last: LastAnswer | null): string {
  if (last === null) return 'it was not reached'
  if (last.problem !== null) return last.problem
  return last.revision === null
    ? `it answered ${last.status} and does not show this document`
    : `it answered ${last.status} and still shows revision ${last.revision}`
}

/** `0.4 s`, `12 s`, `3 min`. */
export function durationInWords(milliseconds: number): string {
  const seconds = milliseconds / 1000
  if (seconds < 10) return `${seconds.toFixed(1)} s`
  return seconds < 60 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`
}

/** `3 of 8 pages show it`, `all 8 pages show it`, `the page shows it`. */
export function countSeen(reports: readonly {state: PageState}[]): string {
  const seen = reports.filter(({state}) => state === 'seen').length
  if (reports.length === 1) return seen === 1 ? 'the page shows it' : 'the page does not show it yet'
  return seen === reports.length ? `all ${seen} pages show it` : `${seen} of ${reports.length} pages show it`
}

/** The report that says when readers had it everywhere: the page that was seen last, or null while one is missing. */
export function lastSeen<Report extends {state: PageState; seenAt: string | null}>(
  reports: readonly Report[],
): Report | null {
  if (reports.length === 0 || reports.some(({state}) => state !== 'seen')) return null
  return reports.reduce((latest, report) => ((report.seenAt ?? '') > (latest.seenAt ?? '') ? report : latest))
}

/** Local and lake clocks that are further apart than this do not tell the same time. */
const clockToleranceMs = 2_000

/**
 * The moment from which a wait is counted: when the lake stored it, or when it was noticed here where the two clocks differ so much
 * that the one cannot be subtracted from the other. All ISO 8601.
 */
export function countedFrom(storedAt: string, noticedAt: string): string {
  return Math.abs(Date.parse(noticedAt) - Date.parse(storedAt)) <= clockToleranceMs ? storedAt : noticedAt
}
