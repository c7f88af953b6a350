import {defineQuery} from 'groq'

/** `/sitemap.xml`: how much there is to be mapped. All of the map goes without `_id` and `_type`: see its tags. */
export const siteMapQuery = defineQuery(`{
  "roundups": count(*[_type == "roundup" && defined(slug.current)]),
  "frameworks": count(*[_type == "framework" && defined(slug.current)])
}`)

/** `/sitemap/roundups-[number].xml`: `$from`, `$to`. Roundups with all that has an address under theirs. */
export const mappedRoundupsQuery = defineQuery(`*[_type == "roundup" && defined(slug.current)]
  | order(slug.current asc)[$from...$to]{
    "slug": slug.current,
    "editions": *[_type == "edition" && roundup._ref == ^._id && defined(year)] | order(year desc){
      year,
      publishedAt,
      modifiedAt
    },
    "ranked": *[_type == "edition" && roundup._ref == ^._id && defined(year)]
      | order(year desc)[0].entries[].framework->slug.current
  }`)

/** `/sitemap/frameworks-[number].xml`: `$from`, `$to`. */
export const mappedFrameworksQuery = defineQuery(`*[_type == "framework" && defined(slug.current)]
  | order(slug.current asc)[$from...$to]{"slug": slug.current}`)
