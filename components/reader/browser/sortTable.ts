/** Makes the heads of tables that ask for it (`data-sortable`) into buttons that sort by their column, up and then down. */
{
  const words = new Intl.Collator('en', {numeric: true})

  const sort = (table: HTMLTableElement, head: HTMLTableCellElement): void => {
    const direction = head.getAttribute('aria-sort') === 'ascending' ? 'descending' : 'ascending'
    const sign = direction === 'ascending' ? 1 : -1
    const valueOf = (row: HTMLTableRowElement) => row.cells[head.cellIndex]?.dataset.value ?? ''
    for (const other of table.querySelectorAll('thead th')) other.removeAttribute('aria-sort')
    head.setAttribute('aria-sort', direction)
    for (const body of table.tBodies) {
      const rows = [...body.rows].toSorted((one, other) => {
        const [first, second] = [valueOf(one), valueOf(other)]
        // What is not known comes last either way.
        if (!first || !second) return first ? -1 : second ? 1 : 0
        const difference = Number(first) - Number(second)
        return sign * (Number.isNaN(difference) ? words.compare(first, second) : difference)
      })
      body.append(...rows)
    }
  }

  for (const table of document.querySelectorAll<HTMLTableElement>('table[data-sortable]')) {
    for (const head of table.querySelectorAll<HTMLTableCellElement>('thead th')) {
      const button = document.createElement('button')
      button.type = 'button'
      button.className = 'sort-button'
      button.append(...head.childNodes)
      button.addEventListener('click', () => sort(table, head))
      head.append(button)
    }
  }
}
