import {mayReadDocument} from '../auth/roles.ts'
import type {Role} from '../auth/roles.ts'
import type {Condition} from '../query/conditions.ts'
import {compileFilter} from '../query/filter.ts'
import type {DocumentFilter} from '../query/filter.ts'
import type {QueryParams} from '../query/parse.ts'
import {layerOf} from '../query/perspective.ts'

/** Which documents some listeners hear of. */
export interface Audience {
  /** The same for listeners that hear of the same documents. */
  key: string
  hears: DocumentFilter
  /** What holds for every document that they hear of. */
  condition: Condition
}

/**
 * Who a listener belongs to: those in the same role with the same query.
 * @throws QueryParseError
 */
export function audienceOf(wish: {
  query: string
  params: QueryParams
  /** Whether drafts and versions count as well as published documents. */
  allVersions: boolean
  role: Role
}): Audience {
  const {query, params, allVersions, role} = wish
  const {selects, condition} = compileFilter(query, params)
  return {
    key: JSON.stringify([role, allVersions, query, params]),
    condition,
    hears: (document) =>
      document !== null &&
      mayReadDocument(role, document._id) &&
      (allVersions || layerOf(document._id) === null) &&
      selects(document),
  }
}
