const locale = 'en-GB'

/** Making one takes a hundred times as long as using it, and a page prints many dates. There are as many as forms and zones. */
const formatters = new Map<string, Intl.DateTimeFormat>()

/** `4 June 2022`. Takes a moment (ISO 8601) or a plain date; a plain date is the same day in every zone. */
export function formatDate(isoDate: string, timeZone = 'UTC'): string {
  return format(isoDate, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: zoneFor(isoDate, timeZone),
  })
}

/** `Saturday, 4 June 2022`. Takes what {@link formatDate} takes. */
export function formatDay(isoDate: string, timeZone = 'UTC'): string {
  const weekday = format(isoDate, {weekday: 'long', timeZone: zoneFor(isoDate, timeZone)})
  return `${weekday}, ${formatDate(isoDate, timeZone)}`
}

/** `10:00 CEST`: the time of day that a clock in a zone shows at a moment (ISO 8601), with the zone's short name. */
export function formatClock(at: string, timeZone: string): string {
  return format(at, {hour: '2-digit', minute: '2-digit', timeZoneName: 'short', timeZone})
}

/** `14:02:03`: the time of day that a clock in a zone shows at a moment (ISO 8601), to the second. */
export function formatSecond(at: string, timeZone: string): string {
  return format(at, {hour: '2-digit', minute: '2-digit', second: '2-digit', timeZone})
}

/** `June 2022`, for what is known or said by the month. Takes what {@link formatDate} takes. */
export function formatMonth(isoDate: string, timeZone = 'UTC'): string {
  return format(isoDate, {month: 'long', year: 'numeric', timeZone: zoneFor(isoDate, timeZone)})
}

/**
 * A date as precise as it is known: `2010-04-16` is `16 April 2010`, `2005-07` is `July 2005`, `2004` is `2004`.
 * Text of another form is returned as it stands, so that an editor's words are never lost.
 */
export function formatPartialDate(partialDate: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(partialDate) && isDate(partialDate)) return formatDate(partialDate)
  if (/^\d{4}-\d{2}$/.test(partialDate) && isDate(partialDate)) return formatMonth(partialDate)
  return partialDate
}

/** Whether a text is a date that a `<time>` element can carry: `2004`, `2005-07`, `2010-04-16` or a moment. */
export function isMachineDate(text: string): boolean {
  return /^\d{4}(-\d{2}(-\d{2}(T.+)?)?)?$/.test(text) && isDate(text)
}

/** The day of a moment in a zone, `2022-06-04`: two dates are the same to a reader when these are. */
export function dayOf(isoDate: string, timeZone = 'UTC'): string {
  const options = {dateStyle: 'short', timeZone: zoneFor(isoDate, timeZone)} as const
  return formatter('en-CA', options).format(new Date(isoDate))
}

/** The year that a path segment names, or null when it is anything but four digits (`02022`, `2022.0`, `latest`). */
export function yearFromSegment(segment: string): number | null {
  return /^[1-9]\d{3}$/.test(segment) ? Number(segment) : null
}

function format(isoDate: string, options: Intl.DateTimeFormatOptions): string {
  return formatter(locale, options).format(new Date(isoDate))
}

function formatter(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`
  const known = formatters.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(language, options)
  formatters.set(key, made)
  return made
}

// A date without a time is read as midnight UTC; shown in a zone to the west it would fall on the day before.
function zoneFor(isoDate: string, timeZone: string): string {
  return isoDate.includes('T') ? timeZone : 'UTC'
}

function isDate(text: string): boolean {
  return !Number.isNaN(Date.parse(text))
}
