import {defineQuery} from 'groq'

const searchedClaim = /* groq */ `{key, label, body}`

/**
 * What the search knows of frameworks: `$from`, `$to` in the order in which they changed last. Kept under the tag `search`, which
 * changes with all of it, hence without `_id` and `_type`.
 */
export const searchedFrameworksQuery =
  defineQuery(`*[_type == "framework"] | order(_updatedAt desc)[$from...$to]{
  name,
  "slug": slug.current,
  summary
}`)

/** What it knows of editions: `$from`, `$to` in the order in which they came out, the newest first; kept likewise. */
export const searchedEditionsQuery =
  defineQuery(`*[_type == "edition" && defined(publishedAt)] | order(publishedAt desc)[$from...$to]{
  year,
  headline,
  "introduction": coalesce(pt::text(introduction), ""),
  "roundup": roundup->{title, "slug": slug.current},
  "entries": entries[]{
    "framework": framework->{name, "slug": slug.current},
    advantages[]${searchedClaim},
    disadvantages[]${searchedClaim}
  }
}`)
