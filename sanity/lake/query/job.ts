import type {ContentfulStatusCode} from 'hono/utils/http-status'

import type {Role} from '../auth/roles.ts'
import type {JsonObject} from '../store/documentTypes.ts'
import type {Explain} from './explain.ts'
import type {QueryParams} from './parse.ts'
import type {Perspective} from './perspective.ts'
import type {ItemSelectors} from './sourceMap/sourcePath.ts'

/** A query as it is handed to a query process: plain data, all that its answer depends on beside the file. */
export interface QueryJob {
  /** Path of the dataset's SQLite file. */
  file: string
  query: string
  params: QueryParams
  perspective: Perspective
  /** Whose eyes to read with; null sees everything. */
  role: Role | null
  /** What `identity()` gives. */
  userId: string
  /** The moment that `now()` gives, in ms since 1970. */
  timestampMs: number
  projectId: string
  dataset: string
  /** How the source map of the answer names items of arrays; null for no map. */
  sourceMap: ItemSelectors | null
  explain: Explain
}

/** What a query came to. */
export interface QueryAnswer {
  /** The plan in words, when one was asked for. */
  explanation: string | null
  /** The result as JSON in UTF-8, ready to be sent; `null` when only the plan was asked for. */
  json: Uint8Array
  /** Its source map as JSON in UTF-8, when one was asked for. */
  sourceMapJson: Uint8Array | null
  /** One of them is woken as soon as the query would have another answer. */
  syncTags: string[]
  /** Whether it went through the dataset, or many documents of a type, for want of an index. */
  hasScanned: boolean
}

/** How a job ended, as the process reports it. */
export type QueryOutcome =
  | {kind: 'answered'; answer: QueryAnswer}
  /** The reply of a LakeError. */
  | {kind: 'refused'; status: ContentfulStatusCode; body: JsonObject; message: string}
  /** A fault of ours, described for the log. */
  | {kind: 'failed'; description: string}
