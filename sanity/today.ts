import {systemClock} from '../lib/clock.ts'
import {dayOf} from '../lib/dates.ts'

/** The zone of the editor's own clock, by its name. */
export function ownTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** The present moment, ISO 8601. */
export function presentMoment(): string {
  return systemClock.now().toISOString()
}

/** The day that it is for the editor, `2026-11-25`. */
export function today(): string {
  return dayOf(presentMoment(), ownTimeZone())
}
