/** Any value that survives a trip through JSON. */
export type Json = null | boolean | number | string | Json[] | {[key: string]: Json}

/** A stored document: the five fields that the lake keeps itself, and whatever the schema holds. */
export interface LakeDocument {
  _id: string
  _type: string
  _rev: string
  _createdAt: string
  _updatedAt: string
  [field: string]: Json
}

/** A JSON object. */
export type JsonObject = {[key: string]: Json}

/** Says whether a value is a JSON object (not an array, not null). */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
