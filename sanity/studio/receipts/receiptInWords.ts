import {systemClock} from '../../../lib/clock.ts'
import {formatSecond} from '../../../lib/dates.ts'
import {answerInWords, countSeen, durationInWords, lastSeen, type PageReport} from '../../../lib/receipts.ts'
import {countOf} from '../../../lib/text.ts'
import type {PastReceipt} from '../../receipts/history.ts'
import {type FollowedPublish, followedMs} from './followPublish.ts'

/** What becomes of a publish, in a sentence, with the times as the editor's clock shows them. */
export function followedInWords({title, reports, isStale}: FollowedPublish, timeZone: string): string {
  const last = lastSeen(reports)
  if (last) {
    const where = reports.length > 1 ? `, on all ${reports.length} pages` : ''
    return `Readers see “${title}” ${sinceInWords(last, timeZone)}${where}.`
  }
  if (reports.some(({state}) => state === 'withdrawn'))
    return `“${title}” was unpublished before readers had it.`
  const count = countSeen(reports)
  if (reports.some(({state}) => state === 'givenUp')) {
    return `“${title}” was asked for during ${durationInWords(followedMs)}: ${count}. It is not asked for any more.`
  }
  return isStale
    ? `Readers do not have “${title}” yet: ${count}. It is asked for again and again.`
    : `“${title}” is published: ${count}.`
}

/** How one page stands. `isLate`: what was tried is told. */
export function pageInWords(report: PageReport, isLate: boolean, timeZone: string): string {
  switch (report.state) {
    case 'seen':
      return sinceInWords(report, timeZone)
    case 'withdrawn':
      return 'unpublished'
    case 'givenUp':
      return triedInWords(report)
    case 'waiting':
      return isLate ? triedInWords(report) : 'not yet'
  }
}

/** How a receipt of the past ended, in a sentence. */
export function pastReceiptInWords({pages}: PastReceipt): string {
  const last = lastSeen(pages)
  if (last) {
    const where = pages.length > 1 ? `all ${pages.length} pages` : 'its page'
    return `Readers had it on ${where} ${durationInWords(last.milliseconds ?? 0)} after publishing.`
  }
  const seen = pages.filter(({state}) => state === 'seen').length
  const isWatchedToTheEnd = pages.every(({state}) => state !== 'waiting')
  return isWatchedToTheEnd
    ? `Readers had it on ${seen} of ${countOf(pages.length, 'page')} when it was last asked for.`
    : `Readers had it on ${seen} of ${countOf(pages.length, 'page')} so far, or until the Studio was closed.`
}

/** How one page of a receipt of the past stood. */
export function pastPageInWords(page: PastReceipt['pages'][number], timeZone: string): string {
  if (page.state === 'seen') return sinceInWords(page, timeZone)
  return page.answer ?? 'not seen'
}

/** The time of day that it is now, to the second. */
export function momentOfAsking(timeZone: string): string {
  return formatSecond(systemClock.now().toISOString(), timeZone)
}

function triedInWords({tries, last}: PageReport): string {
  return `asked ${countOf(tries, 'time')}; ${answerInWords(last)}`
}

function sinceInWords(
  {seenAt, milliseconds}: Pick<PageReport, 'seenAt' | 'milliseconds'>,
  timeZone: string,
): string {
  const since = seenAt === null ? '' : `since ${formatSecond(seenAt, timeZone)}`
  return milliseconds === null ? since : `${since}, ${durationInWords(milliseconds)} after publishing`
}
