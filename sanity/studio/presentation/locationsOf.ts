import type {DocumentLocation, DocumentLocationsState} from 'sanity/presentation'

import {
  changesPath,
  comparePath,
  editionPath,
  frameworkPath,
  frameworksPath,
  homePath,
  roundupPath,
} from '../../paths.ts'

/** A roundup with the years of its editions, the newest first, as far as a document has to do with them. */
interface UsedRoundup {
  title: string | null
  slug: string | null
  /** Every year that the roundup has, which decides what is current and what has changed since. */
  years: (number | null)[]
  /** The years of the editions that use the document. */
  used: (number | null)[]
}

/** What `usesQuery` finds of a document. */
export interface Uses {
  type: string
  name: string | null
  slug: string | null
  roundups: UsedRoundup[]
}

/** Where readers see something of a document, the page that is most about it first; null when the type has no page at all. */
export function locationsOf(uses: Uses | null): DocumentLocationsState | null {
  if (!uses) return null
  if (uses.type === 'siteSettings') {
    return {locations: [frontPage], message: 'Used on every page: in its header and footer.', tone: 'caution'}
  }
  const locations = [...ownPages(uses), ...uses.roundups.flatMap(editionPages), ...listPages(uses)]
  return locations.length > 0 ? {locations} : {message: 'Not on any page yet.', tone: 'caution'}
}

const frontPage: DocumentLocation = {title: 'Front page', href: homePath}

function ownPages({type, name, slug}: Uses): DocumentLocation[] {
  return type === 'framework' && slug ? [{title: name ?? slug, href: frameworkPath(slug)}] : []
}

/** The pages of a roundup's editions: the current one is at the roundup's own address too. */
function editionPages({title, slug, years, used}: UsedRoundup): DocumentLocation[] {
  if (!slug) return []
  const name = title ?? slug
  const known = years.flatMap((year) => year ?? [])
  const [current] = known
  const first = known.at(-1)
  return used.flatMap((year) => {
    if (year === null) return []
    const ofYear = [{title: `${name}, ${year}`, href: editionPath(slug, year)}]
    const evergreen = year === current ? [{title: name, href: roundupPath(slug)}] : []
    const changes = year === first ? [] : [{title: `What changed in ${year}`, href: changesPath(slug, year)}]
    return [...evergreen, ...ofYear, ...changes]
  })
}

function listPages({type, slug, roundups}: Uses): DocumentLocation[] {
  if (type === 'framework') {
    if (!slug) return []
    return [
      {title: 'Frameworks', href: frameworksPath},
      {title: 'Compare', href: comparePath},
    ]
  }
  // A person is named on the pages of editions, and on no list.
  return type === 'person' || roundups.every(({slug: of}) => !of) ? [] : [frontPage]
}
