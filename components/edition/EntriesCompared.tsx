import {stegaClean} from '@sanity/client/stega'

import {PopularityChart} from '@/components/charts/PopularityChart.tsx'
import {ComparisonTable} from '@/components/edition/ComparisonTable.tsx'
import type {EditionEntry} from '@/components/edition/Entry.tsx'
import {popularityFigures} from '@/lib/charts/popularity.ts'

/** The entries of an edition beside each other: in a table, and by their popularity through the years. */
export function EntriesCompared({entries}: {entries: EditionEntry[]}) {
  const figures = popularityFigures(entries.flatMap(({framework}) => stegaClean(framework) ?? []))
  return (
    <>
      {entries.length > 1 && (
        <section aria-labelledby="side-by-side" className="spread mt-24 border-t border-ink pt-8 lg:mt-32">
          <h2 id="side-by-side" className="label pt-2 pb-5">
            Side by side
          </h2>
          <ComparisonTable entries={entries} />
        </section>
      )}
      {figures && (
        <section aria-labelledby="popularity" className="spread mt-20 border-t border-ink pt-8 lg:mt-28">
          <h2 id="popularity" className="label pt-2 pb-5">
            Popularity
          </h2>
          <div className="lg:max-w-[52rem]">
            <PopularityChart figures={figures} id="popularity-chart" />
          </div>
        </section>
      )}
    </>
  )
}
