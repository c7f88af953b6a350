import type {ValidationContext} from '@sanity/types'

import {otherDocuments} from './validation.ts'

const sameYearQuery = '*[_type == "edition" && roundup._ref == $roundup && year == $year]{_id, headline}'

interface SameYear {
  _id: string
  headline: string | null
}

/** Rule of an edition's year: a roundup has one edition a year, drafts of other editors included. */
export async function onePerYear(
  year: number | undefined,
  context: ValidationContext,
): Promise<string | true> {
  const roundup = referenceOf(context.document?.roundup)
  if (year === undefined || roundup === null) return true
  const [other] = await otherDocuments<SameYear>(context, sameYearQuery, {roundup, year})
  return other
    ? `This roundup has an edition of ${year} already: “${other.headline ?? 'without a headline'}”. Choose another year, or go on with that one.`
    : true
}

function referenceOf(value: unknown): string | null {
  return typeof value === 'object' && value !== null && '_ref' in value && typeof value._ref === 'string'
    ? value._ref
    : null
}
