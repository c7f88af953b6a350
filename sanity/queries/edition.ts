import {defineQuery} from 'groq'

import {editionPageFragment, roundupPageFields} from './editionPage.ts'

/**
 * `/[roundup]/[year]`: `$slug`, `$year` (number). The shape of `roundupQuery` with that year's edition, or `edition: null`
 * when that year has none.
 */
export const editionQuery = defineQuery(`*[_type == "roundup" && slug.current == $slug][0]{
  ${roundupPageFields},
  "edition": *[_type == "edition" && roundup._ref == ^._id && year == $year][0]${editionPageFragment}
}`)
