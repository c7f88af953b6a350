import type {EditionInFull, RoundupWithEdition} from '@/components/edition/EditionPage.tsx'
import {roundupPath} from '@/sanity/paths.ts'

/** On an edition that a later one has replaced: says so and leads to the current one. Nothing on the current edition. */
export function PastEditionNotice({roundup, edition}: {roundup: RoundupWithEdition; edition: EditionInFull}) {
  const currentYear = roundup.years[0]?.year
  if (!roundup.slug || !currentYear || currentYear === edition.year) return null
  return (
    <p className="mt-6 border-l-2 border-accent bg-tint px-4 py-3 font-sans text-small">
      You are reading the {edition.year} edition.{' '}
      <a className="link font-medium" href={roundupPath(roundup.slug)}>
        Read the current one, {currentYear}
      </a>
    </p>
  )
}
