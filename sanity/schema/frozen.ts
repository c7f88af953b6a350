import {getPublishedId} from '@sanity/client/csm'
import type {CustomValidatorResult, SanityDocument, ValidationContext} from '@sanity/types'

import {type FrozenEdition, frozenProblems} from '../../lib/frozenEdition.ts'
import {apiVersion} from './validation.ts'

/** Whether a later edition of its roundup is published, for the edition that a filter looks at. */
export const isPastEdition =
  'defined(*[_type == "edition" && roundup._ref == ^.roundup._ref && year > ^.year][0]._id)'

/** Rule of an edition: once a later one is published, it changes only through a correction that readers see. */
export async function frozen(
  edition: SanityDocument | undefined,
  context: ValidationContext,
): Promise<CustomValidatorResult> {
  if (!edition) return true
  const published = await context
    .getClient({apiVersion})
    .withConfig({perspective: 'published'})
    .fetch<FrozenEdition | null>(
      `*[_id == $id && ${isPastEdition}][0]`,
      {id: getPublishedId(edition._id)},
      {signal: context.signal},
    )
  return published === null || frozenProblems(published, edition)
}
