import {pairsAmong} from '@/lib/comparisons.ts'
import {comparisonDates, editorialDates, latest, type EditorialDates} from '@/lib/editorialDates.ts'
import {
  changesPath,
  comparePath,
  comparisonPath,
  editionPath,
  frameworkPath,
  frameworksPagePath,
  homePagePath,
  homePath,
  roundupPath,
} from '@/sanity/paths.ts'
import type {
  HomeQueryResult,
  MappedFrameworksQueryResult,
  MappedRoundupsQueryResult,
} from '@/sanity/types.generated.ts'

/** An address with the moment at which what is there last changed for its readers; none for what carries no date. */
export interface MappedPage {
  path: string
  modified: string | null
}

/** The lists, page by page. The front page is as new as the newest of the editions on it. */
export function listPages(
  home: HomeQueryResult,
  pages: {roundups: number; frameworks: number},
): MappedPage[] {
  const shown = home.roundups.flatMap(({edition}) => (edition && editorialDates(edition)) ?? [])
  return [
    page(homePath, newest(shown)),
    ...laterPages(pages.roundups, homePagePath),
    page(comparePath, null),
    page(frameworksPagePath(1), null),
    ...laterPages(pages.frameworks, frameworksPagePath),
  ]
}

function laterPages(pages: number, pathOf: (page: number) => string): MappedPage[] {
  return Array.from({length: pages - 1}, (_, index) => page(pathOf(index + 2), null))
}

/** Of a long ranking, those whose pairs are mapped: a part of the map has to stay short. */
const mostPaired = 10

/**
 * Every address under those of roundups that stands for itself: the current edition is at the roundup's, so its year's is left out
 * until the next one comes. The pairs among the frameworks of each current edition are the comparisons that readers look for.
 */
export function roundupPages(roundups: MappedRoundupsQueryResult): MappedPage[] {
  const pairs = roundups.flatMap(({ranked}) =>
    pairsAmong((ranked ?? []).flatMap((slug) => slug ?? []).slice(0, mostPaired)),
  )
  return [
    ...roundups.flatMap(pagesOfRoundup),
    ...[...new Set(pairs)].map((pair) => page(comparisonPath(pair), null)),
  ]
}

/** Framework articles are not dated, so neither are their addresses. */
export function frameworkPages(frameworks: MappedFrameworksQueryResult): MappedPage[] {
  return frameworks.flatMap(({slug}) => (slug ? [page(frameworkPath(slug), null)] : []))
}

function pagesOfRoundup({slug, editions}: MappedRoundupsQueryResult[number]): MappedPage[] {
  if (!slug) return []
  const [current, ...earlier] = editions
  return [
    page(roundupPath(slug), current ? editorialDates(current) : null),
    ...earlier.flatMap((edition) =>
      edition.year ? [page(editionPath(slug, edition.year), editorialDates(edition))] : [],
    ),
    ...editions.flatMap((edition, index) => {
      const before = editions[index + 1]
      return before && edition.year
        ? [page(changesPath(slug, edition.year), comparisonDates(before, edition))]
        : []
    }),
  ]
}

function page(path: string, dates: EditorialDates | null): MappedPage {
  return {path, modified: dates?.modified ?? null}
}

function newest(dates: readonly EditorialDates[]): EditorialDates | null {
  const [first, ...others] = dates
  if (!first) return null
  return {...first, modified: latest([first.modified, ...others.map(({modified}) => modified)])}
}
