import {applyPatches, parsePatch} from '@sanity/diff-match-patch'

import {isJsonObject, type Json, type JsonObject} from '../store/documentTypes.ts'
import {invalidMutation} from './failures.ts'
import {insertItems} from './insert.ts'
import {findPlaces, parsePatchPath, type Place} from './paths.ts'
import {changeAt} from './structure.ts'
import type {PatchOperations} from './wireTypes.ts'

/**
 * Applies the operations of a patch: pure, and what they do not touch keeps its identity. They run in the order in
 * which the Studio applies them to its own copy (setIfMissing, set, unset, diffMatchPatch, inc, dec, insert).
 */
export function applyPatch(document: JsonObject, operations: PatchOperations): JsonObject {
  let result = document
  for (const [path, value] of Object.entries(operations.setIfMissing ?? {})) {
    result = update(result, path, true, (old) => (old === undefined ? value : old))
  }
  for (const [path, value] of Object.entries(operations.set ?? {}))
    result = update(result, path, true, () => value)
  if (operations.merge) result = mergeFields(result, operations.merge)
  for (const path of operations.unset ?? []) result = update(result, path, false, () => undefined)
  for (const [path, patch] of Object.entries(operations.diffMatchPatch ?? {})) {
    result = update(result, path, false, (old) => patchText(path, old, patch))
  }
  for (const [path, amount] of Object.entries(operations.inc ?? {})) result = increase(result, path, amount)
  for (const [path, amount] of Object.entries(operations.dec ?? {})) result = increase(result, path, -amount)
  return operations.insert ? insertItems(result, operations.insert) : result
}

function update(
  document: JsonObject,
  path: string,
  missing: boolean,
  change: (old: Json | undefined) => Json | undefined,
): JsonObject {
  return changeAll(document, findPlaces(document, parsePatchPath(path), missing), change)
}

// From the end towards the front and from the inside out, so that no change moves a place still to be changed.
function changeAll(
  document: JsonObject,
  places: Place[],
  change: (old: Json | undefined) => Json | undefined,
): JsonObject {
  let result: Json = document
  for (const place of places.toSorted(byPlace).toReversed()) result = changeAt(result, place, change)
  if (!isJsonObject(result))
    throw invalidMutation('A patch cannot replace the whole document by something else')
  return result
}

function byPlace(left: Place, right: Place): number {
  for (const [depth, step] of left.entries()) {
    const other = right[depth]
    if (typeof step === 'number' && typeof other === 'number' && step !== other) return step - other
    if (step !== other) return String(step) < String(other) ? -1 : 1
  }
  return left.length - right.length
}

function mergeFields(fields: JsonObject, changes: JsonObject): JsonObject {
  let result = fields
  for (const [name, value] of Object.entries(changes)) {
    const old = result[name]
    const merged = isJsonObject(old) && isJsonObject(value) ? mergeFields(old, value) : value
    result = Object.is(old, merged) ? result : {...result, [name]: merged}
  }
  return result
}

function increase(document: JsonObject, path: string, amount: number): JsonObject {
  return update(document, path, false, (old) => (typeof old === 'number' ? old + amount : old))
}

function patchText(path: string, old: Json | undefined, patch: string): Json | undefined {
  if (typeof old !== 'string') return old
  try {
    return applyPatches(parsePatch(patch), old, {allowExceedingIndices: true})[0]
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw invalidMutation(`Malformed diffMatchPatch for "${path}": ${reason}`)
  }
}
