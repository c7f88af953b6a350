import {DateText} from '@/components/ui/DateText.tsx'
import {verdicts} from '@/lib/claims.ts'
import {formatMonth} from '@/lib/dates.ts'

/** What an editor found when a claim was tested again, as the queries project it. */
export interface ProjectedReview {
  verdict: string | null
  verifiedOn: string | null
  expiresOn: string | null
  note: string | null
  verifiedBy: {name: string | null} | null
}

/**
 * How far a claim can be trusted: its verdict with date, name and the date it is due again; or, for a claim that nobody tested
 * since it was written, the month in which it was stated (`statedAt`, the edition's date of publication).
 */
export function ReviewStamp({review, statedAt}: {review: ProjectedReview | null; statedAt: string | null}) {
  const verdict = verdicts.find(({value}) => value === review?.verdict)?.title
  if (!review || (!verdict && !review.verifiedOn)) {
    return statedAt ? <StampLine mark="open">As stated in {formatMonth(statedAt)}</StampLine> : null
  }
  return (
    <StampLine mark="filled">
      <span className="font-semibold text-ink">{verdict ?? 'Verified'}</span>
      {review.verifiedOn && (
        <>
          {verdict && ', verified'} <DateText value={review.verifiedOn} />
        </>
      )}
      {review.verifiedBy?.name && <> by {review.verifiedBy.name}</>}
      {review.expiresOn && (
        <span className="block">
          Due again <DateText value={review.expiresOn} />
        </span>
      )}
      {review.note && <span className="mt-1 block">{review.note}</span>}
    </StampLine>
  )
}

function StampLine({mark, children}: {mark: 'open' | 'filled'; children: React.ReactNode}) {
  const fill = mark === 'filled' ? 'bg-accent' : 'bg-transparent'
  return (
    <p className="flex gap-2 font-sans text-note text-muted">
      <span
        aria-hidden="true"
        className={`mt-[0.42em] size-[0.56em] shrink-0 rotate-45 border border-accent ${fill}`}
      />
      <span>{children}</span>
    </p>
  )
}
