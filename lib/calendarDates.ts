const partialDatePattern = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/

/** Whether a text is a date as precise as it is known (`2010-04-16`, `2005-07` or `2004`) and stands in the calendar. */
export function isPartialDate(text: string): boolean {
  if (!partialDatePattern.test(text)) return false
  const [year, month = '01', day = '01'] = text.split('-')
  return isCalendarDay(Number(year), Number(month), Number(day))
}

/** Whether a year has that month (1-12) with that day: 29 February only in leap years. */
function isCalendarDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** Whether a month (1-12) has that day in every year, as a yearly cadence needs: never on 29 February. */
export function isYearlyDay(month: number, day: number): boolean {
  const commonYear = 2001
  return isCalendarDay(commonYear, month, day)
}
