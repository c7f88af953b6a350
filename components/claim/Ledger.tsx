import {Claim, type ProjectedClaim} from '@/components/claim/Claim.tsx'

/**
 * The claims for and against one framework, side by side. A side without claims says so rather than leaving a hole: a reader
 * should not wonder whether something failed to load.
 */
export function Ledger(props: {
  advantages: ProjectedClaim[] | null
  disadvantages: ProjectedClaim[] | null
  statedAt: string | null
}) {
  const {advantages, disadvantages, statedAt} = props
  return (
    <div className="ledger">
      <LedgerSide title="Advantages" sign="+" claims={advantages ?? []} statedAt={statedAt} />
      <LedgerSide title="Disadvantages" sign="−" claims={disadvantages ?? []} statedAt={statedAt} />
    </div>
  )
}

function LedgerSide(props: {title: string; sign: string; claims: ProjectedClaim[]; statedAt: string | null}) {
  const {title, sign, claims, statedAt} = props
  return (
    <section>
      <h3 className="label flex items-baseline gap-2 border-t-2 border-ink py-2.5">
        <span aria-hidden="true" className="w-[1em] text-small leading-none text-accent">
          {sign}
        </span>
        {title}
        <span aria-hidden="true" className="ml-auto tracking-normal text-muted tabular-nums">
          {claims.length}
        </span>
      </h3>
      {claims.length === 0 ? (
        <p className="border-t border-rule py-5 text-muted">None named in this edition.</p>
      ) : (
        claims.map((claim) => <Claim key={claim._key} claim={claim} statedAt={statedAt} />)
      )}
    </section>
  )
}
