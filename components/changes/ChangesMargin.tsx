import type {Comparison, RoundupWithChanges} from '@/components/changes/comparison.ts'
import {MarginDates, MarginItem} from '@/components/edition/EditionMargin.tsx'
import {comparisonDates} from '@/lib/editorialDates.ts'
import {listInWords} from '@/lib/text.ts'
import {editionPath} from '@/sanity/paths.ts'

/** Who tells the changes, when they came out, and the way to both editions. */
export function ChangesMargin({roundup, comparison}: {roundup: RoundupWithChanges; comparison: Comparison}) {
  const {before, after} = comparison
  const {slug} = roundup
  const authors = (after.authors ?? []).flatMap((author) => author?.name ?? [])
  return (
    <div className="grid grid-cols-2 content-start gap-x-6 gap-y-4 border-y border-rule py-4 font-sans text-small sm:grid-cols-4 lg:grid-cols-1 lg:border-b-0 lg:py-0 lg:pt-3">
      {authors.length > 0 && <MarginItem label="By">{listInWords(authors)}</MarginItem>}
      <MarginDates dates={comparisonDates(before, after)} />
      {slug && (
        <nav aria-label="Editions compared">
          <p className="text-note text-muted">Editions compared</p>
          <ul className="-my-2.5 flex flex-wrap gap-x-1 tabular-nums">
            {[after.year, before.year].map((year) => (
              <li key={year}>
                <a className="target link" href={editionPath(slug, year)}>
                  {year}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </div>
  )
}
