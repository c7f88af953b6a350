import type {SearchRecord} from '@/lib/search.ts'
import {editionPath, frameworkPath, roundupPath} from '@/sanity/paths.ts'
import type {SearchedEditionsQueryResult, SearchedFrameworksQueryResult} from '@/sanity/types.generated.ts'

/** What the search was told of the newest frameworks and editions. */
interface Searched {
  frameworks: SearchedFrameworksQueryResult
  editions: SearchedEditionsQueryResult
}
type SearchedEdition = SearchedEditionsQueryResult[number]
type SearchedEntry = NonNullable<SearchedEdition['entries']>[number]
type SearchedClaim = NonNullable<SearchedEntry['advantages']>[number]

/**
 * Everything that can be found, once: frameworks, editions, and each claim at its place in the newest edition that makes it. An
 * edition that is its roundup's newest is found at the roundup's address.
 */
export function searchRecords(searched: Searched): SearchRecord[] {
  const {frameworks} = searched
  const editions = searched.editions.toSorted((one, other) => (other.year ?? 0) - (one.year ?? 0))
  const records = [...frameworks.flatMap(frameworkRecord), ...editions.flatMap(editionRecords(editions))]
  const byId = new Map<string, SearchRecord>()
  for (const record of records) if (!byId.has(record.id)) byId.set(record.id, record)
  return [...byId.values()]
}

function frameworkRecord({name, slug, summary}: SearchedFrameworksQueryResult[number]): SearchRecord[] {
  if (!slug) return []
  const path = frameworkPath(slug)
  return [
    {
      id: path,
      kind: 'framework',
      title: name ?? slug,
      about: '',
      text: summary ?? '',
      place: 'Framework',
      path,
    },
  ]
}

/** The records of one of the editions, which are in the order of their years, the newest first. */
function editionRecords(editions: readonly SearchedEdition[]) {
  return (edition: SearchedEdition): SearchRecord[] => {
    const {year, headline, introduction, roundup, entries} = edition
    if (!roundup?.slug || !year) return []
    const {slug, title} = roundup
    const isCurrent = editions.find((other) => other.roundup?.slug === slug) === edition
    const path = isCurrent ? roundupPath(slug) : editionPath(slug, year)
    const about = `${title ?? slug}, ${year}`
    const claimOf = (side: string, name: string) => (claim: SearchedClaim) =>
      claimRecord(claim, {roundupSlug: slug, path, about: name, place: `${side} of ${name}, ${year} edition`})
    return [
      {
        id: editionPath(slug, year),
        kind: 'edition',
        title: headline ?? about,
        about,
        text: introduction,
        place: about,
        path,
      },
      ...(entries ?? []).flatMap(({framework, advantages, disadvantages}) => {
        const name = framework?.name ?? 'an unnamed framework'
        const forIt = (advantages ?? []).flatMap(claimOf('Advantage', name))
        return forIt.concat((disadvantages ?? []).flatMap(claimOf('Disadvantage', name)))
      }),
    ]
  }
}

function claimRecord(
  {key, label, body}: SearchedClaim,
  at: {roundupSlug: string; path: string; about: string; place: string},
): SearchRecord[] {
  const {roundupSlug, path, about, place} = at
  if (!key || !label) return []
  return [
    {
      id: `${roundupSlug}#${key}`,
      kind: 'claim',
      title: label,
      about,
      text: body ?? '',
      place,
      path: `${path}#${key}`,
    },
  ]
}
