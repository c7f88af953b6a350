import {stegaClean} from '@sanity/client/stega'

import {Claim, type ProjectedClaim} from '@/components/claim/Claim.tsx'
import type {ComparedFramework} from '@/components/compare/ComparePage.tsx'
import {editionPath} from '@/sanity/paths.ts'

/** What the newest edition that ranks a framework claims of it, advantages first. */
export function ComparedClaims({framework: {name, newest}}: {framework: ComparedFramework}) {
  return (
    <section aria-label={`Claims about ${stegaClean(name)}`}>
      <h3 className="text-heading font-medium tracking-[-0.01em]">{name}</h3>
      {newest ? (
        <>
          {newest.roundup?.slug && newest.year && (
            <p className="mt-1 mb-5 font-sans text-note text-muted">
              From{' '}
              <a className="link" href={editionPath(newest.roundup.slug, newest.year)}>
                {newest.roundup.title}, {newest.year}
              </a>
            </p>
          )}
          <Side title="Advantages" claims={newest.entry?.advantages} statedAt={newest.publishedAt} />
          <Side title="Disadvantages" claims={newest.entry?.disadvantages} statedAt={newest.publishedAt} />
        </>
      ) : (
        <p className="mt-3 text-muted">No edition has ranked it yet.</p>
      )}
    </section>
  )
}

function Side(props: {title: string; claims: ProjectedClaim[] | null | undefined; statedAt: string | null}) {
  const {title, claims, statedAt} = props
  return (
    <div className="mb-8">
      <p className="label border-t-2 border-ink py-2.5">{title}</p>
      {claims && claims.length > 0 ? (
        claims.map((claim) => <Claim key={claim._key} claim={claim} statedAt={statedAt} />)
      ) : (
        <p className="border-t border-rule py-5 text-muted">None named in this edition.</p>
      )}
    </div>
  )
}
