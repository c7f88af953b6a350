import type {Comparison, RoundupWithChanges} from '@/components/changes/comparison.ts'
import type {MarkField} from '@/components/changes/fieldMarks.ts'
import {editionPath, roundupPath} from '@/sanity/paths.ts'

/** The way back to roundup and edition, and the headline across the whole page. */
export function ChangesHeader(props: {
  roundup: RoundupWithChanges
  after: Comparison['after']
  mark: MarkField
}) {
  const {roundup, after, mark} = props
  const {slug, title} = roundup
  return (
    <header className="pt-8 pb-9 lg:pt-16 lg:pb-14">
      <p className="label flex flex-wrap items-center gap-x-3 text-muted">
        {slug && (
          <>
            <a
              className="target quiet-link -my-3.5 text-accent"
              href={roundupPath(slug)}
              data-sanity={mark?.(roundup, 'title')}
            >
              {title}
            </a>
            <span aria-hidden="true" className="text-rule">
              /
            </span>
            <a className="target quiet-link -my-3.5 text-accent" href={editionPath(slug, after.year)}>
              {after.year} edition
            </a>
          </>
        )}
      </p>
      <h1
        className="mt-4 max-w-[19ch] text-headline font-normal tracking-[-0.022em] lg:mt-6"
        data-sanity={mark?.(after, 'year')}
      >
        What changed in {after.year}
      </h1>
    </header>
  )
}
