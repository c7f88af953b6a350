import {formatMoment, isTimeZone, resolveWallTime, type WallTime, wallTimeAt} from '../../../lib/zonedTime.ts'

/** A go-live as an editor should see it before deciding. */
export interface MomentInWords {
  /** ISO 8601 */
  at: string
  /** In the zone that is meant: `Friday, 4 June 2027, 10:00 CEST`. */
  meant: string
  /** On the editor's own clock, or null where that shows the same. */
  own: string | null
  /** What daylight saving does to it, or null when nothing. */
  warning: string | null
}

/** Puts a moment (ISO 8601) that is meant in one zone into words, for an editor who lives in another. */
export function momentAt(at: string, timeZone: string, ownZone: string): Omit<MomentInWords, 'warning'> {
  const [meant, own] = [wallTimeAt(at, timeZone), wallTimeAt(at, ownZone)]
  const isSame = meant.date === own.date && meant.time === own.time
  return {at, meant: formatMoment(at, timeZone), own: isSame ? null : formatMoment(at, ownZone)}
}

/** Puts a wall time into words, or null while it is unfinished. */
export function momentInWords(wallTime: WallTime, ownZone: string): MomentInWords | null {
  const {date, time, timeZone} = wallTime
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || !time || !isTimeZone(timeZone)) return null
  const {at, kind} = resolveWallTime(wallTime)
  return {...momentAt(at, timeZone, ownZone), warning: daylightSaving(kind, wallTime, at)}
}

function daylightSaving(
  kind: 'plain' | 'gap' | 'overlap',
  {time, timeZone}: WallTime,
  at: string,
): string | null {
  switch (kind) {
    case 'gap':
      return `The clocks of ${timeZone} are put forward over ${time} that day, so that time does not exist. It goes live at ${wallTimeAt(at, timeZone).time} instead.`
    case 'overlap':
      return `The clocks of ${timeZone} are put back over ${time} that day, so that time comes twice. It goes live the first time.`
    case 'plain':
      return null
  }
}
