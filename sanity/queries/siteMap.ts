import {defineQuery} from 'groq'

/**
 * `/sitemap.xml`: what has an address. Kept under `roundups` and `frameworks`, which change with all that is printed here, hence
 * without `_id` and `_type`.
 */
export const siteMapQuery = defineQuery(`{
  "roundups": *[_type == "roundup" && defined(slug.current)] | order(slug.current asc){
    "slug": slug.current,
    "editions": *[_type == "edition" && roundup._ref == ^._id && defined(year)] | order(year desc){
      year,
      publishedAt,
      modifiedAt,
      "ranked": entries[].framework->slug.current
    }
  },
  "frameworks": *[_type == "framework" && defined(slug.current)] | order(slug.current asc){"slug": slug.current}
}`)
