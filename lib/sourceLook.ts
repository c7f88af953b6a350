/** How an address stands: `ok`, `moved` for good, `gone`, or never yet to be looked at. */
export const sourceStandings = ['ok', 'moved', 'gone', 'unreachable'] as const
export type SourceStanding = (typeof sourceStandings)[number]

/** One answer on the way to the last: the address that gave it, its status. */
export interface Hop {
  url: string
  status: number
}

/** What a look at an address gave: the answers in order, or why there is no last one. */
export type Look = {hops: readonly Hop[]} | {problem: string}

/** What is remembered of an address. Moments are ISO 8601; `since` is when it was first seen to stand so. */
export interface SourceMemory {
  state: SourceStanding
  since: string
  status: number | null
  movedTo: string | null
  problem: string | null
  /** Looks in a row that found nothing there, and that gave no usable answer. */
  missing: number
  failures: number
  checkedAt: string
  dueAt: string
}

const hourMs = 60 * 60_000
const dayMs = 24 * hourMs
const usualPauseMs = 7 * dayMs
const firstRetryMs = 6 * hourMs
/** Nothing there once may be a mishap; it counts when a look on another day finds the same. */
const looksUntilGone = 2

/**
 * What is remembered after a look. Only 404 and 410 make an address gone, twice in a row; only a permanent redirect to an address that
 * answers makes it moved. Whatever else goes wrong says nothing about the page, so the address stands as it stood, and is tried
 * again sooner than usual, with growing pauses.
 */
export function afterLook(before: SourceMemory | null, look: Look, url: string, now: string): SourceMemory {
  const found = 'problem' in look ? {problem: look.problem} : findingOf(look.hops, url)
  const next = {checkedAt: now, movedTo: null, problem: null, missing: 0, failures: 0}
  if ('problem' in found) {
    const failures = (before?.failures ?? 0) + 1
    return {
      ...standing(before, before?.state ?? 'unreachable', now),
      ...next,
      status: found.status ?? null,
      movedTo: before?.movedTo ?? null,
      problem: found.problem,
      missing: before?.missing ?? 0,
      failures,
      dueAt: later(now, Math.min(usualPauseMs, firstRetryMs * 2 ** (failures - 1))),
    }
  }
  const {status} = found
  if (found.isMissing) {
    const missing = (before?.missing ?? 0) + 1
    const isGone = missing >= looksUntilGone
    const state = isGone ? 'gone' : (before?.state ?? 'ok')
    return {
      ...standing(before, state, now),
      ...next,
      status,
      movedTo: isGone ? null : (before?.movedTo ?? null),
      missing,
      dueAt: later(now, isGone ? usualPauseMs : dayMs),
    }
  }
  const {movedTo} = found
  return {
    ...standing(before, movedTo === null ? 'ok' : 'moved', now),
    ...next,
    status,
    movedTo,
    dueAt: later(now, usualPauseMs),
  }
}

function standing(before: SourceMemory | null, state: SourceStanding, now: string) {
  return {state, since: before?.state === state ? before.since : now}
}

type Finding =
  | {problem: string; status?: number}
  | {isMissing: boolean; status: number; movedTo: string | null}

function findingOf(hops: readonly Hop[], url: string): Finding {
  const status = hops.at(-1)?.status ?? 0
  if (status === 404 || status === 410) return {isMissing: true, status, movedTo: null}
  if (status < 200 || status > 299) return {problem: `It answers ${status}.`, status}
  return {isMissing: false, status, movedTo: status === 200 ? permanentTarget(hops, url) : null}
}

/** Where permanent redirects lead, before any temporary one; null when they lead nowhere else. The place on the page is kept. */
function permanentTarget(hops: readonly Hop[], url: string): string | null {
  const target = hops.find(({status}) => status !== 301 && status !== 308)
  if (!target || target === hops[0]) return null
  const from = new URL(url)
  const to = new URL(target.url)
  if (to.hash === '') to.hash = from.hash
  return to.href === from.href ? null : to.href
}

function later(now: string, milliseconds: number): string {
  return new Date(Date.parse(now) + milliseconds).toISOString()
}
