import type {RoundupWithEdition} from '@/components/edition/EditionPage.tsx'
import {editionPath, roundupPath} from '@/sanity/paths.ts'

/** Every edition of a roundup, the newest first. The newest is at the evergreen address, the others at their years'. */
export function YearList({roundup, shownYear}: {roundup: RoundupWithEdition; shownYear: number | null}) {
  const {slug} = roundup
  const years = roundup.years.flatMap(({year}) => year ?? [])
  if (!slug || years.length === 0) return null
  return (
    <nav aria-label="Editions">
      <p className="text-note text-muted">{years.length === 1 ? 'Edition' : 'Editions'}</p>
      <ul className="-my-2.5 flex flex-wrap gap-x-1 tabular-nums">
        {years.map((year, index) => (
          <li key={year}>
            {year === shownYear ? (
              <span aria-current="page" className="target">
                {year}
              </span>
            ) : (
              <a className="target link" href={index === 0 ? roundupPath(slug) : editionPath(slug, year)}>
                {year}
              </a>
            )}
          </li>
        ))}
      </ul>
    </nav>
  )
}
