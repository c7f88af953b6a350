import {defineQuery} from 'groq'

/**
 * What the Studio's Refreshes tool shows, in the perspective `raw`: all refreshes, and of the editions those whose claims matter:
 * each roundup's current one, and drafts of coming ones. An edition goes without when a published one of its year or a later one
 * stands beside it.
 */
export const refreshesQuery = defineQuery(`{
  "roundups": *[_type == "roundup" && !(_id in path("drafts.**")) && !(_id in path("versions.**"))] | order(lower(title) asc){
    _id,
    title,
    "owner": owner->{_id, name}
  },
  "refreshes": *[_type == "refresh" && !(_id in path("drafts.**")) && !(_id in path("versions.**"))]{
    _id,
    year,
    state,
    "roundup": roundup->{_id, title},
    "owner": owner->{_id, name},
    "editionId": edition._ref,
    goLive{date, timeZone, at},
    checked{blockers, verified, claims},
    receipt{milliseconds}
  },
  "editions": *[_type == "edition" && !(_id in path("versions.**")) && count(*[
    _type == "edition" &&
    !(_id in path("drafts.**")) &&
    !(_id in path("versions.**")) &&
    roundup._ref == ^.roundup._ref &&
    year >= ^.year &&
    _id != ^._id
  ]) == 0]{
    _id,
    year,
    "roundup": roundup->{_id, title, "owner": owner->{_id, name}},
    entries[]{
      _key,
      "framework": framework->name,
      advantages[]{_key, label, shelfLifeMonths, review{verdict, verifiedOn, expiresOn}},
      disadvantages[]{_key, label, shelfLifeMonths, review{verdict, verifiedOn, expiresOn}}
    }
  }
}`)
