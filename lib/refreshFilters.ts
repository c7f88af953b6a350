interface Named {
  _id: string
  name: string | null
}

/** Whose work, and on which roundup, is looked at: ids, null for everything. */
export interface RefreshFilters {
  owner: string | null
  roundup: string | null
}

/** Keeps the refreshes that filters ask for. */
export function filterRefreshes<Refresh extends {owner: {_id: string} | null; roundup: {_id: string} | null}>(
  refreshes: readonly Refresh[],
  filters: RefreshFilters,
): Refresh[] {
  return refreshes.filter(({owner, roundup}) => matches(filters, owner?._id, roundup?._id))
}

/** Keeps the editions that filters ask for: one is looked after by the owner of its roundup. */
export function filterEditions<Edition extends {roundup: {_id: string; owner: {_id: string} | null} | null}>(
  editions: readonly Edition[],
  filters: RefreshFilters,
): Edition[] {
  return editions.filter(({roundup}) => matches(filters, roundup?.owner?._id, roundup?._id))
}

/** Everybody who owns one of these, each once, by name. */
export function ownersOf(owned: readonly {owner: Named | null}[]): Named[] {
  const byId = new Map(owned.flatMap(({owner}) => (owner ? [[owner._id, owner] as const] : [])))
  return [...byId.values()].toSorted((a, b) => (a.name ?? '').localeCompare(b.name ?? '', 'en'))
}

function matches(filters: RefreshFilters, owner: string | undefined, roundup: string | undefined): boolean {
  return (
    (filters.owner === null || filters.owner === owner) &&
    (filters.roundup === null || filters.roundup === roundup)
  )
}
