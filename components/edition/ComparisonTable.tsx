import {stegaClean} from '@sanity/client/stega'
import type {ReactNode} from 'react'

import type {EditionEntry} from '@/components/edition/Entry.tsx'
import {ReaderScript} from '@/components/reader/ReaderScript.tsx'
import {PartialDateText} from '@/components/ui/DateText.tsx'
import {ScrollArea} from '@/components/ui/ScrollArea.tsx'
import {claimCounts} from '@/lib/claimCounts.ts'
import {comparePath, frameworkPath} from '@/sanity/paths.ts'

interface Cell {
  shown: ReactNode
  /** What the column is sorted by: numbers as such, everything else as words. */
  value: string | number | null
}

const columns = ['Place', 'Language', 'Licence', 'First release', 'For', 'Against', 'Hold']

/**
 * Facts and claims of all entries in one table. It scrolls within itself where the page is narrow, the names staying in sight; a
 * script makes its heads into buttons that sort it.
 */
export function ComparisonTable({entries}: {entries: EditionEntry[]}) {
  return (
    <div className="min-w-0 lg:max-w-[52rem]">
      <ScrollArea label="Entries side by side">
        <table data-sortable className="w-full border-collapse font-sans text-small tabular-nums">
          <caption className="sr-only">Facts about the entries, and how many claims are made of each</caption>
          <thead className="text-note text-muted">
            <tr>
              <th scope="col" className="pb-2 pr-5 text-left font-normal">
                Framework
              </th>
              {columns.map((column) => (
                <th key={column} scope="col" className="pb-2 pr-5 text-left font-normal whitespace-nowrap">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="border-b border-rule">
            {entries.map((entry) => (
              <Row key={entry._key} entry={entry} />
            ))}
          </tbody>
        </table>
      </ScrollArea>
      <ReaderScript name="sortTable" />
      <p className="mt-3 max-w-measure font-sans text-note text-muted">
        For and against: how many advantages and disadvantages are named. Hold: how many of the claims that
        were tested again stand as they were or stand firmer.
      </p>
      <p className="font-sans text-small">
        <a className="target link" href={comparePath}>
          Compare two or three of them in full
        </a>
      </p>
    </div>
  )
}

function Row({entry}: {entry: EditionEntry}) {
  const {framework} = entry
  const name = framework?.name ?? 'Unnamed entry'
  return (
    <tr className="border-t border-rule align-baseline">
      <th scope="row" data-value={stegaClean(name)} className="py-2.5 pr-5 text-left font-semibold">
        {framework?.slug ? (
          <a className="quiet-link" href={frameworkPath(framework.slug)}>
            {name}
          </a>
        ) : (
          name
        )}
      </th>
      {cellsOf(entry).map(({shown, value}, index) => (
        <td
          key={columns[index]}
          data-value={stegaClean(value) ?? ''}
          className="py-2.5 pr-5 whitespace-nowrap"
        >
          {value === null ? <Unknown /> : shown}
        </td>
      ))}
    </tr>
  )
}

function cellsOf({framework, position, ...claims}: EditionEntry): Cell[] {
  const {advantages, disadvantages, tested, holding} = claimCounts(claims)
  const released = framework?.firstReleased ?? null
  return [
    {shown: position, value: position},
    {shown: framework?.language, value: framework?.language ?? null},
    {shown: framework?.licence, value: framework?.licence ?? null},
    {shown: released && <PartialDateText value={released} />, value: released},
    {shown: advantages, value: advantages},
    {shown: disadvantages, value: disadvantages},
    {shown: `${holding} of ${tested}`, value: tested === 0 ? null : holding / tested},
  ]
}

function Unknown() {
  return (
    <>
      <span aria-hidden="true">–</span>
      <span className="sr-only">none given</span>
    </>
  )
}
