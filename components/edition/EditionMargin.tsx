import type {ReactNode} from 'react'

import type {EditionInFull, RoundupWithEdition} from '@/components/edition/EditionPage.tsx'
import {YearList} from '@/components/edition/YearList.tsx'
import {DateText} from '@/components/ui/DateText.tsx'
import {dayOf} from '@/lib/dates.ts'
import {listInWords} from '@/lib/text.ts'

/** What the margin says beside the introduction: who wrote it, when, when it last changed, and the other years. */
export function EditionMargin({roundup, edition}: {roundup: RoundupWithEdition; edition: EditionInFull}) {
  const {publishedAt, modifiedAt} = edition
  const authors = (edition.authors ?? []).flatMap((author) => author?.name ?? [])
  const wasModified = publishedAt && modifiedAt && dayOf(publishedAt) !== dayOf(modifiedAt)
  return (
    <div className="grid grid-cols-2 content-start gap-x-6 gap-y-4 border-y border-rule py-4 font-sans text-small sm:grid-cols-4 lg:grid-cols-1 lg:border-b-0 lg:py-0 lg:pt-3">
      {authors.length > 0 && <MarginItem label="By">{listInWords(authors)}</MarginItem>}
      {publishedAt && (
        <MarginItem label="Published">
          <DateText value={publishedAt} />
        </MarginItem>
      )}
      {wasModified && (
        <MarginItem label="Updated">
          <DateText value={modifiedAt} />
        </MarginItem>
      )}
      <YearList roundup={roundup} shownYear={edition.year} />
    </div>
  )
}

function MarginItem({label, children}: {label: string; children: ReactNode}) {
  return (
    <p>
      <span className="block text-note text-muted">{label}</span>
      {children}
    </p>
  )
}
