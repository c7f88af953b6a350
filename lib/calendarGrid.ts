import {daysAfter, monthsAfter, weekdayOf} from './zonedTime.ts'

/** The month, `2027-06`, that a day lies in. */
export function monthOf(day: string): string {
  return day.slice(0, 7)
}

/** The month that is a number of months after another; before it when the number is negative. */
export function shiftMonth(month: string, months: number): string {
  return monthOf(monthsAfter(`${month}-01`, months))
}

/** The twelve months of a year. */
export function monthsOfYear(year: number): string[] {
  const january = `${String(year).padStart(4, '0')}-01`
  return Array.from({length: 12}, (_, index) => shiftMonth(january, index))
}

/**
 * The weeks, Monday to Sunday, that a month (`2027-06`) has a part in, each of seven days; the first and the last reach into the
 * months beside it.
 */
export function weeksOfMonth(month: string): string[][] {
  const first = `${month}-01`
  const firstOfNext = monthsAfter(first, 1)
  const weeks: string[][] = []
  for (let monday = startOfWeek(first); monday < firstOfNext; monday = daysAfter(monday, 7)) {
    weeks.push(Array.from({length: 7}, (_, index) => daysAfter(monday, index)))
  }
  return weeks
}

/**
 * The day that a key leads to from another, as in every grid of dates: arrows by day and week, Home and End within the week, Page
 * Up and Down by month, with Shift by year. Null for a key that does not move.
 */
export function moveDay(day: string, {key, shiftKey}: {key: string; shiftKey: boolean}): string | null {
  switch (key) {
    case 'ArrowLeft':
      return daysAfter(day, -1)
    case 'ArrowRight':
      return daysAfter(day, 1)
    case 'ArrowUp':
      return daysAfter(day, -7)
    case 'ArrowDown':
      return daysAfter(day, 7)
    case 'Home':
      return startOfWeek(day)
    case 'End':
      return daysAfter(startOfWeek(day), 6)
    case 'PageUp':
      return monthsAfter(day, shiftKey ? -12 : -1)
    case 'PageDown':
      return monthsAfter(day, shiftKey ? 12 : 1)
    default:
      return null
  }
}

function startOfWeek(day: string): string {
  return daysAfter(day, 1 - weekdayOf(day))
}
