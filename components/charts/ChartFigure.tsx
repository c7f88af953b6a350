import type {ReactNode} from 'react'

import {ScrollArea} from '@/components/ui/ScrollArea.tsx'

/** A column of figures for those who cannot see a chart: a head, and one cell for each row. */
export interface ChartTable {
  caption: string
  columns: string[]
  rows: {head: string; cells: string[]}[]
}

/**
 * A chart in its two drawings, one for wide and one for narrow pages, of which the style sheet shows one; with notes below and
 * its figures as a table, folded away.
 */
export function ChartFigure(props: {
  wide: ReactNode
  narrow: ReactNode
  notes: ReactNode
  table: ChartTable
}) {
  const {wide, narrow, notes, table} = props
  return (
    <figure className="chart">
      <div className="hidden sm:block">{wide}</div>
      <div className="sm:hidden">{narrow}</div>
      <figcaption className="mt-4 max-w-measure space-y-1 font-sans text-note text-muted">{notes}</figcaption>
      <details className="disclosure mt-1 font-sans text-note">
        <summary className="target text-muted">The figures as a table</summary>
        <ScrollArea label={table.caption}>
          <FigureTable table={table} />
        </ScrollArea>
      </details>
    </figure>
  )
}

function FigureTable({table: {caption, columns, rows}}: {table: ChartTable}) {
  return (
    <table className="mt-2 w-full border-collapse tabular-nums">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column, index) => (
            <th
              key={column}
              scope="col"
              className={`pr-4 pb-1.5 font-normal text-muted ${index === 0 ? 'text-left' : 'text-right'}`}
            >
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="border-b border-rule">
        {rows.map(({head, cells}) => (
          <tr key={head} className="border-t border-rule">
            <th scope="row" className="py-1.5 pr-4 text-left font-normal">
              {head}
            </th>
            {cells.map((cell, index) => (
              <td key={columns[index + 1]} className="py-1.5 pr-4 text-right whitespace-nowrap">
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
