import {useRouter} from 'sanity/router'

import type {RefreshFilters} from '../../../lib/refreshFilters.ts'

export const views = [
  {view: 'month', title: 'Month'},
  {view: 'year', title: 'Year'},
  {view: 'board', title: 'Board'},
] as const
export type View = (typeof views)[number]['view']

/** What the tool shows, as its address says it. `month` is `2027-06`: the year view shows its year, the board keeps it for later. */
export interface Place extends RefreshFilters {
  view: View
  month: string
}

/** Where the tool is, and the way elsewhere: as the state of a link, or at once. */
export function usePlace(thisMonth: string) {
  const {state, navigate} = useRouter()
  const search = new URLSearchParams(state._searchParams)
  const place: Place = {
    view: views.find(({view}) => view === state.view)?.view ?? 'month',
    month: monthFrom(state.period) ?? thisMonth,
    owner: search.get('owner'),
    roundup: search.get('roundup'),
  }
  const linkTo = (change: Partial<Place>) => stateOf({...place, ...change})
  return {
    place,
    linkTo,
    /** Goes elsewhere without a step in the browser's history. */
    turnTo: (change: Partial<Place>) => navigate(linkTo(change), {replace: true}),
  }
}

function stateOf({view, month, owner, roundup}: Place) {
  const search = Object.entries({owner, roundup}).flatMap(([name, id]): [string, string][] =>
    id === null ? [] : [[name, id]],
  )
  return {view, period: month, _searchParams: search}
}

function monthFrom(period: unknown): string | null {
  return typeof period === 'string' && /^[1-9]\d{3}-(0[1-9]|1[0-2])$/.test(period) ? period : null
}
