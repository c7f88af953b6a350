import type {EditionInFull, RoundupWithEdition} from '@/components/edition/EditionPage.tsx'
import {roundupPath} from '@/sanity/paths.ts'

/** The evergreen subject, the year, and the headline across the whole page. */
export function EditionHeader({roundup, edition}: {roundup: RoundupWithEdition; edition: EditionInFull}) {
  return (
    <header className="pt-8 lg:pt-16 lg:pb-8">
      <p className="label flex flex-wrap items-center gap-x-3 text-muted">
        {roundup.slug && (
          <a className="target quiet-link -my-3.5 text-accent" href={roundupPath(roundup.slug)}>
            {roundup.title}
          </a>
        )}
        <span aria-hidden="true" className="text-rule">
          /
        </span>
        <span>{edition.year} edition</span>
      </p>
      <h1 className="mt-4 max-w-[19ch] text-headline font-normal tracking-[-0.022em] lg:mt-6">
        {edition.headline}
      </h1>
    </header>
  )
}
