import {ClaimChange} from '@/components/changes/ClaimChange.tsx'
import {nameOf, type Comparison, type ToldFramework} from '@/components/changes/comparison.ts'
import {MovementNote} from '@/components/edition/MovementNote.tsx'

/** What became of the claims about one framework. */
export function FrameworkChanges({
  framework,
  comparison,
}: {
  framework: ToldFramework
  comparison: Comparison
}) {
  const {after, movement, claims} = framework
  return (
    <section className="spread gap-y-4 border-b border-rule pt-10 pb-4 last:border-b-0 lg:pt-14">
      <div className="lg:sticky lg:top-9 lg:self-start">
        <h3 className="text-heading font-medium tracking-[-0.01em]">
          {after?.position && <span className="mr-2.5 font-display text-accent">{after.position}</span>}
          {nameOf(framework)}
        </h3>
        <MovementNote movement={movement} />
      </div>
      <div className="lg:max-w-[52rem]">
        {claims.length === 0 ? (
          <p className="border-t border-rule py-5 text-muted">Nothing is claimed of it in either edition.</p>
        ) : (
          claims.map((claim) => <ClaimChange key={claim.anchor} claim={claim} comparison={comparison} />)
        )}
      </div>
    </section>
  )
}
