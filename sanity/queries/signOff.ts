import {defineQuery} from 'groq'

import {editionPageFragment, roundupPageFields} from './editionPage.ts'

/** A preview for sign-off: `$editionId`. The shape of `editionQuery` for that one edition; null when there is none. */
export const signOffQuery = defineQuery(`*[
  _type == "roundup" && _id == *[_type == "edition" && _id == $editionId][0].roundup._ref
][0]{
  ${roundupPageFields},
  "edition": *[_type == "edition" && _id == $editionId][0]${editionPageFragment}
}`)
