/** The addresses of the pages before and after a page of a list, for its head. */
export function neighboursOf(page: number, pages: number, pathOf: (page: number) => string) {
  return {
    previous: page > 1 ? pathOf(page - 1) : null,
    next: page < pages ? pathOf(page + 1) : null,
  }
}
