import {canonicalEditionPath} from '@/components/edition/editionMetadata.ts'
import type {EditionInFull, RoundupWithEdition} from '@/components/edition/EditionPage.tsx'
import {defaultSiteTitle} from '@/components/site/siteName.ts'
import {editorialDates} from '@/lib/editorialDates.ts'
import type {ArticleFacts} from '@/lib/structuredData.ts'
import {excerpt, wordsOf} from '@/lib/text.ts'
import {imageUrl, isUploaded} from '@/sanity/image.ts'
import {frameworkPath, homePath, roundupPath} from '@/sanity/paths.ts'
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
  const url = siteUrl + canonicalEditionPath(roundup, edition)
  const ofRoundup = {name: roundup.title ?? slug, url: siteUrl + roundupPath(slug)}
  return {
    url,
    headline: edition.headline ?? roundup.title ?? '',
    description: excerpt(wordsOf(edition.introduction) || (roundup.description ?? '')) || null,
    dates: editorialDates(edition),
    authors: (edition.authors ?? []).flatMap((author) => author?.name ?? []),
    publisher: {name: settings?.publisherName ?? siteTitle, url: home},
    image:
      image && isUploaded(image) ? new URL(imageUrl(image, {width: 1200, height: 630}), siteUrl).href : null,
    trail: [
      {name: siteTitle, url: home},
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
