import {entryAnchor, type EditionEntry} from '@/components/edition/Entry.tsx'
import {ReaderScript} from '@/components/reader/ReaderScript.tsx'

/** The entries in one line that stays at the top while they are read; a script marks the one that is being read. */
export function EntryNav({entries}: {entries: EditionEntry[]}) {
  if (entries.length < 2) return null
  return (
    <nav aria-label="Entries" className="entry-nav no-print">
      <ol className="flex font-sans text-note" data-follow="">
        {entries.map((entry) => (
          <li key={entry._key} className="shrink-0">
            <a className="target gap-2 px-3" href={`#${entryAnchor(entry)}`}>
              <span className="text-accent tabular-nums">{entry.position}</span>
              {entry.framework?.name}
            </a>
          </li>
        ))}
      </ol>
      <ReaderScript name="follow" />
    </nav>
  )
}
