import {frameworkPages, listPages, roundupPages, type MappedPage} from '@/components/site/siteMap.ts'
import {pageFromSegment, pagesOf, stretchOfPage} from '@/lib/paging.ts'
import {
  fetchHome,
  fetchMappedFrameworks,
  fetchMappedRoundups,
  fetchSiteMap,
  frameworksPerPage,
  roundupsPerPage,
} from '@/sanity/live.ts'

/**
 * How much one part of the map is about. Crawlers take 50,000 addresses at most in one, and a roundup may have a few hundred under
 * its own.
 */
const roundupsPerPart = 100
const frameworksPerPart = 1_000

const lists = 'lists.xml'

/** The names of the parts that the map of the site has now. */
export async function siteMapParts(): Promise<string[]> {
  const {roundups, frameworks} = await fetchSiteMap()
  return [
    lists,
    ...numbered('roundups', Math.ceil(roundups / roundupsPerPart)),
    ...numbered('frameworks', Math.ceil(frameworks / frameworksPerPart)),
  ]
}

/** The addresses in a part of the map; null when there is no such part. */
export async function siteMapPart(name: string): Promise<MappedPage[] | null> {
  if (name === lists) return mappedLists()
  const [, kind, number = ''] = /^(roundups|frameworks)-(\d+)\.xml$/.exec(name) ?? []
  const part = pageFromSegment(number)
  if (part === null) return null
  const pages =
    kind === 'roundups'
      ? roundupPages(await fetchMappedRoundups(stretchOfPage(part, roundupsPerPart)))
      : frameworkPages(await fetchMappedFrameworks(stretchOfPage(part, frameworksPerPart)))
  return pages.length > 0 ? pages : null
}

async function mappedLists(): Promise<MappedPage[]> {
  const [home, {roundups, frameworks}] = await Promise.all([fetchHome(), fetchSiteMap()])
  return listPages(home, {
    roundups: pagesOf(roundups, roundupsPerPage),
    frameworks: pagesOf(frameworks, frameworksPerPage),
  })
}

function numbered(kind: string, count: number): string[] {
  return Array.from({length: count}, (_, index) => `${kind}-${index + 1}.xml`)
}
