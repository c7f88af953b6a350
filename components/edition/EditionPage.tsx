import {Contents} from '@/components/edition/Contents.tsx'
import {Corrections} from '@/components/edition/Corrections.tsx'
import {EditionHeader} from '@/components/edition/EditionHeader.tsx'
import {EditionMargin} from '@/components/edition/EditionMargin.tsx'
import {editionMovements} from '@/components/edition/editionMovements.ts'
import {EntriesCompared} from '@/components/edition/EntriesCompared.tsx'
import {Entry} from '@/components/edition/Entry.tsx'
import {PastEditionNotice} from '@/components/edition/PastEditionNotice.tsx'
import {RichText} from '@/components/portable-text/RichText.tsx'
import {Figure} from '@/components/ui/Figure.tsx'
import type {EditionQueryResult} from '@/sanity/types.generated.ts'

/** A roundup with one of its editions, as both `roundupQuery` and `editionQuery` answer it. */
export type RoundupWithEdition = NonNullable<EditionQueryResult>
export type EditionInFull = NonNullable<RoundupWithEdition['edition']>

/** One edition in full. The evergreen page and the year page draw the same; only their canonical addresses differ. */
export function EditionPage({roundup, edition}: {roundup: RoundupWithEdition; edition: EditionInFull}) {
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
      {entries.map((entry) => (
        <Entry
          key={entry._key}
          entry={entry}
          movement={movements.get(entry.frameworkId ?? '') ?? null}
          statedAt={edition.publishedAt}
        />
      ))}
      <EntriesCompared entries={entries} />
      {edition.closing && edition.closing.length > 0 && (
        <section className="spread mt-24 border-t border-ink pt-8 lg:mt-32">
          <h2 className="label pt-2 pb-5">Closing thoughts</h2>
          <RichText value={edition.closing} className="text-lede" />
        </section>
      )}
      <Corrections corrections={edition.corrections ?? []} />
    </article>
  )
}
