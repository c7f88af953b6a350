import {ReviewStamp, type ProjectedReview} from '@/components/claim/ReviewStamp.tsx'
import {Sources, type ProjectedSource} from '@/components/ui/Sources.tsx'

/** One advantage or disadvantage as the queries project it. */
export interface ProjectedClaim {
  _key: string
  key: string | null
  label: string | null
  body: string | null
  sources: ProjectedSource[] | null
  review: ProjectedReview | null
}

/** One line of the ledger: what is claimed, why, how far it was tested, and on whose word. */
export function Claim({claim, statedAt}: {claim: ProjectedClaim; statedAt: string | null}) {
  return (
    <article id={claim.key ?? claim._key} className="border-t border-rule py-5">
      {claim.label && <h4 className="font-semibold leading-snug">{claim.label}</h4>}
      {claim.body && <p className="mt-1.5 mb-3">{claim.body}</p>}
      <ReviewStamp review={claim.review} statedAt={statedAt} />
      <div className="mt-1">
        <Sources sources={claim.sources} about={claim.label} />
      </div>
    </article>
  )
}
