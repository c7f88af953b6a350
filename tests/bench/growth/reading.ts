import {changesPath, editionPath, frameworkPath, roundupPath} from '../../../sanity/paths.ts'
import {median} from '../measure/statistics.ts'
import {slugs, years} from './archive.ts'
import {readRoundups, someFramework, someRoundup} from './questions.ts'
import type {GrownSite} from './site.ts'

/** A first rendering at one size, in milliseconds: the middle of many pages, each another one. */
export interface ColdPages {
  size: number
  editionMs: number
  frameworkMs: number
  pages: number
}

const rounds = Array.from({length: readRoundups * 3}, (_, round) => round)

/**
 * Reads pages that nobody has read, of an edition and of a framework in turn, each page at all sizes one after the other: as many
 * of as many roundups at every size.
 */
export async function measureColdPages(sites: readonly GrownSite[]): Promise<ColdPages[]> {
  const times = new Map(
    sites.map(({size}) => [size, {edition: new Array<number>(), framework: new Array<number>()}]),
  )
  for (const site of sites) await warmUp(site)
  for (const round of rounds) {
    for (const site of sites) {
      const {size} = site
      const year = years[Math.floor(round / readRoundups)] ?? 0
      const edition = await site.read(editionPath(slugs.roundup(someRoundup(size, round)), year))
      const framework = await site.read(frameworkPath(slugs.framework(someFramework(size, round))))
      if (!edition.isCold || !framework.isCold) throw new Error('A page was rendered before it was read')
      times.get(size)?.edition.push(edition.ms)
      times.get(size)?.framework.push(framework.ms)
    }
  }
  return sites.map(({size}) => {
    const {edition = [], framework = []} = times.get(size) ?? {}
    return {size, editionMs: median(edition), frameworkMs: median(framework), pages: edition.length}
  })
}

/** The server's first requests pay for loading its code. */
async function warmUp(site: GrownSite): Promise<void> {
  const between = someRoundup(site.size, 1) - 1
  for (const year of years.slice(3)) await site.read(editionPath(slugs.roundup(between), year))
  for (let next = 0; next < 2; next += 1) await site.read(frameworkPath(slugs.framework(between * 5 + next)))
}

/** Reads the same number of pages of every kind, lists and machines' files among them, and gives the memory that this leaves. */
export async function measureMemory(site: GrownSite): Promise<number> {
  const lists = ['/', '/frameworks', '/compare', '/search?q=router', '/llms.txt', '/feeds/changes.xml']
  const maps = ['/sitemap.xml', '/sitemap/lists.xml', '/sitemap/roundups-1.xml', '/sitemap/frameworks-1.xml']
  for (const path of [...lists, ...maps]) await site.read(path)
  for (const round of rounds) {
    const slug = slugs.roundup(someRoundup(site.size, round))
    const year = years[round % (years.length - 1)] ?? 0
    const paths = [
      roundupPath(slug),
      editionPath(slug, year),
      changesPath(slug, year),
      frameworkPath(slugs.framework(someFramework(site.size, round))),
      `${roundupPath(slug)}/feed.xml`,
      `/api/search?q=router+${round}`,
    ]
    for (const path of paths) await site.read(path)
  }
  return site.residentBytes()
}
