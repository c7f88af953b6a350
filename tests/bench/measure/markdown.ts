/** A part of a report: a heading, a text, and a table whose first column is text and whose others are figures. */
export function section(title: string, text: string, head: string[], rows: string[][]): string {
  return [`## ${title}`, '', text, '', table(head, rows), ''].join('\n')
}

/** A table in Markdown. */
export function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  const alignment = head.map((_, column) => (column === 0 ? '---' : '--:'))
  return [line(head), line(alignment), ...rows.map(line)].join('\n')
}
