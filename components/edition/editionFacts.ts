import {canonicalEditionPath} from '@/components/edition/editionMetadata.ts'
import type {EditionInFull, RoundupWithEdition} from '@/components/edition/EditionPage.tsx'
import {siteFacts, type Site} from '@/components/site/siteFacts.ts'
import {editorialDates} from '@/lib/editorialDates.ts'
import type {ArticleFacts} from '@/lib/structuredData.ts'
import {excerpt, wordsOf} from '@/lib/text.ts'
import {imageUrl, isUploaded} from '@/sanity/image.ts'
import {frameworkPath, roundupPath, sharePath} from '@/sanity/paths.ts'

/** What an edition's page says of itself to machines; `siteUrl` is the site's address without a trailing slash. */
export function editionFacts(roundup: RoundupWithEdition, edition: EditionInFull, site: Site): ArticleFacts {
  const {siteUrl} = site
  const facts = siteFacts(site)
  const image = (edition.image ?? roundup.image)?.image
  const slug = roundup.slug ?? ''
  const url = siteUrl + canonicalEditionPath(roundup, edition)
  const ofRoundup = {name: roundup.title ?? slug, url: siteUrl + roundupPath(slug)}
  return {
    url,
    headline: edition.headline ?? roundup.title ?? '',
    description: excerpt(wordsOf(edition.introduction) || (roundup.description ?? '')) || null,
    dates: editorialDates(edition),
    authors: (edition.authors ?? []).flatMap((author) => author?.name ?? []),
    site: facts,
    image:
      image && isUploaded(image)
        ? new URL(imageUrl(image, {width: 1200, height: 630}), siteUrl).href
        : siteUrl + sharePath(canonicalEditionPath(roundup, edition)),
    trail: [
      {name: facts.name, url: facts.url},
      ofRoundup,
      ...(url === ofRoundup.url ? [] : [{name: `${edition.year} edition`, url}]),
    ],
    ranking: (edition.entries ?? []).flatMap(({position, framework}) =>
      position && framework?.name
        ? [
            {
              position,
              name: framework.name,
              url: framework.slug ? siteUrl + frameworkPath(framework.slug) : null,
            },
          ]
        : [],
    ),
  }
}
