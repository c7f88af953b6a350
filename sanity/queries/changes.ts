import {defineQuery} from 'groq'

import {roundupPageFields} from './editionPage.ts'
import {claimFragment, reviewFragment, sourcesFragment} from './fragments.ts'

/** An edition as far as it is compared with another. */
export const comparedEdition = /* groq */ `{
  _id,
  _type,
  _rev,
  year,
  headline,
  publishedAt,
  modifiedAt,
  "authors": authors[]->{_id, _type, _rev, name},
  ground,
  "entries": entries[]{
    _key,
    position,
    "frameworkId": framework._ref,
    "framework": framework->{_id, _type, _rev, name, "slug": slug.current},
    advantages[]${claimFragment},
    disadvantages[]${claimFragment}
  } | order(position asc),
  retired[]{_key, key, label, ${reviewFragment}, ${sourcesFragment}}
}`

/**
 * `/[roundup]/[year]/changes`: `$slug`, `$year` (number). That year's edition and the one before it, each null where there is
 * none. Both carry their `_id`: the page shows what both say.
 */
export const changesQuery = defineQuery(`*[_type == "roundup" && slug.current == $slug][0]{
  ${roundupPageFields},
  "edition": *[_type == "edition" && roundup._ref == ^._id && year == $year][0]${comparedEdition},
  "previous": *[_type == "edition" && roundup._ref == ^._id && year < $year] | order(year desc)[0]${comparedEdition}
}`)
