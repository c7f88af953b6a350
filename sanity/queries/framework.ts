import {defineQuery} from 'groq'

import {figureFragment, portableTextFragment, sourcesFragment} from './fragments.ts'

/** `/frameworks`: every framework as a card, by name. Kept under the tag `frameworks`, hence without `_id` and `_type`. */
export const frameworksQuery = defineQuery(`*[_type == "framework" && defined(slug.current)]
  | order(lower(name) asc){name, "slug": slug.current, summary, language, firstReleased}`)

/**
 * `/frameworks/[slug]`: `$slug`. The article, its facts, and where editions rank it, the newest first. An edition's place in
 * `rankings` goes without `_id`: the page is kept under `ranked:<id>`, which changes when the rank does.
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
  body${portableTextFragment},
  "rankings": *[_type == "edition" && references(^._id) && defined(year)] | order(year desc){
    year,
    "roundup": roundup->{_id, _type, title, "slug": slug.current},
    "position": entries[framework._ref == ^.^._id][0].position
  }[defined(position)]
}`)

/** The addresses of frameworks, for rendering ahead: the hundred that changed last. */
export const frameworkParamsQuery = defineQuery(`*[_type == "framework" && defined(slug.current)]
  | order(_updatedAt desc)[0...100]{"slug": slug.current}`)
