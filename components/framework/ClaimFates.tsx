import type {FrameworkInFull} from '@/components/framework/FrameworkPage.tsx'
import {claimFates, type ClaimFate, type EditionOfClaims} from '@/lib/claimFates.ts'
import {verdicts} from '@/lib/claims.ts'
import {editionPath} from '@/sanity/paths.ts'

type EditionOfFramework = FrameworkInFull['claimed'][number]
type ClaimOfFramework = NonNullable<NonNullable<EditionOfFramework['entry']>['advantages']>[number]

/** Every claim that an edition has made about a framework, and what became of it; nothing when there was none. */
export function ClaimFates({framework}: {framework: FrameworkInFull}) {
  const fates = claimFates([...framework.claimed.flatMap(editionOfClaims), ...editionsWithout(framework)])
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

function Fate({fate: {key, label, side, stations, stands}}: {fate: ClaimFate}) {
  return (
    <li
      id={key}
      className="grid gap-x-8 border-t border-rule py-4 target:bg-tint md:grid-cols-[minmax(0,13rem)_minmax(0,1fr)]"
    >
      <p>
        <span className={stands ? 'font-semibold' : 'line-through decoration-1'}>{label}</span>
        <span className="block font-sans text-note text-muted">
          {side === 'advantage' ? 'Advantage' : 'Disadvantage'}
        </span>
      </p>
      <ul className="font-sans text-small tabular-nums">
        {stations.map(({year, roundupSlug, isMade, verdict, note}) => (
          <li key={`${roundupSlug}-${year}`}>
            <a className="link" href={editionPath(roundupSlug, year) + (isMade ? `#${key}` : '')}>
              {year}
            </a>
            :{' '}
            {isMade
              ? (titleOf(verdict) ?? 'stated')
              : [titleOf(verdict), 'dropped'].filter(Boolean).join(', ')}
            {note && <span className="block text-note text-muted">{note}</span>}
          </li>
        ))}
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

/** The editions of its roundups that leave the framework out: they make no claim about it, and so drop those made before. */
function editionsWithout({roundups}: FrameworkInFull): EditionOfClaims[] {
  return roundups.flatMap(({slug, editions}) =>
    editions.flatMap(({year, ranking}) =>
      slug && year && (ranking ?? []).length === 0
        ? [{year, roundupSlug: slug, claims: [], retired: []}]
        : [],
    ),
  )
}

function claimOn(side: 'advantage' | 'disadvantage', {key, label, verdict}: ClaimOfFramework) {
  return key ? [{key, label: label ?? key, side, verdict}] : []
}
