import 'server-only'
import {randomUUID} from 'node:crypto'

import type {ClientReturn, QueryParams} from '@sanity/client'
import {cacheLife, cacheTag} from 'next/cache'
import {notFound, permanentRedirect} from 'next/navigation'
import {cache} from 'react'

import {tags, tagsInAnswer} from '../lib/cacheTags.ts'
import {stretchOfPage, type Stretch} from '../lib/paging.ts'
import {type PreviewPerspective, releaseIn} from '../lib/previewPerspective.ts'
import {pathAndAbove, resolveRedirect} from '../lib/redirects.ts'
import {contentClient} from './client.ts'
import {sanityEnv} from './env.ts'
import {keepAnswer, lastAnswer} from './lastAnswers.ts'
import {keepSourceMap, previewPerspective} from './preview.ts'
import {calendarQuery} from './queries/calendar.ts'
import {changesQuery} from './queries/changes.ts'
import {compareQuery} from './queries/compare.ts'
import {editionQuery} from './queries/edition.ts'
import {changesFeedQuery, roundupFeedQuery} from './queries/feeds.ts'
import {frameworkParamsQuery, frameworkQuery, frameworksQuery} from './queries/framework.ts'
import {homeQuery} from './queries/home.ts'
import {releaseTitleQuery} from './queries/preview.ts'
import {redirectQuery} from './queries/redirect.ts'
import {editionParamsQuery, roundupParamsQuery, roundupQuery} from './queries/roundup.ts'
import {searchedEditionsQuery, searchedFrameworksQuery} from './queries/search.ts'
import {signOffQuery} from './queries/signOff.ts'
import {mappedFrameworksQuery, mappedRoundupsQuery, siteMapQuery} from './queries/siteMap.ts'
import {siteSettingsQuery} from './queries/siteSettings.ts'
import {secrets} from './secrets.ts'

const client = contentClient(sanityEnv, secrets.readToken ? {token: secrets.readToken} : {})

/** How much of a list is on one page. */
export const roundupsPerPage = 10
export const frameworksPerPage = 50

/** How many of the newest the search knows: its words take some 10 MB with these, however large the archive is. */
const searchedFrameworks = 1_000
const searchedEditions = 100

/**
 * How long an answer stands that could not be refreshed because the lake did not answer: readers keep the last good page,
 * and the next try comes soon. In seconds; Next.js takes what is stale before 30 seconds for uncached data.
 */
const untilNextTry = {stale: 30, revalidate: 5, expire: 60 * 60}

/**
 * Sends a query and tags the caller's cache entry with what the answer contains. When the lake fails, the last good answer to
 * the same question stands in for a few seconds; where there is none the error goes on, so that nothing empty is ever cached.
 */
async function ask<const Query extends string>(
  query: Query,
  params: QueryParams = {},
): Promise<ClientReturn<Query>> {
  const question = JSON.stringify([query, params])
  try {
    const answer = await client.fetch<ClientReturn<Query>>(query, params, {cache: 'no-store'})
    await keepAnswer(question, answer)
    cacheLife('max')
    cacheTag(...tagsInAnswer(answer))
    return answer
  } catch (error) {
    const answer = await lastAnswer(question)
    if (answer === null) throw error
    process.stderr.write(`The lake did not answer, its last answer stands in: ${String(error)}\n`)
    cacheLife(untilNextTry)
    cacheTag(...tagsInAnswer(answer))
    return answer
  }
}

/**
 * Asks for a stretch of a list piece by piece, so that no question takes long however long the stretch is, and those of other
 * pages come in between.
 */
async function inPieces<Row>(
  {from, to}: Stretch,
  pieceSize: number,
  askFor: (piece: Stretch) => Promise<Row[]>,
): Promise<Row[]> {
  const rows: Row[] = []
  for (let start = from; start < to; start += pieceSize) {
    const end = Math.min(start + pieceSize, to)
    const piece = await askFor({from: start, to: end})
    rows.push(...piece)
    if (piece.length < end - start) break
  }
  return rows
}

