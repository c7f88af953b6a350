import type {EditionInFull, RoundupWithEdition} from '@/components/edition/EditionPage.tsx'
import {changesPath, roundupPath} from '@/sanity/paths.ts'

/** On an edition that a later one has replaced: says so and leads to the current one and to what changed. Nothing on the current edition. */
export function PastEditionNotice({roundup, edition}: {roundup: RoundupWithEdition; edition: EditionInFull}) {
  const years = roundup.years.flatMap(({year}) => year ?? [])
  const currentYear = years[0]
  const nextYear = years.findLast((year) => edition.year !== null && year > edition.year)
  if (!roundup.slug || !currentYear || currentYear === edition.year) return null
  return (
    <p className="mt-6 border-l-2 border-accent bg-tint px-4 py-3 font-sans text-small">
      You are reading the {edition.year} edition.{' '}
      <a className="link font-medium" href={roundupPath(roundup.slug)}>
        Read the current one, {currentYear}
      </a>
      {nextYear && (
        <>
          {', or '}
          <a className="link" href={changesPath(roundup.slug, nextYear)}>
            what changed in {nextYear}
          </a>
        </>
      )}
    </p>
  )
}
