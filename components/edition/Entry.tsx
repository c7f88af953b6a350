import {Ledger} from '@/components/claim/Ledger.tsx'
import type {EditionInFull} from '@/components/edition/EditionPage.tsx'
import {MovementNote} from '@/components/edition/MovementNote.tsx'
import {PartialDateText} from '@/components/ui/DateText.tsx'
import {Facts} from '@/components/ui/Facts.tsx'
import type {Movement} from '@/lib/rankHistory.ts'
import {frameworkPath} from '@/sanity/paths.ts'

export type EditionEntry = NonNullable<EditionInFull['entries']>[number]

/** Where on its page an entry is: the framework's slug, so that the fragment reads well and outlives a new order. */
export function entryAnchor(entry: EditionEntry): string {
  return entry.framework?.slug ?? entry._key
}

/** One ranked framework: its number in the margin with where it stood before, its name, its facts, what is said for and against it. */
export function Entry(props: {entry: EditionEntry; movement: Movement | null; statedAt: string | null}) {
  const {entry, movement, statedAt} = props
  const {framework, position, summary} = entry
  const anchor = entryAnchor(entry)
  return (
    <section
      id={anchor}
      aria-labelledby={`${anchor}-name`}
      className="spread mt-20 border-t border-ink pt-6 lg:mt-32 lg:pt-9"
    >
      <p className="lg:text-right">
        <span className="sr-only">Number </span>
        <span className="block lg:sticky lg:top-20">
          <span className="block text-numeral tracking-[-0.03em] text-accent proportional-nums">
            {position}
          </span>
          <span className="mt-4 block empty:hidden">
            <MovementNote movement={movement} />
          </span>
        </span>
      </p>
      <div className="mt-6 lg:mt-0 lg:max-w-[52rem]">
        <h2 id={`${anchor}-name`} className="text-title font-normal tracking-[-0.018em]">
          {framework?.slug ? (
            <a className="quiet-link" href={frameworkPath(framework.slug)}>
              {framework.name}
            </a>
          ) : (
            (framework?.name ?? 'Unnamed entry')
          )}
        </h2>
        <div className="mt-5">
          <Facts
            items={[
              {label: 'Language', value: framework?.language},
              {label: 'Licence', value: framework?.licence},
              {
                label: 'First release',
                value: framework?.firstReleased && <PartialDateText value={framework.firstReleased} />,
              },
            ]}
          />
        </div>
        {summary && <p className="mt-7 max-w-measure text-lede">{summary}</p>}
        <div className="mt-10">
          <Ledger advantages={entry.advantages} disadvantages={entry.disadvantages} statedAt={statedAt} />
        </div>
      </div>
    </section>
  )
}
