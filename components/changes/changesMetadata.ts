import type {Metadata} from 'next'

import type {Comparison, RoundupWithChanges} from '@/components/changes/comparison.ts'
import {roundupFeeds} from '@/components/edition/roundupFeeds.ts'
import {pageMetadata} from '@/components/site/pageMetadata.ts'
import {summaryOfChanges} from '@/lib/changesAccount.ts'
import {comparisonDates} from '@/lib/editorialDates.ts'
import {revisionsInAnswer} from '@/lib/revisions.ts'
import {changesPath} from '@/sanity/paths.ts'

/** The head of the page that tells what changed in an edition. */
export function changesMetadata(roundup: RoundupWithChanges, {before, after, account}: Comparison): Metadata {
  return pageMetadata({
    title: changesTitle(roundup, after),
    description: summaryOfChanges(account),
    canonicalPath: changesPath(roundup.slug ?? '', after.year),
    hasPicture: true,
    hasTwin: true,
    revisions: revisionsInAnswer(roundup),
    article: {
      dates: comparisonDates(before, after),
      authors: (after.authors ?? []).flatMap((author) => author?.name ?? []),
    },
    feeds: roundupFeeds(roundup),
  })
}

/** `Top backend frameworks: what changed in 2026`, as heads and feeds name the page. */
export function changesTitle({title}: {title: string | null}, {year}: {year: number}): string {
  return `${title ?? 'Untitled roundup'}: what changed in ${year}`
}
