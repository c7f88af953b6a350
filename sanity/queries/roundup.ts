import {defineQuery} from 'groq'

import {editionPageFragment, roundupPageFields} from './editionPage.ts'

/** `/[roundup]`: `$slug`. The roundup with its current edition, or with `edition: null` while none is published. */
export const roundupQuery = defineQuery(`*[_type == "roundup" && slug.current == $slug][0]{
  ${roundupPageFields},
  "edition": *[_type == "edition" && roundup._ref == ^._id && defined(year)]
    | order(year desc)[0]${editionPageFragment}
}`)

/** The addresses of roundups, for rendering ahead: the hundred that changed last. */
export const roundupParamsQuery = defineQuery(`*[_type == "roundup" && defined(slug.current)]
  | order(_updatedAt desc)[0...100]{"slug": slug.current}`)

/** The addresses of editions and of what changed in them, for rendering ahead: the hundred that came out last. */
export const editionParamsQuery = defineQuery(`*[_type == "edition" && defined(publishedAt)]
  | order(publishedAt desc)[0...100]{
    year,
    "roundup": roundup->slug.current,
    "hasPrevious": count(*[_type == "edition" && roundup._ref == ^.roundup._ref && year < ^.year]) > 0
  }`)
