/** A document as far as its editorial dates go; both are moments in ISO 8601. */
export interface DatedDocument {
  publishedAt: string | null
  modifiedAt: string | null
}

/** When something came out and when it last changed for its readers, in UTC: `2026-10-15T08:00:00.000Z`. */
export interface EditorialDates {
  published: string
  modified: string
}

/**
 * The two dates of an edition, as page, structured data, sitemap, feeds and HTTP headers all print them: never the moment at
 * which something was stored. What was not changed since is dated by its publication; null while it is not dated at all.
 * Throws a `RangeError` when a date is none.
 */
export function editorialDates({publishedAt, modifiedAt}: DatedDocument): EditorialDates | null {
  if (!publishedAt) return null
  const published = inUtc(publishedAt)
  return {published, modified: latest([published, modifiedAt ? inUtc(modifiedAt) : published])}
}

/** The dates of a comparison: it came out with the later edition, and changed last when either of the two did. */
export function comparisonDates(before: DatedDocument, after: DatedDocument): EditorialDates | null {
  const dates = editorialDates(after)
  const earlier = editorialDates(before)
  return dates && {...dates, modified: latest([dates.modified, earlier?.modified ?? dates.modified])}
}

/** The latest of some moments in UTC, which sort as text. */
export function latest(moments: readonly [string, ...string[]]): string {
  return moments.reduce((one, other) => (one > other ? one : other))
}

/** A moment as HTTP writes it, to the second: `Thu, 15 Oct 2026 08:00:00 GMT`. */
export function httpDate(moment: string): string {
  return new Date(moment).toUTCString()
}

function inUtc(moment: string): string {
  const date = new Date(moment)
  if (Number.isNaN(date.getTime())) throw new RangeError(`"${moment}" is no moment: write it as ISO 8601.`)
  return date.toISOString()
}
