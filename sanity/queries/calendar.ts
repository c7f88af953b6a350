import {defineQuery} from 'groq'

/** As much of a claim as its expiry depends on. */
const claimTerm = /* groq */ `{shelfLifeMonths, review{verdict, verifiedOn, expiresOn}}`

/** The calendar of refreshes: every plan with a moment, and the current edition of each roundup with what expires in it. */
export const calendarQuery = defineQuery(`{
  "refreshes": *[_type == "refresh" && defined(goLive.at) && defined(year)] | order(goLive.at asc, _id asc){
    _id,
    _updatedAt,
    year,
    state,
    goLive{date, time, timeZone, at},
    checked{verified, claims, blockers},
    receipt{address, seenAt},
    "owner": owner->{name},
    "roundup": roundup->{title, leadDays}
  },
  "editions": *[_type == "roundup"]{
    title,
    "edition": *[_type == "edition" && roundup._ref == ^._id && defined(year)] | order(year desc)[0]{
      _id,
      _updatedAt,
      year,
      "entries": entries[]{advantages[]${claimTerm}, disadvantages[]${claimTerm}}
    }
  }[defined(edition)]
}`)
