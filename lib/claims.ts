import {formatDate} from './dates.ts'
import {anchorOf} from './text.ts'

/** What testing a claim again can show, in the words that editors and readers see. */
export const verdicts = [
  {value: 'holds', title: 'Holds'},
  {value: 'sharpened', title: 'Sharpened'},
  {value: 'softened', title: 'Softened'},
  {value: 'corrected', title: 'Corrected'},
  {value: 'outdated', title: 'Outdated'},
] as const

/** The state of a claim's review in one line: `Holds, verified 15 October 2026`. */
export function reviewSummary(review: {verdict?: string | null; verifiedOn?: string | null}): string {
  const verdict = verdicts.find(({value}) => value === review.verdict)?.title
  if (!verdict) return 'Not tested again yet'
  return review.verifiedOn ? `${verdict}, verified ${formatDate(review.verifiedOn)}` : `${verdict}, not dated`
}

/**
 * The lasting key of a new claim, `django-large-community`: framework first, because many frameworks are said to have the
 * same virtue. Null while either part is missing.
 */
export function claimKeyFor(
  frameworkSlug: string | null | undefined,
  label: string | null | undefined,
): string | null {
  const parts = [frameworkSlug, label].map((part) => anchorOf(part ?? ''))
  return parts.every(Boolean) ? parts.join('-') : null
}

/** What is wrong with the form of a claim's key, in an editor's words, or null. */
export function claimKeyProblem(key: string | undefined): string | null {
  if (!key || /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(key)) return null
  return 'A key has lower-case letters without accents, digits and single hyphens only.'
}
