import {defineQuery} from 'groq'

import {figureFragment, popularityFragment, portableTextFragment, sourcesFragment} from './fragments.ts'

/**
 * `/frameworks` and `/frameworks/page/[number]`: `$from`, `$to`. A page of the frameworks as cards, by slug, and how many there
 * are. Kept under the tag `frameworks`, hence without `_type`.
 */
export const frameworksQuery = defineQuery(`{
  "frameworks": *[_type == "framework" && defined(slug.current)] | order(slug.current asc)[$from...$to]{
    _id,
    _rev,
    name,
    "slug": slug.current,
    summary,
    language,
    firstReleased
  },
  "total": count(*[_type == "framework" && defined(slug.current)])
}`)

/**
 * `/frameworks/[slug]`: `$slug`. The article, its facts, and the editions of the roundups that have ranked it, with its place
 * there (none where the edition leaves it out): of twenty roundups at most, thirty editions of each, and the newest forty that
 * claim something of it. An answer is kept under at most 128 tags, which is why there are not more. Those editions go without `_id`: the page is kept under `ranked:<id>`, which changes
 * when the rank does, and under the roundup, which changes when an edition comes.
 * The editions that claim something of it carry their `_id`: the page shows what they say.
 */
export const frameworkQuery = defineQuery(`*[_type == "framework" && slug.current == $slug][0]{
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
  logo${figureFragment},
  links[]{_key, label, url},
  facts[]{_key, label, value, asOf, ${sourcesFragment}},
  ${popularityFragment},
  body${portableTextFragment},
  "roundups": *[_type == "roundup" && _id in *[_type == "edition" && references(^.^._id)].roundup._ref]
    | order(lower(title) asc)[0...20]{
      _id,
      _type,
      _rev,
      title,
      "slug": slug.current,
      "editions": *[_type == "edition" && roundup._ref == ^._id && defined(year)] | order(year desc)[0...30]{
        year,
        "ranking": entries[framework._ref == ^.^.^._id]{"frameworkId": framework._ref, position}
      }
    },
  "claimed": *[_type == "edition" && references(^._id) && ^._id in entries[].framework._ref && defined(year)]
    | order(year desc)[0...40] | order(year asc){
    _id,
    _type,
    _rev,
    year,
    "roundupSlug": roundup->slug.current,
    "entry": entries[framework._ref == ^.^._id][0]{
      advantages[]{key, label, "verdict": review.verdict},
      disadvantages[]{key, label, "verdict": review.verdict}
    },
    retired[]{key, "verdict": review.verdict, "note": review.note}
  }
}`)

/** The addresses of frameworks, for rendering ahead: the hundred that changed last. */
export const frameworkParamsQuery = defineQuery(`*[_type == "framework" && defined(slug.current)]
  | order(_updatedAt desc)[0...100]{"slug": slug.current}`)
