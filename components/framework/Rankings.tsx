import type {FrameworkInFull} from '@/components/framework/FrameworkPage.tsx'
import {editionPath} from '@/sanity/paths.ts'

/** The editions in which a framework is ranked, the newest first. */
export function Rankings({rankings, name}: {rankings: FrameworkInFull['rankings']; name: string | null}) {
  return (
    <section className="mt-16">
      <h2 className="text-heading font-medium tracking-[-0.01em]">Where it ranks</h2>
      {rankings.length === 0 ? (
        <p className="mt-4 text-muted">No edition has ranked {name ?? 'it'} yet.</p>
      ) : (
        <ul className="mt-5 border-b border-rule">
          {rankings.map(({year, position, roundup}) => (
            <li key={`${roundup?._id}-${year}`} className="border-t border-rule">
              <a
                className="group flex items-baseline gap-5 py-3"
                href={roundup?.slug && year ? editionPath(roundup.slug, year) : undefined}
              >
                <span className="w-10 shrink-0 text-[2.25rem] leading-none font-light text-accent">
                  <span className="sr-only">Number </span>
                  {position}
                </span>
                <span className="group-hover:text-accent group-hover:underline group-hover:decoration-1 group-hover:underline-offset-4">
                  {roundup?.title}
                </span>
                <span className="ml-auto font-sans text-small text-muted tabular-nums">{year}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
