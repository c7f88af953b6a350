import {randomBytes} from 'node:crypto'

import {isJsonObject, type Json, type JsonObject} from '../store/documentTypes.ts'
import type {DraftedDocument, PatchOperations, RequestedMutation} from './wireTypes.ts'

/** A mutation in which every object inside an array has a `_key`, as `autoGenerateArrayKeys` asks for. */
export function withArrayKeys(mutation: RequestedMutation): RequestedMutation {
  if ('create' in mutation) return {create: keyDocument(mutation.create)}
  if ('createOrReplace' in mutation) return {createOrReplace: keyDocument(mutation.createOrReplace)}
  if ('createIfNotExists' in mutation) return {createIfNotExists: keyDocument(mutation.createIfNotExists)}
  return 'delete' in mutation ? mutation : {patch: {...mutation.patch, ...keyPatch(mutation.patch)}}
}

/** A document in which every object inside an array has a `_key`. */
export function keyDocument<D extends DraftedDocument>(document: D): D {
  return {...document, ...keyFields(document)}
}

/** Patch operations whose new values have a `_key` on every object inside an array. */
export function keyPatch(operations: PatchOperations): PatchOperations {
  const {set, setIfMissing, insert} = operations
  return {
    ...operations,
    ...(set ? {set: keyFields(set)} : {}),
    ...(setIfMissing ? {setIfMissing: keyFields(setIfMissing)} : {}),
    ...(insert ? {insert: {...insert, items: insert.items.map(keyItem)}} : {}),
  }
}

function keyFields(fields: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, keyValue(value)]))
}

function keyValue(value: Json): Json {
  if (Array.isArray(value)) return value.map(keyItem)
  return isJsonObject(value) ? keyFields(value) : value
}

function keyItem(item: Json): Json {
  if (!isJsonObject(item)) return keyValue(item)
  return {
    ...keyFields(item),
    _key: typeof item._key === 'string' ? item._key : randomBytes(6).toString('hex'),
  }
}
