import {defineQuery} from 'groq'

/** As much of a claim as its expiry depends on. */
const claimTerm = /* groq */ `{shelfLifeMonths, review{verdict, verifiedOn, expiresOn}}`

/**
 * The calendar of refreshes: the plans with a moment that changed last, and of the editions that came out last those that are
 * current, with what expires in them. Two hundred of each at most: calendar programs ask again and again.
 */
export const calendarQuery = defineQuery(`{
  "refreshes": *[_type == "refresh" && defined(goLive.at) && defined(year)] | order(_updatedAt desc)[0...200]{
    _id,
    _updatedAt,
    year,
    state,
    goLive{date, time, timeZone, at},
    checked{verified, claims, blockers},
    receipt{address, seenAt},
    "owner": owner->{name},
    "roundup": roundup->{title, leadDays}
  } | order(goLive.at asc, _id asc),
  "editions": *[_type == "edition" && defined(publishedAt)] | order(publishedAt desc)[0...200][
    defined(year) && count(*[_type == "edition" && roundup._ref == ^.roundup._ref && year > ^.year]) == 0
  ]{
    "title": roundup->title,
    "edition": {
      _id,
      _updatedAt,
      year,
      "entries": entries[]{advantages[]${claimTerm}, disadvantages[]${claimTerm}}
    }
  }
}`)
