import {defineQuery} from 'groq'

import {editionPageFragment, roundupPageFields} from './editionPage.ts'

/** `/[roundup]`: `$slug`. The roundup with its current edition, or with `edition: null` while none is published. */
export const roundupQuery = defineQuery(`*[_type == "roundup" && slug.current == $slug][0]{
  ${roundupPageFields},
  "edition": *[_type == "edition" && roundup._ref == ^._id && defined(year)]
    | order(year desc)[0]${editionPageFragment}
}`)

/** The addresses of roundups and of their editions, for rendering ahead: the newest hundred roundups. */
export const roundupParamsQuery = defineQuery(`*[_type == "roundup" && defined(slug.current)]
  | order(_updatedAt desc)[0...100]{
    "slug": slug.current,
    "years": *[_type == "edition" && roundup._ref == ^._id && defined(year)] | order(year desc)[0...10].year
  }`)