/**
 * Sends a page's question for whoever asks: a reader's from the cache, by `published`; an editor's who previews at once, in the
 * perspective that they chose. What is previewed never passes a cached function, so nothing of it can be kept for others.
 */
async function shown<const Query extends string>(
  query: Query,
  params: QueryParams,
  published: () => Promise<ClientReturn<Query>>,
): Promise<ClientReturn<Query>> {
  const perspective = await previewPerspective()
  return perspective === null ? published() : askForPreview(query, JSON.stringify(params), perspective)
}

/** Once for head, layout and page of one preview, though each asks. */
const askForPreview = cache(
  async <const Query extends string>(query: Query, params: string, perspective: PreviewPerspective) => {
    const {result, resultSourceMap} = await client.fetch<ClientReturn<Query>>(query, JSON.parse(params), {
      perspective,
      cache: 'no-store',
      filterResponse: false,
      resultSourceMap: 'withKeyArraySelector',
    })
    keepSourceMap(result, resultSourceMap)
    return result
  },
)

export async function shownSiteSettings() {
  return shown(siteSettingsQuery, {}, fetchSiteSettings)
}

export async function shownHome(page = 1) {
  return shown(homeQuery, stretchOfPage(page, roundupsPerPage), () => fetchHome(page))
}

export async function shownRoundup(slug: string) {
  return shown(roundupQuery, {slug}, () => fetchRoundup(slug))
}

export async function shownEdition(slug: string, year: number) {
  return shown(editionQuery, {slug, year}, () => fetchEdition(slug, year))
}

export async function shownChanges(slug: string, year: number) {
  return shown(changesQuery, {slug, year}, () => fetchChanges(slug, year))
}

export async function shownFrameworks(page = 1) {
  return shown(frameworksQuery, stretchOfPage(page, frameworksPerPage), () => fetchFrameworks(page))
}

export async function shownFramework(slug: string) {
  return shown(frameworkQuery, {slug}, () => fetchFramework(slug))
}

export async function shownComparison(slugs: string[]) {
  return shown(compareQuery, {slugs}, () => fetchComparison(slugs))
}

/** The title of the release that a perspective shows, null for one without; for previews only. */
export async function fetchReleaseTitle(perspective: PreviewPerspective): Promise<string | null> {
  const name = releaseIn(perspective)
  if (name === null) return null
  const release = await client.fetch(
    releaseTitleQuery,
    {id: `_.releases.${name}`},
    {perspective: 'raw', cache: 'no-store'},
  )
  return release?.title ?? null
}

export async function fetchSiteSettings() {
  'use cache'
  cacheTag(tags.site)
  return ask(siteSettingsQuery)
}

/** A page of the roundups, counted from 1; it is empty past the last one. */
export async function fetchHome(page = 1) {
  'use cache'
  cacheTag(tags.roundups)
  return ask(homeQuery, stretchOfPage(page, roundupsPerPage))
}

/** A roundup with its current edition, or null when no roundup has that slug. */
export async function fetchRoundup(slug: string) {
  'use cache'
  cacheTag(tags.roundup(slug), tags.ranking(slug))
  return ask(roundupQuery, {slug})
}

/** A roundup with its edition of one year; the edition is null when that year has none. */
export async function fetchEdition(slug: string, year: number) {
  'use cache'
  cacheTag(tags.roundup(slug), tags.ranking(slug))
  return ask(editionQuery, {slug, year})
}

/** A roundup with its edition of one year and the edition before; either is null where there is none. */
export async function fetchChanges(slug: string, year: number) {
  'use cache'
  cacheTag(tags.roundup(slug))
  return ask(changesQuery, {slug, year})
}

/** A roundup with its newest editions as a feed tells them, or null when no roundup has that slug. */
export async function fetchRoundupFeed(slug: string) {
  'use cache'
  cacheTag(tags.roundup(slug), tags.ranking(slug))
  return ask(roundupFeedQuery, {slug})
}

