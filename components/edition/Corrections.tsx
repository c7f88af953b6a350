import type {EditionInFull} from '@/components/edition/EditionPage.tsx'
import {DateText} from '@/components/ui/DateText.tsx'

/** What was wrong and when it was put right, the latest first; nothing while there is nothing to own up to. */
export function Corrections({corrections}: {corrections: NonNullable<EditionInFull['corrections']>}) {
  if (corrections.length === 0) return null
  return (
    <section className="spread mt-16 border-t border-rule pt-8">
      <h2 className="label pb-5">Corrections</h2>
      <ol className="max-w-measure space-y-5">
        {corrections.map((correction) => (
          <li key={correction._key}>
            <p className="font-sans text-note text-muted">
              {correction.date && <DateText value={correction.date} />}
              {correction.by?.name && <>, {correction.by.name}</>}
            </p>
            <p className="mt-1">{correction.text}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}
