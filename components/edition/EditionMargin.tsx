import {stegaClean} from '@sanity/client/stega'
import type {ReactNode} from 'react'

import type {EditionInFull, RoundupWithEdition} from '@/components/edition/EditionPage.tsx'
import {YearList} from '@/components/edition/YearList.tsx'
import {DateText} from '@/components/ui/DateText.tsx'
import {dayOf} from '@/lib/dates.ts'
import {editorialDates, type EditorialDates} from '@/lib/editorialDates.ts'
import {readingMinutes} from '@/lib/readingTime.ts'
import {countOf, listInWords, wordsOf} from '@/lib/text.ts'
import {changesPath} from '@/sanity/paths.ts'

/** What the margin says beside the introduction: who wrote it, when, when it last changed, and the other years. */
export function EditionMargin({roundup, edition}: {roundup: RoundupWithEdition; edition: EditionInFull}) {
  const {year, previous} = edition
  const dates = editorialDates(edition)
  const authors = (edition.authors ?? []).flatMap((author) => author?.name ?? [])
  return (
    <div className="grid grid-cols-2 content-start gap-x-6 gap-y-4 border-y border-rule py-4 font-sans text-small sm:grid-cols-4 lg:grid-cols-1 lg:border-b-0 lg:py-0 lg:pt-3">
      {authors.length > 0 && <MarginItem label="By">{listInWords(authors)}</MarginItem>}
      <MarginDates dates={dates} />
      <MarginItem label="Reading time">
        {countOf(readingMinutes(textsOf(stegaClean(edition))), 'minute')}
      </MarginItem>
      <YearList roundup={roundup} shownYear={year} />
      {roundup.slug && year && previous?.year && (
        <a className="target link -my-2.5" href={changesPath(roundup.slug, year)}>
          What changed since {previous.year}
        </a>
      )}
    </div>
  )
}

/** What of an edition is read from top to bottom. */
function textsOf({introduction, entries, closing}: EditionInFull): string[] {
  const claims = (entries ?? []).flatMap(({advantages, disadvantages}) =>
    (advantages ?? []).concat(disadvantages ?? []),
  )
  return [introduction, closing]
    .map(wordsOf)
    .concat((entries ?? []).map(({summary}) => summary ?? ''))
    .concat(claims.map(({label, body}) => `${label ?? ''} ${body ?? ''}`))
}

/** The two dates that readers go by; the second only when they can tell it from the first. */
export function MarginDates({dates}: {dates: EditorialDates | null}) {
  if (!dates) return null
  return (
    <>
      <MarginItem label="Published">
        <DateText value={dates.published} />
      </MarginItem>
      {dayOf(dates.published) !== dayOf(dates.modified) && (
        <MarginItem label="Updated">
          <DateText value={dates.modified} />
        </MarginItem>
      )}
    </>
  )
}

/** One line of the margin under its label. */
export function MarginItem({label, children}: {label: string; children: ReactNode}) {
  return (
    <p>
      <span className="block text-note text-muted">{label}</span>
      {children}
    </p>
  )
}
