/** A roundup as `UsedRoundup`, given the filter of those of its editions that count. */
const roundup = (counting: string) => `{
  title,
  "slug": slug.current,
  "years": *[_type == "edition" && roundup._ref == ^._id && defined(year)] | order(year desc).year,
  "used": *[_type == "edition" && roundup._ref == ^._id && defined(year) && ${counting}] | order(year desc).year
}`

/** Where a document (`$id`, published) is used, as `Uses`: an edition by itself, a roundup by all of its editions, the others by reference. */
export const usesQuery = `*[_id == $id][0]{
  "type": _type,
  name,
  "slug": slug.current,
  "roundups": select(
    _type == "edition" => *[_type == "roundup" && _id == ^.roundup._ref]${roundup('_id == $id')},
    _type == "roundup" => *[_type == "roundup" && _id == $id]${roundup('true')},
    *[_type == "roundup" && _id in *[_type == "edition" && references($id)].roundup._ref]${roundup('references($id)')}
  )
}`

/** What the answer depends on, for a listener. */
export const usedDocuments = '_type in ["roundup", "edition", "framework", "person", "siteSettings"]'
