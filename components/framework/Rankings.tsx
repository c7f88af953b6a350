import {MovementNote} from '@/components/edition/MovementNote.tsx'
import type {FrameworkInFull} from '@/components/framework/FrameworkPage.tsx'
import {rankHistory, type Rank} from '@/lib/rankHistory.ts'
import {editionPath} from '@/sanity/paths.ts'

type RankingRoundup = FrameworkInFull['roundups'][number]

/** Where editions rank a framework and how it moved between them, the newest first. */
export function Rankings({framework}: {framework: FrameworkInFull}) {
  const histories = framework.roundups
    .map((roundup) => ({roundup, ranks: ranksIn(roundup, framework._id)}))
    .filter(({ranks}) => ranks.length > 0)
  return (
    <section className="mt-16">
      <h2 className="text-heading font-medium tracking-[-0.01em]">Where it ranks</h2>
      {histories.length === 0 ? (
        <p className="mt-4 text-muted">No edition has ranked {framework.name ?? 'it'} yet.</p>
      ) : (
        <ul className="mt-5 border-b border-rule">
          {histories.flatMap(({roundup, ranks}) =>
            ranks.map((rank) => (
              <RankRow key={`${roundup._id}-${rank.year}`} roundup={roundup} rank={rank} />
            )),
          )}
        </ul>
      )}
    </section>
  )
}

function RankRow({roundup, rank}: {roundup: RankingRoundup; rank: Rank}) {
  const {year, position, movement} = rank
  return (
    <li className="border-t border-rule">
      <a
        className="group flex items-baseline gap-x-5 py-3"
        href={roundup.slug ? editionPath(roundup.slug, year) : undefined}
      >
        <span className="w-10 shrink-0 text-[2.25rem] leading-none font-display text-accent">
          {position === null ? (
            <span aria-hidden="true">–</span>
          ) : (
            <>
              <span className="sr-only">Number </span>
              {position}
            </>
          )}
        </span>
        <span className="flex flex-wrap items-baseline gap-x-5">
          <span className="group-hover:text-accent group-hover:underline group-hover:decoration-1 group-hover:underline-offset-4">
            {roundup.title}
          </span>
          <MovementNote movement={movement} />
        </span>
        <span className="ml-auto font-sans text-small text-muted tabular-nums">{year}</span>
      </a>
    </li>
  )
}

/** A framework's ranks in a roundup, and the edition that dropped it, if one did; none when it was never ranked. */
function ranksIn({editions}: RankingRoundup, frameworkId: string): Rank[] {
  const history = rankHistory(
    editions.flatMap(({year, ranking}) => (year === null ? [] : [{year, ranking: ranking ?? []}])),
    frameworkId,
  )
  return history.filter(({position, movement}) => position !== null || movement !== null)
}
