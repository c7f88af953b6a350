import type {Json, JsonObject} from '../store/documentTypes.ts'

/** A document as a client sends it: an id (perhaps absent, or a prefix ending in a dot) and a type. */
export type DraftedDocument = JsonObject & {_type: string}

/** Where `insert` puts its items; exactly one of the three paths is given. */
export type WireInsert =
  | {before: string; items: Json[]}
  | {after: string; items: Json[]}
  | {replace: string; items: Json[]}

/** The operations of one patch; paths are JSONMatch expressions. */
export interface PatchOperations {
  set?: JsonObject
  setIfMissing?: JsonObject
  merge?: JsonObject
  unset?: string[]
  inc?: Record<string, number>
  dec?: Record<string, number>
  insert?: WireInsert
  diffMatchPatch?: Record<string, string>
}

/** One change of one document, as clients send it, listeners receive it and the log keeps it. */
export type WireMutation =
  | {create: DraftedDocument & {_id: string}}
  | {createOrReplace: DraftedDocument & {_id: string}}
  | {createIfNotExists: DraftedDocument & {_id: string}}
  | {delete: {id: string; ifRevisionID?: string}}
  | {patch: PatchOperations & {id: string; ifRevisionID?: string}}

/** A choice of documents by GROQ instead of by id. */
export interface QuerySelection {
  query: string
  params?: JsonObject
}

/** A mutation as it arrives: ids may be missing or unfinished, and a query may stand in for an id. */
export type RequestedMutation =
  | {create: DraftedDocument}
  | {createOrReplace: DraftedDocument}
  | {createIfNotExists: DraftedDocument}
  | {delete: ({id: string} | QuerySelection) & {ifRevisionID?: string}}
  | {patch: PatchOperations & ({id: string} | QuerySelection) & {ifRevisionID?: string}}
