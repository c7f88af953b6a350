import {Contents} from '@/components/edition/Contents.tsx'
import {Corrections} from '@/components/edition/Corrections.tsx'
import {EditionHeader} from '@/components/edition/EditionHeader.tsx'
import {EditionMargin} from '@/components/edition/EditionMargin.tsx'
import {editionMovements} from '@/components/edition/editionMovements.ts'
import {EntriesCompared} from '@/components/edition/EntriesCompared.tsx'
import {Entry} from '@/components/edition/Entry.tsx'
import {EntryNav} from '@/components/edition/EntryNav.tsx'
import {type CitedSite, HowToCite} from '@/components/edition/HowToCite.tsx'
import {PastEditionNotice} from '@/components/edition/PastEditionNotice.tsx'
import {RichText} from '@/components/portable-text/RichText.tsx'
import {Figure} from '@/components/ui/Figure.tsx'
import type {EditionQueryResult} from '@/sanity/types.generated.ts'

/** A roundup with one of its editions, as both `roundupQuery` and `editionQuery` answer it. */
export type RoundupWithEdition = NonNullable<EditionQueryResult>
export type EditionInFull = NonNullable<RoundupWithEdition['edition']>

/**
 * One edition in full. The evergreen page and the year page draw the same; only their canonical addresses differ. How to cite it
 * is said where it is public: `site` is null in a preview.
 */
export function EditionPage(props: {
  roundup: RoundupWithEdition
  edition: EditionInFull
  site: CitedSite | null
}) {
  const {roundup, edition, site} = props
  const entries = edition.entries ?? []
  const movements = editionMovements(edition)
  return (
    <article className="page">
      <PastEditionNotice roundup={roundup} edition={edition} />
      <EditionHeader roundup={roundup} edition={edition} />
      <Figure figure={edition.image ?? roundup.image} sizes="(min-width: 78rem) 71rem, 92vw" priority />
      <div className="spread mt-8 gap-y-8 lg:mt-12">
        <EditionMargin roundup={roundup} edition={edition} />
        <div className="lg:max-w-[52rem]">
          <RichText value={edition.introduction} className="text-lede" />
          <Contents entries={entries} movements={movements} ground={edition.ground} />
        </div>
      </div>
      <div className="mt-12 lg:mt-20">
        <EntryNav entries={entries} />
        {entries.map((entry) => (
          <Entry
            key={entry._key}
            entry={entry}
            movement={movements.get(entry.frameworkId ?? '') ?? null}
            statedAt={edition.publishedAt}
          />
        ))}
      </div>
      <EntriesCompared entries={entries} />
      {edition.closing && edition.closing.length > 0 && (
        <section className="spread mt-24 border-t border-ink pt-8 lg:mt-32">
          <h2 className="label pt-2 pb-5">Closing thoughts</h2>
          <RichText value={edition.closing} className="text-lede" />
        </section>
      )}
      <Corrections corrections={edition.corrections ?? []} />
      {site && <HowToCite roundup={roundup} edition={edition} site={site} />}
    </article>
  )
}
