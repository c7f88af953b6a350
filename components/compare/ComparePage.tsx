import {stegaClean} from '@sanity/client/stega'

import {PopularityChart} from '@/components/charts/PopularityChart.tsx'
import {ComparedClaims} from '@/components/compare/ComparedClaims.tsx'
import {ComparedFacts} from '@/components/compare/ComparedFacts.tsx'
import {popularityFigures} from '@/lib/charts/popularity.ts'
import {listInWords} from '@/lib/text.ts'
import {comparePath, frameworkPath} from '@/sanity/paths.ts'
import type {CompareQueryResult} from '@/sanity/types.generated.ts'

export type ComparedFramework = CompareQueryResult[number]

/** `Django and Flask`, as a sentence has it. */
export function comparedNames(frameworks: CompareQueryResult): string {
  return listInWords(frameworks.map(({name}) => name ?? 'Unnamed framework'))
}

/** Two or three frameworks side by side: what they are, how popular, and what is claimed of them. */
export function ComparePage({frameworks}: {frameworks: CompareQueryResult}) {
  const figures = popularityFigures(stegaClean(frameworks))
  return (
    <article className="page">
      <header className="pt-8 pb-9 lg:pt-16 lg:pb-14">
        <p className="label">
          <a className="target quiet-link -my-3.5 text-accent" href={comparePath}>
            Compare
          </a>
        </p>
        <h1 className="mt-4 text-headline font-normal tracking-[-0.022em] lg:mt-6">
          {frameworks.map(({_id, name}, index) => (
            <span key={_id}>
              {index > 0 && <span className="font-light text-accent"> vs </span>}
              {name}
            </span>
          ))}
        </h1>
      </header>
      <section aria-labelledby="facts" className="border-t border-ink pt-4">
        <h2 id="facts" className="label pb-5">
          Facts
        </h2>
        <div className={columnsFor(frameworks)}>
          {frameworks.map((framework) => (
            <section key={framework._id} aria-label={`Facts about ${stegaClean(framework.name)}`}>
              <h3 className="text-heading font-medium tracking-[-0.01em]">
                {framework.slug ? (
                  <a className="quiet-link" href={frameworkPath(framework.slug)}>
                    {framework.name}
                  </a>
                ) : (
                  framework.name
                )}
              </h3>
              <ComparedFacts framework={framework} />
            </section>
          ))}
        </div>
      </section>
      {figures && (
        <section aria-labelledby="popularity" className="spread mt-16 border-t border-ink pt-4 lg:mt-24">
          <h2 id="popularity" className="label pb-5">
            Popularity
          </h2>
          <div className="lg:max-w-[52rem]">
            <PopularityChart figures={figures} id="popularity-chart" />
          </div>
        </section>
      )}
      <section aria-labelledby="claims" className="mt-16 border-t border-ink pt-4 lg:mt-24">
        <h2 id="claims" className="label pb-5">
          Claims
        </h2>
        <div className={columnsFor(frameworks)}>
          {frameworks.map((framework) => (
            <ComparedClaims key={framework._id} framework={framework} />
          ))}
        </div>
      </section>
    </article>
  )
}

function columnsFor({length}: CompareQueryResult): string {
  return `grid gap-x-10 gap-y-12 ${length > 2 ? 'md:grid-cols-3' : 'md:grid-cols-2'}`
}
