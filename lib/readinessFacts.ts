import type {ReviewedClaim} from './claims.ts'

/** One thing that stands in the way of a go-live, or that deserves a look before it, with the address of its field. */
export interface Problem {
  level: 'blocker' | 'warning'
  /** What kind of thing it is, for those who count or filter. */
  code: string
  /** A sentence for an editor: what is wrong, and what to do. */
  message: string
  documentId: string
  documentType: string
  /** The field, as the Studio writes paths: `entries[_key=="flask"].advantages[_key=="a"].review`; empty for the whole document. */
  path: string
}

export interface DraftClaim extends ReviewedClaim {
  _key: string
  key?: string | null
  label?: string | null
  review?: (ReviewedClaim['review'] & {verifiedBy?: {_ref: string} | null}) | null
  sources?: readonly unknown[] | null
}

interface DraftEntry {
  _key: string
  framework?: {_ref: string} | null
  advantages?: readonly DraftClaim[] | null
  disadvantages?: readonly DraftClaim[] | null
}

/** An edition's draft as far as readiness looks at it. */
interface DraftEdition {
  year?: number | null
  entries?: readonly DraftEntry[] | null
  introduction?: unknown
  retired?: readonly {key?: string | null}[] | null
}

/** Everything that decides whether an edition can go live, gathered by `sanity/refresh/check.ts`. */
export interface ReadinessFacts {
  refreshId: string
  editionId: string
  /** Null while nobody has begun it. */
  draft: DraftEdition | null
  /** The roundup as readers have it; null while it is not published. */
  roundup: {id: string; slug: string | null} | null
  /** The roundup's other editions, published or not. */
  otherEditions: readonly {id: string; year: number | null; isPublished: boolean}[]
  /** The current edition, which the draft is to follow. */
  current: DraftEdition | null
  /** Documents that those which go live refer to, and how they stand. */
  references: readonly {
    id: string
    title: string | null
    isPublished: boolean
    hasDraft: boolean
    /** A link that may lead nowhere for a while: it is left out of the page then. */
    isWeak: boolean
    /** Which document refers to it, and where. */
    from: Pick<Problem, 'documentId' | 'documentType' | 'path'>
  }[]
  /** Frameworks that go live together with the edition. */
  attached: readonly {id: string; title: string | null; hasDraft: boolean}[]
  /** Addresses of redirects that start where the edition's page will be. */
  redirectsInPlace: readonly {id: string; from: string}[]
  /** What the schema has against the documents that would be published. */
  schemaProblems: readonly Problem[]
  goLive: {at: string; day: string} | null
  /** Whether its moment is still to be chosen, so that it must lie ahead; not when a runner looks at it because it is due. */
  isAhead: boolean
  /** ISO 8601 */
  now: string
}
