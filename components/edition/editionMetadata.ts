import type {Metadata} from 'next'

import type {EditionInFull, RoundupWithEdition} from '@/components/edition/EditionPage.tsx'
import {roundupFeeds} from '@/components/edition/roundupFeeds.ts'
import {pageMetadata} from '@/components/site/pageMetadata.ts'
import {editorialDates} from '@/lib/editorialDates.ts'
import {revisionsInAnswer} from '@/lib/revisions.ts'
import {wordsOf} from '@/lib/text.ts'
import {editionPath, roundupPath} from '@/sanity/paths.ts'

/**
 * The head of an edition's page. The current edition stands at the roundup's evergreen address, also when it is read at its
 * year's; an earlier one stands at its own.
 */
export function editionMetadata(roundup: RoundupWithEdition, edition: EditionInFull): Metadata {
  return pageMetadata({
    title: edition.headline ?? roundup.title ?? '',
    description: wordsOf(edition.introduction) || roundup.description,
    canonicalPath: canonicalEditionPath(roundup, edition),
    hasPicture: true,
    hasTwin: true,
    revisions: revisionsInAnswer(roundup),
    article: {
      dates: editorialDates(edition),
      authors: (edition.authors ?? []).flatMap((author) => author?.name ?? []),
    },
    feeds: roundupFeeds(roundup),
  })
}

/** The address that stands for an edition: the evergreen one for the current edition, its year's for an earlier one. */
export function canonicalEditionPath(roundup: RoundupWithEdition, {year}: {year: number | null}): string {
  const slug = roundup.slug ?? ''
  const isCurrent = roundup.years[0]?.year === year
  return isCurrent || !year ? roundupPath(slug) : editionPath(slug, year)
}

/** The head of a roundup's page while it has no edition. */
export function roundupMetadata(roundup: RoundupWithEdition): Metadata {
  return pageMetadata({
    title: roundup.title ?? '',
    description: roundup.description,
    canonicalPath: roundupPath(roundup.slug ?? ''),
    hasPicture: true,
    revisions: revisionsInAnswer(roundup),
    feeds: roundupFeeds(roundup),
  })
}
