import type {FrameworkInFull} from '@/components/framework/FrameworkPage.tsx'
import {DateText} from '@/components/ui/DateText.tsx'
import {Sources} from '@/components/ui/Sources.tsx'

/** Facts that age: each with the day it was true on and the sources it was taken from. Nothing when there are none. */
export function FactTable({facts}: {facts: NonNullable<FrameworkInFull['facts']>}) {
  if (facts.length === 0) return null
  return (
    <section className="mt-16">
      <h2 className="text-heading font-medium tracking-[-0.01em]">Facts and their sources</h2>
      <dl className="mt-5 border-b border-rule">
        {facts.map((fact) => (
          <div
            key={fact._key}
            className="grid gap-x-8 border-t border-rule py-4 md:grid-cols-[minmax(0,13rem)_minmax(0,1fr)]"
          >
            <dt className="pt-1 font-sans text-small text-muted">{fact.label}</dt>
            <dd>
              <p>{fact.value}</p>
              {fact.asOf && (
                <p className="mt-1 font-sans text-note text-muted">
                  As of <DateText value={fact.asOf} />
                </p>
              )}
              <div className="mt-1">
                <Sources sources={fact.sources} about={fact.label} />
              </div>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
