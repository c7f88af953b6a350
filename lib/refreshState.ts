/**
 * What is stored of a refresh's progress. `planned`: nobody has begun the edition. `drafting`: its draft exists. `scheduled`: it
 * goes live at its moment. `publishing`: a runner has begun with it. `published`: it is in the lake, and readers are yet to be
 * seen to have it. `live`: they have it. `held`: its moment came and it was not ready.
 */
export const refreshStates = [
  'planned',
  'drafting',
  'scheduled',
  'publishing',
  'published',
  'live',
  'held',
] as const
export type RefreshState = (typeof refreshStates)[number]

/** The columns of the board. `ready` and `missed` are worked out from readiness and clock, and not stored. */
export const refreshStandings = [
  {value: 'planned', title: 'Planned'},
  {value: 'drafting', title: 'Drafting'},
  {value: 'ready', title: 'Ready'},
  {value: 'scheduled', title: 'Scheduled'},
  {value: 'live', title: 'Live'},
  {value: 'held', title: 'Held'},
  {value: 'missed', title: 'Missed'},
] as const
export type RefreshStanding = (typeof refreshStandings)[number]['value']

/** After its moment a scheduled refresh has this long, in milliseconds, before it counts as missed. */
const missedAfterMs = 60_000

/**
 * Where a refresh stands for people. A refresh is missed while it waits for a runner past its moment; one that nobody even
 * scheduled is merely late, and stays where it is.
 *
 * @param now ISO 8601
 */
export function standingOfRefresh(
  refresh: {state: RefreshState; goLiveAt: string | null},
  isReady: boolean,
  now: string,
): RefreshStanding {
  switch (refresh.state) {
    case 'drafting':
      return isReady ? 'ready' : 'drafting'
    case 'scheduled':
    case 'publishing':
      return isMissed(refresh.goLiveAt, now) ? 'missed' : 'scheduled'
    case 'published':
      return 'live'
    default:
      return refresh.state
  }
}

/** Whether a go-live (ISO 8601) lies so far back that its minute was missed. */
export function isMissed(goLiveAt: string | null, now: string): boolean {
  return goLiveAt !== null && Date.parse(now) - Date.parse(goLiveAt) > missedAfterMs
}
