import {ChangesHeader} from '@/components/changes/ChangesHeader.tsx'
import {ChangesMargin} from '@/components/changes/ChangesMargin.tsx'
import type {Comparison, RoundupWithChanges} from '@/components/changes/comparison.ts'
import type {MarkField} from '@/components/changes/fieldMarks.ts'
import {FrameworkChanges} from '@/components/changes/FrameworkChanges.tsx'
import {OrderTable} from '@/components/changes/OrderTable.tsx'
import {Tallies} from '@/components/changes/Tallies.tsx'
import {DateText} from '@/components/ui/DateText.tsx'
import {editorialDates} from '@/lib/editorialDates.ts'

/** What became of one edition in the next: in numbers, in the order, and claim by claim. */
export function ChangesPage(props: {roundup: RoundupWithChanges; comparison: Comparison; mark: MarkField}) {
  const {roundup, comparison, mark} = props
  const {before, after, account} = comparison
  return (
    <article className="page">
      <ChangesHeader roundup={roundup} after={after} mark={mark} />
      <div className="spread gap-y-8">
        <ChangesMargin roundup={roundup} comparison={comparison} />
        <div className="lg:max-w-[52rem]">
          <p className="max-w-measure text-lede" data-sanity={mark?.(after, 'publishedAt')}>
            The {after.year} edition{dated(after, 'of')} beside the {before.year} edition
            {dated(before, 'of')}: what stands where it stood, what moved, and what testing every claim again
            has shown.
          </p>
          <Tallies account={account} />
        </div>
      </div>
      <OrderTable comparison={comparison} mark={mark} />
      <section aria-labelledby="claims" className="mt-20 lg:mt-28">
        <h2 id="claims" className="label border-t border-ink pt-3">
          Claim by claim
        </h2>
        {account.map((framework) => (
          <FrameworkChanges
            key={framework.after?._key ?? `before-${framework.before?._key}`}
            framework={framework}
            comparison={comparison}
            mark={mark}
          />
        ))}
      </section>
    </article>
  )
}

function dated(edition: Comparison['after'], preposition: string) {
  const dates = editorialDates(edition)
  return (
    dates && (
      <>
        {' '}
        {preposition} <DateText value={dates.published} />
      </>
    )
  )
}
