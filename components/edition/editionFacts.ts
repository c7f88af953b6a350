import {canonicalEditionPath} from '@/components/edition/editionMetadata.ts'
import type {EditionInFull, RoundupWithEdition} from '@/components/edition/EditionPage.tsx'
import {defaultSiteTitle} from '@/components/site/siteName.ts'
import {editorialDates} from '@/lib/editorialDates.ts'
import type {ArticleFacts} from '@/lib/structuredData.ts'
import {excerpt, wordsOf} from '@/lib/text.ts'
import {imageUrl, isUploaded} from '@/sanity/image.ts'
import {editionPath, frameworkPath, homePath, roundupPath} from '@/sanity/paths.ts'
import type {SiteSettingsQueryResult} from '@/sanity/types.generated.ts'

/** What an edition's page says of itself to machines; `siteUrl` is the site's address without a trailing slash. */
export function editionFacts(
  roundup: RoundupWithEdition,
  edition: EditionInFull,
  site: {siteUrl: string; settings: SiteSettingsQueryResult},
): ArticleFacts {
  const {siteUrl, settings} = site
  const siteTitle = settings?.title ?? defaultSiteTitle
  const image = (edition.image ?? roundup.image)?.image
  const home = siteUrl + homePath
  const slug = roundup.slug ?? ''
  return {
    url: siteUrl + canonicalEditionPath(roundup, edition),
    headline: edition.headline ?? roundup.title ?? '',
    description: excerpt(wordsOf(edition.introduction) || (roundup.description ?? '')) || null,
    dates: editorialDates(edition),
    authors: (edition.authors ?? []).flatMap((author) => author?.name ?? []),
    publisher: {name: settings?.publisherName ?? siteTitle, url: home},
    image: image && isUploaded(image) ? imageUrl(image, {width: 1200, height: 630}) : null,
    trail: [
      {name: siteTitle, url: home},
      {name: roundup.title ?? slug, url: siteUrl + roundupPath(slug)},
      ...(edition.year
        ? [{name: `${edition.year} edition`, url: siteUrl + editionPath(slug, edition.year)}]
        : []),
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
