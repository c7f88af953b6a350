import type {Metadata} from 'next'

import type {EditionInFull, RoundupWithEdition} from '@/components/edition/EditionPage.tsx'
import {pageMetadata} from '@/components/site/pageMetadata.ts'
import {wordsOf} from '@/lib/text.ts'
import {editionPath, roundupPath} from '@/sanity/paths.ts'

/**
 * The head of an edition's page. The current edition stands at the roundup's evergreen address, also when it is read at its
 * year's; an earlier one stands at its own.
 */
export function editionMetadata(roundup: RoundupWithEdition, edition: EditionInFull): Metadata {
  const slug = roundup.slug ?? ''
  const isCurrent = roundup.years[0]?.year === edition.year
  return pageMetadata({
    title: edition.headline ?? roundup.title ?? slug,
    description: wordsOf(edition.introduction) || roundup.description,
    canonicalPath: isCurrent || !edition.year ? roundupPath(slug) : editionPath(slug, edition.year),
    image: edition.image ?? roundup.image,
    revisions: [{id: edition._id, revision: edition._rev}],
    article: {
      publishedAt: edition.publishedAt,
      modifiedAt: edition.modifiedAt,
      authors: (edition.authors ?? []).flatMap((author) => author?.name ?? []),
    },
  })
}

/** The head of a roundup's page while it has no edition. */
export function roundupMetadata(roundup: RoundupWithEdition): Metadata {
  return pageMetadata({
    title: roundup.title ?? '',
    description: roundup.description,
    canonicalPath: roundupPath(roundup.slug ?? ''),
    image: roundup.image,
  })
}
