import {calendarQuery} from '../../../sanity/queries/calendar.ts'
import {changesQuery} from '../../../sanity/queries/changes.ts'
import {compareQuery} from '../../../sanity/queries/compare.ts'
import {editionQuery} from '../../../sanity/queries/edition.ts'
import {changesFeedQuery, roundupFeedQuery} from '../../../sanity/queries/feeds.ts'
import {frameworkParamsQuery, frameworkQuery, frameworksQuery} from '../../../sanity/queries/framework.ts'
import {homeQuery} from '../../../sanity/queries/home.ts'
import {redirectQuery} from '../../../sanity/queries/redirect.ts'
import {editionParamsQuery, roundupParamsQuery, roundupQuery} from '../../../sanity/queries/roundup.ts'
import {searchedEditionsQuery, searchedFrameworksQuery} from '../../../sanity/queries/search.ts'
import {mappedFrameworksQuery, mappedRoundupsQuery, siteMapQuery} from '../../../sanity/queries/siteMap.ts'
import {siteSettingsQuery} from '../../../sanity/queries/siteSettings.ts'
import {shapeOf, slugs, years} from './archive.ts'

/** A query that the site sends. */
export interface Question {
  name: string
  query: string
  /** Parameters for an archive of a size, others in every round. */
  params(size: number, round: number): Record<string, unknown>
  /** Rows in a full answer: an archive with fewer of them is no measure for a larger one. */
  full?: {of: 'editions' | 'frameworks' | 'roundups'; rows: number}
}

/** As many roundups are read about at every size, so that what is kept in memory helps every size alike. */
export const readRoundups = 10

/** The numbers of roundups to read about, evenly through an archive. */
export function someRoundup(size: number, round: number): number {
  const {roundups} = shapeOf(size)
  return (round % readRoundups) * Math.floor(roundups / readRoundups)
}

/** A framework that one roundup alone ranks. */
export function someFramework(size: number, round: number): number {
  return someRoundup(size, round) * 5 + 2 + (Math.floor(round / readRoundups) % 3)
}

const roundup = (size: number, round: number) => ({slug: slugs.roundup(someRoundup(size, round))})
const edition = (size: number, round: number) => ({...roundup(size, round), year: years[1 + (round % 3)]})
const none = () => ({})
const page = (from: number, rows: number) => ({from, to: from + rows})
const lastPage = (count: number, rows: number) => page(Math.max(0, Math.floor(count / rows) - 1) * rows, rows)

/** Every query that the site sends for readers, search engines and programs, and in its build. */
export const questions: Question[] = [
  {name: 'settings', query: siteSettingsQuery, params: none},
  {name: 'a roundup', query: roundupQuery, params: roundup},
  {name: 'an edition', query: editionQuery, params: edition},
  {name: 'what changed', query: changesQuery, params: edition},
  {
    name: 'a framework',
    query: frameworkQuery,
    params: (size, round) => ({slug: slugs.framework(someFramework(size, round))}),
  },
  {
    name: 'a comparison',
    query: compareQuery,
    params: (size, round) => {
      const first = someRoundup(size, round) * 5 + 2
      return {slugs: [slugs.framework(first), slugs.framework(first + 1)]}
    },
  },
  {name: 'a roundup’s feed', query: roundupFeedQuery, params: roundup},
  {name: 'the feed of changes', query: changesFeedQuery, params: none},
  {name: 'the roundups, first page', query: homeQuery, params: () => page(0, 10)},
  {
    name: 'the roundups, last page',
    query: homeQuery,
    params: (size) => lastPage(shapeOf(size).roundups, 10),
  },
  {name: 'the frameworks, first page', query: frameworksQuery, params: () => page(0, 50)},
  {
    name: 'the frameworks, last page',
    query: frameworksQuery,
    params: (size) => lastPage(shapeOf(size).frameworks, 50),
  },
  {name: 'the map: its index', query: siteMapQuery, params: none},
  {
    name: 'the map: ten roundups',
    query: mappedRoundupsQuery,
    params: (size) => lastPage(Math.floor(shapeOf(size).roundups / 2), 10),
  },
  {
    name: 'the map: fifty frameworks',
    query: mappedFrameworksQuery,
    params: (size) => lastPage(Math.floor(shapeOf(size).frameworks / 2), 50),
  },
  {name: 'the search: fifty frameworks', query: searchedFrameworksQuery, params: () => page(0, 50)},
  {name: 'the search: ten editions', query: searchedEditionsQuery, params: () => page(0, 10)},
  {
    name: 'an address that moved',
    query: redirectQuery,
    params: (size, round) => ({
      paths: [`/frameworks/once-${String(someRoundup(size, round)).padStart(6, '0')}`, '/frameworks'],
    }),
  },
  {
    name: 'ahead: roundups',
    query: roundupParamsQuery,
    params: none,
    full: {of: 'roundups', rows: 100},
  },
  {name: 'ahead: editions', query: editionParamsQuery, params: none, full: {of: 'editions', rows: 100}},
  {
    name: 'ahead: frameworks',
    query: frameworkParamsQuery,
    params: none,
    full: {of: 'frameworks', rows: 100},
  },
  {name: 'the calendar', query: calendarQuery, params: none, full: {of: 'editions', rows: 200}},
]

/** The smallest of some sizes at which a question's answer is as long as at the largest. */
export function baseSize({full}: Question, sizes: readonly number[]): number {
  const [smallest = 0] = sizes
  if (!full) return smallest
  return sizes.find((size) => shapeOf(size)[full.of] >= full.rows) ?? smallest
}
