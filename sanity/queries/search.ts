import {defineQuery} from 'groq'

const searchedClaim = /* groq */ `{key, label, body}`

/**
 * What the search knows: the words of frameworks and editions and where they are. Kept under the tag `search`, which changes with
 * all of it, hence without `_id` and `_type`.
 */
export const searchQuery = defineQuery(`{
  "frameworks": *[_type == "framework" && defined(slug.current)] | order(lower(name) asc){
    name,
    "slug": slug.current,
    summary
  },
  "editions": *[_type == "edition" && defined(year) && defined(roundup->slug.current)] | order(year desc){
    year,
    headline,
    "introduction": coalesce(pt::text(introduction), ""),
    "roundup": roundup->{title, "slug": slug.current},
    "entries": entries[]{
      "framework": framework->{name, "slug": slug.current},
      advantages[]${searchedClaim},
      disadvantages[]${searchedClaim}
    }
  }
}`)
