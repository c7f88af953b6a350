import {type Cadence, proposeNext} from '../../../lib/cadence.ts'
import type {RefreshState} from '../../../lib/refreshState.ts'
import type {WallTime} from '../../../lib/zonedTime.ts'
import {useLakeQuery} from '../lake/useLakeQuery.ts'

/** What there is of a roundup, as far as starting its next edition goes. */
export interface Plan {
  roundup: {title: string | null; cadence: Cadence | null; ownerId: string | null}
  /** The edition that the next one is made from; null when it will be the first. */
  latest: {year: number; entries: number; claims: number} | null
  refreshes: {
    _id: string
    year: number
    state: RefreshState
    goLive: WallTime | null
    ownerId: string | null
  }[]
}

const planQuery = `{
  "roundup": *[_id == $roundupId][0]{title, cadence, "ownerId": owner._ref},
  "latest": *[_type == "edition" && roundup._ref == $roundupId] | order(year desc)[0]{
    year,
    "entries": count(coalesce(entries, [])),
    "claims": count(coalesce(entries[].advantages[], [])) + count(coalesce(entries[].disadvantages[], []))
  },
  "refreshes": *[_type == "refresh" && roundup._ref == $roundupId] | order(year asc){
    _id, year, state, goLive{date, time, timeZone}, "ownerId": owner._ref
  }
}`

/** What is known of a roundup's editions and refreshes; undefined until the lake has answered. */
export function usePlan(roundupId: string) {
  return useLakeQuery<Plan>(
    planQuery,
    {roundupId},
    {listenTo: '*[_id == $roundupId || (_type == "refresh" && roundup._ref == $roundupId)]'},
  )
}

/** Year and go-live to propose: those of the refresh that is planned or under way, or else what the cadence says. */
export function proposalOf(
  {roundup, latest, refreshes}: Plan,
  now: string,
): {year: number; goLive: WallTime | null} {
  const next = refreshes.find(({year}) => year > (latest?.year ?? 0))
  return next ?? proposeNext(roundup.cadence, latest?.year ?? null, now)
}
