/** Rows of a list, counted from 0: from the first one up to before the last one. */
export interface Stretch {
  from: number
  to: number
}

/** The rows on a page of a list; pages count from 1. */
export function stretchOfPage(page: number, pageSize: number): Stretch {
  return {from: (page - 1) * pageSize, to: page * pageSize}
}

/** How many pages a list of so many rows has. One without rows has a page too, which says so. */
export function pagesOf(total: number, pageSize: number): number {
  return Math.max(1, Math.ceil(total / pageSize))
}

/** Reads a page's number from its address, in the one way of writing it that is its address; null for anything else. */
export function pageFromSegment(segment: string): number | null {
  return /^[1-9]\d{0,5}$/.test(segment) ? Number(segment) : null
}

/** The pages that a list offers to go to: the first, the last, and those around the current one; null where some are left out. */
export function offeredPages(current: number, last: number): (number | null)[] {
  const wanted = new Set([1, 2, current - 1, current, current + 1, last - 1, last])
  const pages = [...wanted].filter((page) => page >= 1 && page <= last).toSorted((one, other) => one - other)
  return pages.flatMap((page, index) => {
    const before = pages[index - 1] ?? 0
    if (page - before === 2) return [page - 1, page]
    return page - before > 2 ? [null, page] : [page]
  })
}
