import {ClaimChange} from '@/components/changes/ClaimChange.tsx'
import {nameOf, type Comparison, type ToldFramework} from '@/components/changes/comparison.ts'
import type {MarkField} from '@/components/changes/fieldMarks.ts'
import {MovementNote} from '@/components/edition/MovementNote.tsx'

/** What became of the claims about one framework. */
export function FrameworkChanges(props: {framework: ToldFramework; comparison: Comparison; mark: MarkField}) {
  const {framework, comparison, mark} = props
  const {after, movement, claims} = framework
  const named = (after ?? framework.before)?.framework
  return (
    <section className="spread gap-y-4 border-b border-rule pt-10 pb-4 last:border-b-0 lg:pt-14">
      <div className="lg:sticky lg:top-9 lg:self-start">
        <h3 className="text-heading font-medium tracking-[-0.01em]">
          {after?.position && <span className="mr-2.5 font-display text-accent">{after.position}</span>}
          <span data-sanity={(named && mark?.(named, 'name')) ?? undefined}>{nameOf(framework)}</span>
        </h3>
        <MovementNote movement={movement} />
      </div>
      <div className="lg:max-w-[52rem]">
        {claims.length === 0 ? (
          <p className="border-t border-rule py-5 text-muted">Nothing is claimed of it in either edition.</p>
        ) : (
          claims.map((claim) => (
            <ClaimChange key={claim.anchor} claim={claim} comparison={comparison} mark={mark} />
          ))
        )}
      </div>
    </section>
  )
}
