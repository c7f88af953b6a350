import {changesTitle} from '@/components/changes/changesMetadata.ts'
import type {Comparison, RoundupWithChanges} from '@/components/changes/comparison.ts'
import {siteFacts, type Site} from '@/components/site/siteFacts.ts'
import {summaryOfChanges} from '@/lib/changesAccount.ts'
import {comparisonDates} from '@/lib/editorialDates.ts'
import type {ArticleFacts} from '@/lib/structuredData.ts'
import {changesPath, editionPath, roundupPath, sharePath} from '@/sanity/paths.ts'

/** What the page of an edition's changes says of itself to machines. */
export function changesFacts(roundup: RoundupWithChanges, comparison: Comparison, site: Site): ArticleFacts {
  const {before, after, account} = comparison
  const {siteUrl} = site
  const slug = roundup.slug ?? ''
  const facts = siteFacts(site)
  const url = siteUrl + changesPath(slug, after.year)
  return {
    url,
    headline: changesTitle(roundup, after),
    description: summaryOfChanges(account) || null,
    dates: comparisonDates(before, after),
    authors: (after.authors ?? []).flatMap((author) => author?.name ?? []),
    site: facts,
    image: siteUrl + sharePath(changesPath(slug, after.year)),
    trail: [
      {name: facts.name, url: facts.url},
      {name: roundup.title ?? slug, url: siteUrl + roundupPath(slug)},
      {name: `${after.year} edition`, url: siteUrl + editionPath(slug, after.year)},
      {name: `What changed in ${after.year}`, url},
    ],
    ranking: [],
  }
}
