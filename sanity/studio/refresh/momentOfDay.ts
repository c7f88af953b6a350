/** `20:15:03`: a moment (ISO 8601) on the editor's own clock, for what has just happened. */
export function momentOfDay(at: string): string {
  return new Intl.DateTimeFormat('en-GB', {timeStyle: 'medium'}).format(new Date(at))
}

/** `25 Nov 2026, 20:15`: a moment (ISO 8601) on the editor's own clock, for a log. */
export function shortMoment(at: string): string {
  return new Intl.DateTimeFormat('en-GB', {dateStyle: 'medium', timeStyle: 'short'}).format(new Date(at))
}
