import {getPublishedId, studioPath} from '@sanity/client/csm'
import type {CustomValidatorResult, SanityDocument, ValidationContext} from '@sanity/types'
import {z} from 'zod'

import {misplacedHeadings} from '../../lib/headingOrder.ts'
import {type PlacedClaim, placedClaims} from '../../lib/readinessRules.ts'
import {staleWordingProblem, yearInSlugProblem} from '../../lib/staleWording.ts'
import {wordsOf} from '../../lib/text.ts'
import {isPastEdition} from './frozen.ts'
import {apiVersion, asResult} from './validation.ts'

const slugged = z.object({slug: z.object({current: z.string()})})

const sourcedClaim = z.object({
  _key: z.string(),
  label: z.string().nullish(),
  sources: z.array(z.unknown()).nullish(),
})
const sourcedEdition = z.object({
  entries: z.array(
    z.object({
      _key: z.string(),
      advantages: z.array(sourcedClaim).nullish(),
      disadvantages: z.array(sourcedClaim).nullish(),
    }),
  ),
})

/** Warns of a text that will be wrong in a year: plain, or rich. */
export function evergreen(text: unknown): string | true {
  return asResult(staleWordingProblem(typeof text === 'string' ? text : wordsOf(text)))
}

/** Warns of headings out of order in a rich text, each at its place. */
export function headingsInOrder(blocks: {_key: string; style?: string}[] | undefined): CustomValidatorResult {
  const problems = misplacedHeadings(blocks ?? []).map(({key, message}) => ({message, path: [{_key: key}]}))
  return problems.length === 0 || problems
}

/** Warns of a slug with a year in it. A rule of the document: every rule of a slug asks the dataset whether it is unique. */
export function yearlessSlug(document: unknown): CustomValidatorResult {
  const slug = slugged.safeParse(document).data?.slug.current
  const message = yearInSlugProblem(slug)
  return message === null || {message, path: ['slug']}
}

/** Warns of claims without sources, each at its place. A past edition, which is not tested any more, is left alone. */
export async function sourced(
  edition: SanityDocument | undefined,
  context: ValidationContext,
): Promise<CustomValidatorResult> {
  const placed: PlacedClaim<z.infer<typeof sourcedClaim>>[] = placedClaims(
    sourcedEdition.safeParse(edition).data ?? null,
  )
  const unsourced = placed.filter(({claim}) => !claim.sources?.length)
  if (!edition || unsourced.length === 0) return true
  const isPast = await context
    .getClient({apiVersion})
    .withConfig({perspective: 'published'})
    .fetch<boolean>(
      `defined(*[_id == $id && ${isPastEdition}][0]._id)`,
      {id: getPublishedId(edition._id)},
      {signal: context.signal},
    )
  return (
    isPast ||
    unsourced.map(({claim, path}) => ({
      message: `“${claim.label || 'A claim without a label'}” has no source: paste the address of one, or leave the claim out.`,
      path: studioPath.fromString(`${path}.sources`),
    }))
  )
}