/** The newest editions that have one before, of whatever roundup, each with that. */
export async function fetchChangesFeed() {
  'use cache'
  cacheTag(tags.roundups)
  return ask(changesFeedQuery)
}

/** How many roundups and frameworks there are to be mapped. */
export async function fetchSiteMap() {
  'use cache'
  cacheTag(tags.roundups, tags.frameworks)
  return ask(siteMapQuery)
}

/** A stretch of the roundups, by slug, with every address under theirs and the dates of what is there. */
export async function fetchMappedRoundups(stretch: Stretch) {
  'use cache'
  cacheTag(tags.roundups)
  return inPieces(stretch, 10, (piece) => ask(mappedRoundupsQuery, {...piece}))
}

/** A stretch of the frameworks, by slug. */
export async function fetchMappedFrameworks(stretch: Stretch) {
  'use cache'
  cacheTag(tags.frameworks)
  return inPieces(stretch, 50, (piece) => ask(mappedFrameworksQuery, {...piece}))
}

/**
 * The words that the search knows: those of the newest. `state` names this state of them, so that what was made of it can be kept
 * as long as it lasts.
 */
export async function fetchSearched() {
  'use cache'
  cacheTag(tags.search)
  const newest = (count: number) => ({from: 0, to: count})
  const [frameworks, editions] = await Promise.all([
    inPieces(newest(searchedFrameworks), 50, (piece) => ask(searchedFrameworksQuery, {...piece})),
    inPieces(newest(searchedEditions), 10, (piece) => ask(searchedEditionsQuery, {...piece})),
  ])
  return {frameworks, editions, state: randomUUID()}
}

/** A page of the frameworks, counted from 1; it is empty past the last one. */
export async function fetchFrameworks(page = 1) {
  'use cache'
  cacheTag(tags.frameworks)
  return ask(frameworksQuery, stretchOfPage(page, frameworksPerPage))
}

export async function fetchFramework(slug: string) {
  'use cache'
  cacheTag(tags.framework(slug))
  const framework = await ask(frameworkQuery, {slug})
  if (framework) cacheTag(tags.ranked(framework._id))
  return framework
}

/** Frameworks as a comparison shows them, by slug; those that there are. */
async function fetchComparison(slugs: string[]) {
  'use cache'
  cacheTag(...slugs.map(tags.framework))
  const frameworks = await ask(compareQuery, {slugs})
  cacheTag(...frameworks.map(({_id}) => tags.ranked(_id)))
  return frameworks
}

/** What the calendar of refreshes is made of. Never cached: it is asked for rarely, and by its secret address only. */
export async function fetchCalendar() {
  return client.fetch(calendarQuery, {}, {cache: 'no-store'})
}

/**
 * A roundup with one of its editions as it stands in its draft, or as it is published when it has none; null when there is no
 * such edition. Never cached, and for nobody but those who hold a link for sign-off to that edition.
 */
export async function fetchEditionForSignOff(editionId: string) {
  return client.fetch(signOffQuery, {editionId}, {perspective: 'drafts', cache: 'no-store'})
}

/** The addresses worth rendering at build time. */
export async function fetchRoundupParams() {
  'use cache'
  cacheTag(tags.roundups)
  return ask(roundupParamsQuery)
}

export async function fetchEditionParams() {
  'use cache'
  cacheTag(tags.roundups)
  return ask(editionParamsQuery)
}

export async function fetchFrameworkParams() {
  'use cache'
  cacheTag(tags.frameworks)
  return ask(frameworkParamsQuery)
}

/** Where what was at a path has moved to, or null. For route handlers: what they throw, Next.js would keep without its tags. */
export async function fetchRedirect(path: string): Promise<string | null> {
  'use cache'
  const paths = pathAndAbove(path)
  cacheTag(...paths.map(tags.redirect))
  return resolveRedirect(await ask(redirectQuery, {paths}), path)
}

/** Ends a request for an address that no document has: 308 to where it moved, otherwise not found. */
export async function resolveMissing(path: string): Promise<never> {
  const target = await fetchRedirect(path)
  if (target !== null) permanentRedirect(target)
  notFound()
}
