import {stegaClean} from '@sanity/client/stega'

import {PopularityChart} from '@/components/charts/PopularityChart.tsx'
import {BumpChart} from '@/components/charts/RankChart.tsx'
import type {FrameworkInFull} from '@/components/framework/FrameworkPage.tsx'
import {popularityFigures} from '@/lib/charts/popularity.ts'
import {comparePath} from '@/sanity/paths.ts'

/** A framework's places through the editions of each roundup, and its popularity through the years, drawn. */
export function RankAndPopularity(props: {framework: FrameworkInFull}) {
  const framework = stegaClean(props.framework)
  const name = framework.name ?? 'This framework'
  const figures = popularityFigures([framework])
  return (
    <>
      {framework.roundups.map(({_id, title, slug, editions}) => {
        const places = editions
          .flatMap(({year, ranking}) => (year ? [{year, position: ranking?.[0]?.position ?? null}] : []))
          .toReversed()
        return (
          places.length > 1 && (
            <div key={_id} className="mt-10">
              <BumpChart
                id={`rank-${slug}`}
                title={`Places of ${name} in ${title}`}
                years={places.map(({year}) => year)}
                series={[{name, places}]}
              />
            </div>
          )
        )
      })}
      {figures && (
        <section className="mt-16">
          <h2 className="mb-5 text-heading font-medium tracking-[-0.01em]">Popularity</h2>
          <PopularityChart figures={figures} id="popularity-chart" />
        </section>
      )}
      <p className="mt-10 font-sans text-small">
        <a className="target link" href={comparePath}>
          Compare {name} with others
        </a>
      </p>
    </>
  )
}
