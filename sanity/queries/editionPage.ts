import {claimFragment, figureFragment, popularityFragment, simplePortableTextFragment} from './fragments.ts'

/**
 * What both pages of a roundup say about it. `years` lists every published edition, the newest first: the first one is the
 * current edition.
 */
export const roundupPageFields = /* groq */ `
  _id,
  _type,
  _rev,
  title,
  "slug": slug.current,
  description,
  "owner": owner->{_id, _type, _rev, name},
  image${figureFragment},
  "years": *[_type == "edition" && roundup._ref == ^._id && defined(year)] | order(year desc){year}
`

/**
 * An edition in full, as the year page and the evergreen page draw it. The edition before goes without `_id`: of it the page
 * prints the order alone, and is kept under `ranking:<slug>`, which changes with that.
 */
export const editionPageFragment = /* groq */ `{
  _id,
  _type,
  _rev,
  year,
  headline,
  publishedAt,
  modifiedAt,
  "authors": authors[]->{_id, _type, _rev, name, role},
  image${figureFragment},
  introduction${simplePortableTextFragment},
  "entries": entries[]{
    _key,
    position,
    summary,
    "frameworkId": framework._ref,
    "framework": framework->{_id, _type, _rev, name, "slug": slug.current, language, licence, firstReleased, ${popularityFragment}},
    advantages[]${claimFragment},
    disadvantages[]${claimFragment}
  } | order(position asc),
  ground,
  "previous": *[_type == "edition" && roundup._ref == ^.roundup._ref && year < ^.year] | order(year desc)[0]{
    year,
    "ranking": entries[]{"frameworkId": framework._ref, position}
  },
  closing${simplePortableTextFragment},
  "corrections": corrections[]{_key, date, text, "by": by->{_id, _type, _rev, name}} | order(date desc)
}`
