import {useRouter} from 'sanity/router'

import type {FreshnessFilters} from '../../../lib/freshness.ts'

const names = ['owner', 'roundup', 'framework', 'edition', 'month', 'before'] as const

/** What the tool leaves out, as its address says it, so that a view can be sent to a colleague. */
export function useFreshnessFilters(): [FreshnessFilters, (change: Partial<FreshnessFilters>) => void] {
  const {state, navigate} = useRouter()
  const search = new URLSearchParams(state._searchParams)
  const [owner, roundup, framework, edition, month, before] = names.map((name) => search.get(name))
  const filters = {
    owner: owner ?? null,
    roundup: roundup ?? null,
    framework: framework ?? null,
    edition: edition ?? null,
    month: month ?? null,
    before: before ?? null,
  }
  return [
    filters,
    (change) => {
      const next = {...filters, ...change}
      const chosen = names.flatMap((name): [string, string][] => {
        const value = next[name]
        return value === null ? [] : [[name, value]]
      })
      navigate({_searchParams: chosen}, {replace: true})
    },
  ]
}
