import {type WallTime, resolveWallTime} from './zonedTime.ts'

/** The time of day at which a new edition goes live when its roundup names none. */
export const defaultGoLiveTime = '09:00'
/** How many days before go-live the owner is told to start when the roundup names no lead time. */
export const defaultLeadDays = 60

/** When a roundup is refreshed every year, as its document says; an unfinished one has gaps. */
export interface Cadence {
  month?: number | null
  day?: number | null
  time?: string | null
  timeZone?: string | null
}

/** When the edition of a year is due to go live by the roundup's cadence, or null while month or day is missing. */
export function goLiveByCadence(cadence: Cadence | null | undefined, year: number): WallTime | null {
  if (!cadence?.month || !cadence.day) return null
  const [month, day] = [cadence.month, cadence.day].map((part) => String(part).padStart(2, '0'))
  return {
    date: `${String(year).padStart(4, '0')}-${month}-${day}`,
    time: cadence.time || defaultGoLiveTime,
    timeZone: cadence.timeZone || 'UTC',
  }
}

/**
 * What a roundup's next edition is proposed with: the first year after its latest edition whose go-live by the cadence is
 * still to come. Without a cadence there is no go-live to propose, and the year is the first one that is not over.
 *
 * @param now ISO 8601
 */
export function proposeNext(
  cadence: Cadence | null | undefined,
  latestYear: number | null,
  now: string,
): {year: number; goLive: WallTime | null} {
  const thisYear = Number(now.slice(0, 4))
  const year = latestYear === null ? thisYear : Math.max(latestYear + 1, thisYear)
  const goLive = goLiveByCadence(cadence, year)
  if (goLive === null || resolveWallTime(goLive).at > now) return {year, goLive}
  return {year: year + 1, goLive: goLiveByCadence(cadence, year + 1)}
}
