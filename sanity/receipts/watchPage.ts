import type {Clock} from '../../lib/clock.ts'
import {type LastAnswer, type PageReport, pauseAfter} from '../../lib/receipts.ts'
import {revisionShown} from '../../lib/revisions.ts'
import {readPage} from './readPage.ts'

/** A page that is expected to show a document in a revision, published at a moment (ISO 8601). */
export interface ExpectedPage {
  address: string
  documentId: string
  revision: string
  publishedAt: string
}

/** How a page is watched. */
export interface Watching {
  clock: Clock
  /** How long it is asked, in milliseconds; it is asked once at least. */
  patienceMs: number
  /** The revision in which the lake has the document published now, or null when it no longer has. */
  presentRevision(): Promise<string | null>
  /** Waits, and gives whether it was woken before the time was over: the page is then asked quickly again. */
  wait?(milliseconds: number): Promise<boolean>
  /** Hears of each try. */
  onTry?(report: PageReport): void
  /** Ends the watch after the try that is under way. */
  signal?: AbortSignal
}

/**
 * Asks a page until it shows a document in the revision that is expected or in a later one, which is what the lake has published by
 * then. Never throws: what goes wrong is in the report.
 */
export async function watchPage(page: ExpectedPage, watching: Watching): Promise<PageReport> {
  const {clock, patienceMs, wait = plainWait, onTry, signal} = watching
  const began = performance.now()
  let report: PageReport = {
    address: page.address,
    state: 'waiting',
    seenAt: null,
    milliseconds: null,
    tries: 0,
    last: null,
  }
  let pace = 0
  while (!signal?.aborted) {
    const last = await askPage(page)
    const at = clock.now()
    const state = await judge(page, last, report.last, watching.presentRevision)
    const isOver = performance.now() - began >= patienceMs
    report = {
      ...report,
      last: state.last,
      tries: report.tries + 1,
      state: state.is === 'waiting' && isOver ? 'givenUp' : state.is,
      ...(state.is === 'seen'
        ? {
            seenAt: at.toISOString(),
            milliseconds: Math.max(0, at.getTime() - Date.parse(page.publishedAt)),
          }
        : {}),
    }
    onTry?.(report)
    if (report.state !== 'waiting') return report
    pace += 1
    const left = patienceMs - (performance.now() - began)
    if (await wait(Math.max(0, Math.min(pauseAfter(pace), left)))) pace = 0
  }
  return report
}

async function askPage({address, documentId}: ExpectedPage): Promise<LastAnswer> {
  const page = await readPage(address)
  if (!page.ok) return {status: page.status, revision: null, problem: page.problem}
  return {status: page.status, revision: revisionShown(page.html, documentId), problem: null}
}

/** The lake is asked only when the page has changed: a revision that was not the present one does not become it. */
async function judge(
  {revision}: ExpectedPage,
  last: LastAnswer,
  before: LastAnswer | null,
  presentRevision: Watching['presentRevision'],
): Promise<{is: 'seen' | 'waiting' | 'withdrawn'; last: LastAnswer}> {
  if (last.revision === revision) return {is: 'seen', last}
  if (before && before.revision === last.revision && before.status === last.status) {
    return {is: 'waiting', last}
  }
  try {
    const present = await presentRevision()
    if (present === null) return {is: 'withdrawn', last}
    return {is: last.revision === present ? 'seen' : 'waiting', last}
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    // Without a status, so that the lake is asked again at the next try.
    return {
      is: 'waiting',
      last: {...last, status: null, problem: `the content lake does not answer (${reason})`},
    }
  }
}

async function plainWait(milliseconds: number): Promise<boolean> {
  await new Promise((resume) => setTimeout(resume, milliseconds))
  return false
}
