import {entryAnchor, type EditionEntry} from '@/components/edition/Entry.tsx'
import {MovementNote} from '@/components/edition/MovementNote.tsx'
import type {Movement} from '@/lib/rankHistory.ts'

/** The ranking at a glance: every entry with its number and where it was before, leading to its place; below it, what the order rests on. */
export function Contents(props: {
  entries: EditionEntry[]
  movements: Map<string, Movement>
  ground: string | null
}) {
  const {entries, movements, ground} = props
  if (entries.length === 0) return null
  return (
    <nav aria-labelledby="contents" className="mt-12">
      <h2 id="contents" className="label pb-2.5 text-muted">
        The ranking
      </h2>
      <ol className="border-b border-rule">
        {entries.map((entry) => (
          <li key={entry._key} className="border-t border-rule">
            <a
              className="group flex min-h-11 flex-wrap items-baseline gap-x-5 py-2.5"
              href={`#${entryAnchor(entry)}`}
            >
              <span className="w-6 text-right text-heading leading-none text-accent tabular-nums">
                {entry.position}
              </span>
              <span className="text-heading leading-tight group-hover:text-accent group-hover:underline group-hover:decoration-1 group-hover:underline-offset-4">
                {entry.framework?.name}
              </span>
              <MovementNote movement={movements.get(entry.frameworkId ?? '')} />
              <span className="ml-auto font-sans text-note text-muted max-sm:sr-only">
                {entry.framework?.language}
              </span>
            </a>
          </li>
        ))}
      </ol>
      {ground && (
        <p className="mt-3 max-w-measure font-sans text-note text-muted">
          <span className="font-semibold text-ink">What the order rests on.</span> {ground}
        </p>
      )}
    </nav>
  )
}
