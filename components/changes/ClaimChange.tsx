import {ClaimWording} from '@/components/changes/ClaimWording.tsx'
import type {Comparison, ToldClaim} from '@/components/changes/comparison.ts'
import {markOfClaim, type MarkField} from '@/components/changes/fieldMarks.ts'
import {DateText} from '@/components/ui/DateText.tsx'
import {Sources} from '@/components/ui/Sources.tsx'
import {outcomeInWords} from '@/lib/changesAccount.ts'

const sides = {advantage: 'Advantage', disadvantage: 'Disadvantage'}

/** What became of one claim, the verdict first; it can be linked to by the claim's lasting key. */
export function ClaimChange(props: {claim: ToldClaim; comparison: Comparison; mark: MarkField}) {
  const {claim, comparison, mark} = props
  const placed = claim.after ?? claim.before
  if (!placed) return null
  const review = claim.after ? claim.after.claim.review : claim.retirement?.review
  const sources = claim.after ? claim.after.claim.sources : claim.retirement?.sources
  const retired = claim.after ? null : claim.retirement
  const reviewMark = (field: string) =>
    retired
      ? mark?.(comparison.after, `retired[_key=="${retired._key}"].${field}`)
      : markOfClaim(mark, comparison, placed.claim, field)
  const testedOn = claim.outcome === 'untested' ? null : review?.verifiedOn
  return (
    <article
      id={claim.anchor}
      className="claim-row grid gap-x-8 gap-y-2 border-t border-rule py-5 target:bg-tint sm:grid-cols-[9.5rem_minmax(0,1fr)]"
    >
      <p className="font-sans text-note text-muted sm:pt-1" data-sanity={reviewMark('review.verdict')}>
        <Outcome claim={claim} />
        <span className="block pl-[calc(0.56em+0.5rem)]">
          {sides[placed.side]}
          {testedOn && (
            <>
              , tested{' '}
              <span className="whitespace-nowrap">
                <DateText value={testedOn} />
              </span>
              {review?.verifiedBy?.name && <> by {review.verifiedBy.name}</>}
            </>
          )}
        </span>
      </p>
      <div>
        <h4
          className="font-semibold leading-snug"
          data-sanity={markOfClaim(mark, comparison, placed.claim, 'label')}
        >
          <a className="quiet-link" href={`#${claim.anchor}`}>
            {placed.claim.label ?? 'Claim without a label'}
            <span aria-hidden="true" className="row-link no-print">
              Link to this
            </span>
          </a>
        </h4>
        <ClaimWording claim={claim} comparison={comparison} mark={mark} />
        {review?.note && (
          <p className="mt-2 max-w-measure font-sans text-small" data-sanity={reviewMark('review.note')}>
            {review.note}
          </p>
        )}
        <div className="mt-1">
          <Sources sources={sources ?? null} about={placed.claim.label} />
        </div>
      </div>
    </article>
  )
}

function Outcome({claim}: {claim: ToldClaim}) {
  const fill = claim.outcome === 'untested' || claim.outcome === 'dropped' ? 'bg-transparent' : 'bg-accent'
  return (
    <span className="flex gap-2 font-semibold text-ink">
      <span
        aria-hidden="true"
        className={`mt-[0.42em] size-[0.56em] shrink-0 rotate-45 border border-accent ${fill}`}
      />
      {outcomeInWords(claim)}
    </span>
  )
}
