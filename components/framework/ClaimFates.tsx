import type {FrameworkInFull} from '@/components/framework/FrameworkPage.tsx'
import {claimFates, type ClaimFate, type EditionOfClaims} from '@/lib/claimFates.ts'
import {verdicts} from '@/lib/claims.ts'
import {editionPath} from '@/sanity/paths.ts'

type EditionOfFramework = FrameworkInFull['claimed'][number]
type ClaimOfFramework = NonNullable<NonNullable<EditionOfFramework['entry']>['advantages']>[number]

/** Every claim that an edition has made about a framework, and what became of it; nothing when there was none. */
export function ClaimFates({framework}: {framework: FrameworkInFull}) {
  const fates = claimFates(framework.claimed.flatMap(editionOfClaims))
  if (fates.length === 0) return null
  return (
    <section aria-labelledby="claims" className="mt-16">
      <h2 id="claims" className="text-heading font-medium tracking-[-0.01em]">
        Every claim made about it
      </h2>
      <ul className="mt-5 border-b border-rule">
        {fates.map((fate) => (
          <Fate key={fate.key} fate={fate} />
        ))}
      </ul>
    </section>
  )
}

function Fate({fate: {key, label, side, stood, ended}}: {fate: ClaimFate}) {
  return (
    <li
      id={key}
      className="grid gap-x-8 border-t border-rule py-4 target:bg-tint md:grid-cols-[minmax(0,13rem)_minmax(0,1fr)]"
    >
      <p>
        <span className={ended ? 'line-through decoration-1' : 'font-semibold'}>{label}</span>
        <span className="block font-sans text-note text-muted">
          {side === 'advantage' ? 'Advantage' : 'Disadvantage'}
        </span>
      </p>
      <ul className="font-sans text-small tabular-nums">
        {stood.map(({year, roundupSlug, verdict}) => (
          <li key={`${roundupSlug}-${year}`}>
            <a className="link" href={`${editionPath(roundupSlug, year)}#${key}`}>
              {year}
            </a>
            : {titleOf(verdict) ?? 'stated'}
          </li>
        ))}
        {ended && (
          <li>
            <a className="link" href={editionPath(ended.roundupSlug, ended.year)}>
              {ended.year}
            </a>
            : {[titleOf(ended.verdict), 'dropped'].filter(Boolean).join(', ')}
            {ended.note && <span className="block text-note text-muted">{ended.note}</span>}
          </li>
        )}
      </ul>
    </li>
  )
}

function titleOf(verdict: string | null): string | null {
  return verdicts.find(({value}) => value === verdict)?.title ?? null
}

function editionOfClaims({year, roundupSlug, entry, retired}: EditionOfFramework): EditionOfClaims[] {
  if (!year || !roundupSlug) return []
  const claims = [
    ...(entry?.advantages ?? []).flatMap((claim) => claimOn('advantage', claim)),
    ...(entry?.disadvantages ?? []).flatMap((claim) => claimOn('disadvantage', claim)),
  ]
  return [{year, roundupSlug, claims, retired: retired ?? []}]
}

function claimOn(side: 'advantage' | 'disadvantage', {key, label, verdict}: ClaimOfFramework) {
  return key ? [{key, label: label ?? key, side, verdict}] : []
}
