import {defineQuery} from 'groq'

/**
 * `/` and `/page/[number]`: `$from`, `$to`. A page of the roundups, each with its current edition as a card (null while none is
 * published), and how many roundups there are. What it lists goes without `_type`: the
 * page is kept under the tag `roundups`, which changes with exactly what the cards draw. That is every edit of a roundup, so these
 * carry their revisions; of an edition it is not.
 */
export const homeQuery = defineQuery(`{
  "roundups": *[_type == "roundup" && defined(slug.current)] | order(slug.current asc)[$from...$to]{
    _id,
    _rev,
    title,
    "slug": slug.current,
    description,
    "years": *[_type == "edition" && roundup._ref == ^._id && defined(year)] | order(year desc){year},
    "edition": *[_type == "edition" && roundup._ref == ^._id && defined(year)] | order(year desc)[0]{
      year,
      headline,
      publishedAt,
      modifiedAt,
      "entries": entries[]{
        _key,
        position,
        "framework": framework->{name, "slug": slug.current}
      } | order(position asc)
    }
  },
  "total": count(*[_type == "roundup" && defined(slug.current)])
}`)
