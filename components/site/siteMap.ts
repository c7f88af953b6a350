import {pairsAmong} from '@/lib/comparisons.ts'
import {comparisonDates, editorialDates, latest, type EditorialDates} from '@/lib/editorialDates.ts'
import {
  changesPath,
  comparePath,
  comparisonPath,
  editionPath,
  frameworkPath,
  frameworksPath,
  homePath,
  roundupPath,
} from '@/sanity/paths.ts'
import type {SiteMapQueryResult} from '@/sanity/types.generated.ts'

/** An address with the moment at which what is there last changed for its readers; none for what carries no date. */
export interface MappedPage {
  path: string
  modified: string | null
}

/**
 * Every address that stands for itself: the current edition is at the roundup's, so its year's is left out until the next one
 * comes. Framework articles are not dated, so neither are their addresses here.
 */
export function mappedPages({roundups, frameworks}: SiteMapQueryResult): MappedPage[] {
  const ofRoundups = roundups.flatMap(roundupPages)
  const current = roundups.flatMap(({editions}) => (editions[0] && editorialDates(editions[0])) ?? [])
  return [
    page(homePath, newest(current)),
    ...ofRoundups,
    page(comparePath, null),
    ...comparisons(roundups),
    page(frameworksPath, null),
    ...frameworks.flatMap(({slug}) => (slug ? [page(frameworkPath(slug), null)] : [])),
  ]
}

function roundupPages({slug, editions}: SiteMapQueryResult['roundups'][number]): MappedPage[] {
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

/** The pairs among the frameworks of each current edition: the comparisons that readers are likely to look for. */
function comparisons(roundups: SiteMapQueryResult['roundups']): MappedPage[] {
  const pairs = roundups.flatMap(({editions}) =>
    pairsAmong((editions[0]?.ranked ?? []).flatMap((slug) => slug ?? [])),
  )
  return [...new Set(pairs)].map((pair) => page(comparisonPath(pair), null))
}

function page(path: string, dates: EditorialDates | null): MappedPage {
  return {path, modified: dates?.modified ?? null}
}

function newest(dates: readonly EditorialDates[]): EditorialDates | null {
  const [first, ...others] = dates
  if (!first) return null
  return {...first, modified: latest([first.modified, ...others.map(({modified}) => modified)])}
}
