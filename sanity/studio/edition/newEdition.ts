import type {InitialValueResolverContext} from '@sanity/types'

import {proposeNext} from '../../../lib/cadence.ts'
import {apiVersion} from '../../schema/validation.ts'
import {presentMoment} from '../../today.ts'
import type {Edition, Roundup} from '../../types.generated.ts'

const beginningQuery = `*[_id == $roundupId][0]{
  cadence,
  "latest": *[_type == "edition" && roundup._ref == ^._id && defined(year)] | order(year desc)[0]{year, authors}
}`

interface Beginning {
  cadence: Roundup['cadence'] | null
  latest: Pick<Edition, 'year' | 'authors'> | null
}

/** What an edition begins with that is made by hand, beside its roundup's refreshes: the next year, and who wrote the last one. */
export async function newEdition({roundupId}: {roundupId: string}, {getClient}: InitialValueResolverContext) {
  const client = getClient({apiVersion}).withConfig({perspective: 'drafts'})
  const found = await client.fetch<Beginning | null>(beginningQuery, {roundupId})
  const {year} = proposeNext(found?.cadence, found?.latest?.year ?? null, presentMoment())
  return {
    roundup: {_type: 'reference', _ref: roundupId},
    year,
    ...(found?.latest?.authors ? {authors: found.latest.authors} : {}),
  }
}
