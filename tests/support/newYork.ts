/** The day that it is for an editor in New York, `2026-11-26`: not always that of the machine which runs the tests. */
export function dayInNewYork(): string {
  return new Intl.DateTimeFormat('en-CA', {dateStyle: 'short', timeZone: 'America/New_York'}).format(
    new Date(),
  )
}
