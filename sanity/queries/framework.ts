import {defineQuery} from 'groq'

import {figureFragment, popularityFragment, portableTextFragment, sourcesFragment} from './fragments.ts'

/** `/frameworks`: every framework as a card, by name. Kept under the tag `frameworks`, hence without `_id` and `_type`. */
export const frameworksQuery = defineQuery(`*[_type == "framework" && defined(slug.current)]
  | order(lower(name) asc){name, "slug": slug.current, summary, language, firstReleased}`)

/**
 * `/frameworks/[slug]`: `$slug`. The article, its facts, and every edition of the roundups that have ranked it, with its place
 * there (none where the edition leaves it out). Editions go without `_id`: the page is kept under `ranked:<id>`, which changes
 * when the rank does, and under the roundup, which changes when an edition comes.
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
    | order(lower(title) asc){
      _id,
      _type,
      title,
      "slug": slug.current,
      "editions": *[_type == "edition" && roundup._ref == ^._id && defined(year)] | order(year desc){
        year,
        "ranking": entries[framework._ref == ^.^.^._id]{"frameworkId": framework._ref, position}
      }
    }
}`)

/** The addresses of frameworks, for rendering ahead: the hundred that changed last. */
export const frameworkParamsQuery = defineQuery(`*[_type == "framework" && defined(slug.current)]
  | order(_updatedAt desc)[0...100]{"slug": slug.current}`)
