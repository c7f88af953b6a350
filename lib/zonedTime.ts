import {Temporal} from 'temporal-polyfill'

/** A moment as people say it: a day, a time of day, and whose clock is meant. */
export interface WallTime {
  /** `2027-06-04` */
  date: string
  /** `09:30` */
  time: string
  /** The zone's name in the IANA database: `Europe/Berlin`. */
  timeZone: string
}

/** A wall time worked out: the moment it means, and whether the zone's clock is put forward or back over it. */
export interface ResolvedWallTime {
  /** The moment in UTC, ISO 8601: `2027-06-04T07:30:00.000Z`. */
  at: string
  /**
   * `gap`: the clock is put forward over this time, which therefore does not exist; `at` is as much later as the clock jumps.
   * `overlap`: the clock is put back over it, so it comes twice; `at` is the first of the two.
   */
  kind: 'plain' | 'gap' | 'overlap'
}

/** Whether a text is a time of day, `09:30`, on a clock of 24 hours. */
export function isClockTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text)
}

/** Whether a text names a time zone that this machine knows. Offsets such as `+02:00` are no names: they know no summer. */
export function isTimeZone(text: string): boolean {
  if (!/^[A-Za-z]/.test(text)) return false
  try {
    return Boolean(new Intl.DateTimeFormat('en', {timeZone: text}))
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** Works out which moment a wall time means. Throws a `RangeError` when date, time or zone is malformed. */
export function resolveWallTime({date, time, timeZone}: WallTime): ResolvedWallTime {
  if (!isClockTime(time)) throw new RangeError(`"${time}" is no time of day: write it as 09:30.`)
  const wall = Temporal.PlainDate.from(date, {overflow: 'reject'}).toPlainDateTime(
    Temporal.PlainTime.from(time),
  )
  const [earlier, later] = (['earlier', 'later'] as const).map((disambiguation) =>
    wall.toZonedDateTime(timeZone, {disambiguation}),
  )
  const chosen = wall.toZonedDateTime(timeZone, {disambiguation: 'compatible'})
  const at = new Date(chosen.epochMilliseconds).toISOString()
  if (!earlier || !later || earlier.epochMilliseconds === later.epochMilliseconds) return {at, kind: 'plain'}
  return {at, kind: chosen.toPlainDateTime().equals(wall) ? 'overlap' : 'gap'}
}

/** What a clock in a zone shows at a moment (ISO 8601). */
export function wallTimeAt(at: string, timeZone: string): WallTime {
  const zoned = Temporal.Instant.from(at).toZonedDateTimeISO(timeZone)
  return {
    date: zoned.toPlainDate().toString(),
    time: zoned.toPlainTime().toString({smallestUnit: 'minute'}),
    timeZone,
  }
}

/** `Friday, 4 June 2027 at 10:00 CEST`: a moment (ISO 8601) as a clock in a zone shows it, with the zone's short name. */
export function formatMoment(at: string, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone,
  }).format(new Date(at))
}

/** Which day of the week a day (`2026-10-15`) is: 1 is Monday, 7 Sunday. */
export function weekdayOf(day: string): number {
  return Temporal.PlainDate.from(day).dayOfWeek
}

/** The day that is a number of months after another (`2026-10-15`); the last of the month where that has no such day. Before it when negative. */
export function monthsAfter(day: string, months: number): string {
  return Temporal.PlainDate.from(day).add({months}).toString()
}

/** The day that is a number of days after another; before it when the number is negative. */
export function daysAfter(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({days}).toString()
}

/** How many days one day (`2026-10-15`) is before another; negative when it is after it. */
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), {largestUnit: 'days'}).days
}
