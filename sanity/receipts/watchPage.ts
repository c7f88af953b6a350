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
  /** Asks when it is this page's turn; at once without it. */
  inTurn?(ask: () => Promise<LastAnswer>): Promise<LastAnswer>
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
  const {patienceMs, wait = plainWait, onTry, signal} = watching
  const began = performance.now()
  const left = () => patienceMs - (performance.now() - began)
  let report = unasked(page.address)
  let pace = 0
  const isEnded = () => signal?.aborted ?? false
  while (!isEnded()) {
    const tried = await tryOnce(page, report, watching)
    report = tried.state === 'waiting' && left() <= 0 ? {...tried, state: 'givenUp'} : tried
    onTry?.(report)
    if (report.state !== 'waiting') return report
    pace += 1
    if (await wait(Math.max(0, Math.min(pauseAfter(pace), left())))) pace = 0
  }
  return report
}

/** The report on a page before it was asked. */
export function unasked(address: string): PageReport {
  return {address, state: 'waiting', seenAt: null, milliseconds: null, tries: 0, last: null}
}

async function tryOnce(
  page: ExpectedPage,
  report: PageReport,
  {clock, presentRevision, inTurn}: Watching,
): Promise<PageReport> {
  const ask = async () => askPage(page)
  const answered = await (inTurn ? inTurn(ask) : ask())
  const at = clock.now()
  const {state, last} = await judge(page, answered, report.last, presentRevision)
  const asked = {...report, state, last, tries: report.tries + 1}
  if (state !== 'seen') return asked
  const milliseconds = Math.max(0, at.getTime() - Date.parse(page.publishedAt))
  return {...asked, seenAt: at.toISOString(), milliseconds}
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
): Promise<{state: 'seen' | 'waiting' | 'withdrawn'; last: LastAnswer}> {
  if (last.revision === revision) return {state: 'seen', last}
  if (before && before.revision === last.revision && before.status === last.status) {
    return {state: 'waiting', last}
  }
  try {
    const present = await presentRevision()
    if (present === null) return {state: 'withdrawn', last}
    return {state: last.revision === present ? 'seen' : 'waiting', last}
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    // Without a status, so that the lake is asked again at the next try.
    return {
      state: 'waiting',
      last: {...last, status: null, problem: `the content lake does not answer (${reason})`},
    }
  }
}

async function plainWait(milliseconds: number): Promise<boolean> {
  await new Promise((resume) => setTimeout(resume, milliseconds))
  return false
}
