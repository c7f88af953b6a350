import {defineQuery} from 'groq'

import {comparedEdition} from './changes.ts'
import {editionPageFragment} from './editionPage.ts'

/**
 * `/[roundup]/feed.xml` and its twin in JSON: `$slug`. The roundup with its ten newest editions in full. An answer is kept under at
 * most 128 tags, which is why there are not more.
 */
export const roundupFeedQuery = defineQuery(`*[_type == "roundup" && slug.current == $slug][0]{
  _id,
  _type,
  _rev,
  title,
  "slug": slug.current,
  description,
  "editions": *[_type == "edition" && roundup._ref == ^._id && defined(year) && defined(publishedAt)]
    | order(year desc)[0...10]${editionPageFragment}
}`)

/**
 * `/feeds/changes.xml` and its twin in JSON: the ten editions that came out last and have one before.
 */
export const changesFeedQuery = defineQuery(`*[
  _type == "edition" && defined(publishedAt) && defined(roundup->slug.current)
  && count(*[_type == "edition" && roundup._ref == ^.roundup._ref && year < ^.year]) > 0
] | order(publishedAt desc)[0...10]{
  "roundup": roundup->{_id, _type, _rev, title, "slug": slug.current},
  "edition": @${comparedEdition},
  "previous": *[_type == "edition" && roundup._ref == ^.roundup._ref && year < ^.year]
    | order(year desc)[0]${comparedEdition}
}`)
