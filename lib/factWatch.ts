import {formatDate, formatMonth} from './dates.ts'

/** What a dated fact says that a source of facts knows too. */
export const followedFacts = ['newestVersion', 'supportEnds'] as const
export type FollowedFact = (typeof followedFacts)[number]

/** A release cycle (`5.2`) as a source of facts has it; dates are days such as `2028-04-30`, null where it knows none. */
export interface Cycle {
  cycle: string
  latest: string | null
  latestReleaseDate: string | null
  supportEnds: string | null
}

/** A fact that is compared. `cycle` null: the newest there is. */
export interface WatchedFact {
  follows: FollowedFact
  cycle: string | null
  value: string
}

/** What a source says otherwise: what it found (a version, or the day when support ends), of which day that is, and the fact's text with it. */
export interface FactDifference {
  found: string
  foundDate: string | null
  value: string
}

const months = 'January|February|March|April|May|June|July|August|September|October|November|December'.split(
  '|',
)
const datePattern = new RegExp(
  String.raw`\b(?:\d{4}-\d{2}(?:-\d{2})?|(?:\d{1,2} )?(?:${months.join('|')}) \d{4})\b`,
  'g',
)
const versionPattern = /\d+(?:\.\d+)*/g
const wholeVersion = /^\d+(?:\.\d+)*$/

/**
 * How a fact differs from what a source knows; null when both say the same, when the source does not know, and when it is behind:
 * a version that is older than the fact's is no news. The text keeps its form: version and date change in their places.
 */
export function factDifference(fact: WatchedFact, cycles: readonly Cycle[]): FactDifference | null {
  return fact.follows === 'newestVersion' ? versionDifference(fact, cycles) : supportDifference(fact, cycles)
}

/** Orders versions by their numbers, the older first: 6.1 is 6.1.0 and comes before 6.10. */
export function compareVersions(one: string, other: string): number {
  const [left, right] = [one.split('.').map(Number), other.split('.').map(Number)]
  for (let part = 0; part < Math.max(left.length, right.length); part += 1) {
    const step = (left[part] ?? 0) - (right[part] ?? 0)
    if (step !== 0) return step
  }
  return 0
}

function versionDifference(fact: WatchedFact, cycles: readonly Cycle[]): FactDifference | null {
  const newest = cycles
    .filter(({cycle}) => fact.cycle === null || cycle === fact.cycle)
    .flatMap(({latest, latestReleaseDate}) =>
      latest !== null && wholeVersion.test(latest) ? [{latest, date: latestReleaseDate}] : [],
    )
    .toSorted((one, other) => compareVersions(other.latest, one.latest))[0]
  if (!newest) return null
  const present = versionsIn(fact.value)[0]
  if (present && compareVersions(newest.latest, present[0]) <= 0) return null
  const difference = {found: newest.latest, foundDate: newest.date}
  if (!present) return {...difference, value: newest.latest}

  const dated = datesIn(fact.value)[0]
  if (!dated) return {...difference, value: replaced(fact.value, present, newest.latest)}
  if (newest.date === null) return {...difference, value: newest.latest}
  const pieces: [{0: string; index: number}, string][] = [
    [present, newest.latest],
    [dated, inFormOf(dated[0], newest.date)],
  ]
  // From the end, so that the places before stay where they are.
  const value = pieces
    .toSorted(([one], [other]) => other.index - one.index)
    .reduce((text, [place, words]) => replaced(text, place, words), fact.value)
  return {...difference, value}
}

function supportDifference(fact: WatchedFact, cycles: readonly Cycle[]): FactDifference | null {
  const cycle = fact.cycle === null ? cycles[0] : cycles.find((one) => one.cycle === fact.cycle)
  if (!cycle || cycle.supportEnds === null) return null
  const {supportEnds} = cycle
  const difference = {found: supportEnds, foundDate: supportEnds}
  const from = mentionOf(cycle.cycle, fact.value)
  const present = datesIn(fact.value).find(({index}) => index >= from)
  if (!present) return {...difference, value: `${cycle.cycle}, to ${formatDate(supportEnds)}`}
  const words = inFormOf(present[0], supportEnds)
  return words === present[0] ? null : {...difference, value: replaced(fact.value, present, words)}
}

function datesIn(text: string) {
  return [...text.matchAll(datePattern)]
}

/** Where a text speaks of a cycle: of 5.2, and neither of 15.2 nor of 5.2.1. Its beginning when it does not. */
function mentionOf(cycle: string, text: string): number {
  return versionsIn(text).find(([version]) => version === cycle)?.index ?? 0
}

/** The versions that a text names, with their places; the numbers in its dates are none. */
function versionsIn(text: string) {
  const undated = text.replaceAll(datePattern, (date) => ' '.repeat(date.length))
  return [...undated.matchAll(versionPattern)]
}

function replaced(text: string, place: {0: string; index: number}, words: string): string {
  return text.slice(0, place.index) + words + text.slice(place.index + place[0].length)
}

/** A day written as precisely, and in the manner, as another date is. */
function inFormOf(date: string, day: string): string {
  if (/^\d{4}-/.test(date)) return day.slice(0, date.length)
  return /^\d{1,2} /.test(date) ? formatDate(day) : formatMonth(day)
}
