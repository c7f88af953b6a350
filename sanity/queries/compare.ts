import {defineQuery} from 'groq'

import {claimFragment, popularityFragment, sourcesFragment} from './fragments.ts'

/**
 * `/compare/[comparison]`: `$slugs`. The frameworks that there are among them, each with its facts, its popularity and what the
 * newest edition that ranks it says of it.
 */
export const compareQuery =
  defineQuery(`*[_type == "framework" && slug.current in $slugs] | order(slug.current asc){
  _id,
  _type,
  _rev,
  name,
  "slug": slug.current,
  summary,
  language,
  licence,
  creators,
  firstReleased,
  facts[]{_key, label, value, asOf, ${sourcesFragment}},
  ${popularityFragment},
  "newest": *[_type == "edition" && references(^._id) && ^._id in entries[].framework._ref && defined(year)] | order(year desc)[0]{
    _id,
    _type,
    _rev,
    year,
    publishedAt,
    "roundup": roundup->{_id, _type, _rev, title, "slug": slug.current},
    "entry": entries[framework._ref == ^.^._id][0]{
      position,
      summary,
      advantages[]${claimFragment},
      disadvantages[]${claimFragment}
    }
  },
  "editions": *[_type == "edition" && references(^._id) && ^._id in entries[].framework._ref && defined(year)] | order(year desc)[0...40]{
    year,
    "roundup": roundup->{title, "slug": slug.current},
    "position": entries[framework._ref == ^.^._id][0].position
  }
}`)
