import {DateText} from '@/components/ui/DateText.tsx'
import {editionPath, frameworkPath, roundupPath} from '@/sanity/paths.ts'
import type {HomeQueryResult} from '@/sanity/types.generated.ts'

type RoundupInList = HomeQueryResult['roundups'][number]
type EditionInList = NonNullable<RoundupInList['edition']>

/** A roundup on the front page: its current edition by headline, date and ranking, and the years before. */
export function RoundupCard({roundup}: {roundup: RoundupInList}) {
  const {slug, title, edition, description} = roundup
  if (!slug) return null
  const pastYears = roundup.years.flatMap(({year}) => year ?? []).slice(1)
  return (
    <section className="spread border-t border-ink pt-6 pb-20 lg:pt-9 lg:pb-28">
      {edition && (
        <p className="text-[clamp(3rem,2.4rem+2.4vw,4.25rem)] leading-[0.85] font-display tracking-[-0.03em] text-accent lg:text-right">
          {edition.year}
        </p>
      )}
      <div className="not-first:mt-6 lg:col-start-2 lg:not-first:mt-0 lg:max-w-[52rem]">
        <p className="label text-muted">{title}</p>
        <h2 className="mt-3 text-title font-normal tracking-[-0.018em]">
          <a className="quiet-link" href={roundupPath(slug)}>
            {edition?.headline ?? title}
          </a>
        </h2>
        {description && <p className="mt-5 max-w-measure text-lede">{description}</p>}
        {edition ? (
          <Ranking entries={edition.entries ?? []} />
        ) : (
          <p className="mt-6 text-muted">The first edition is being written.</p>
        )}
        {edition && (
          <p className="mt-6 flex flex-wrap items-center gap-x-7 font-sans text-small text-muted">
            {edition.publishedAt && (
              <span>
                Published <DateText value={edition.publishedAt} />
              </span>
            )}
            <a className="target link text-ink" href={roundupPath(slug)}>
              Read the {edition.year} edition
            </a>
            {pastYears.map((year) => (
              <a key={year} className="target link" href={editionPath(slug, year)}>
                {year} edition
              </a>
            ))}
          </p>
        )}
      </div>
    </section>
  )
}

function Ranking({entries}: {entries: NonNullable<EditionInList['entries']>}) {
  if (entries.length === 0) return null
  return (
    <ol className="mt-9 gap-x-14 md:columns-2">
      {entries.map(({_key, position, framework}) => (
        <li key={_key} className="flex break-inside-avoid items-baseline gap-4 border-t border-rule py-2">
          <span className="w-6 text-right text-heading leading-none text-accent tabular-nums">
            {position}
          </span>
          {framework?.slug ? (
            <a className="target quiet-link text-heading leading-tight" href={frameworkPath(framework.slug)}>
              {framework.name}
            </a>
          ) : (
            <span className="text-heading leading-tight">{framework?.name}</span>
          )}
        </li>
      ))}
    </ol>
  )
}
