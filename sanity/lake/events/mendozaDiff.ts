import {isDeepStrictEqual} from 'node:util'

import type {RawPatch} from 'mendoza'

import type {Json, JsonObject} from '../store/documentTypes.ts'
import {isJsonObject} from '../store/documentTypes.ts'

/** Operations of the format by their number. https://github.com/sanity-io/mendoza/blob/main/docs/format.adoc */
const op = {
  value: 0,
  pushFieldCopy: 10,
  pushFieldBlank: 11,
  pushElementCopy: 12,
  returnIntoObjectSameKeyPop: 15,
  returnIntoArrayPop: 16,
  setFieldValue: 17,
  deleteField: 19,
  appendValue: 20,
  appendSlice: 21,
  appendString: 22,
  appendStringSlice: 23,
} as const

/** Below this many characters in common a string is simply written anew. */
const worthSlicing = 24

/** Appends the operations that turn `left` into `right`, when the whole of `left` is both input and output so far. */
export function diffInto(patch: RawPatch, left: Json, right: Json): void {
  if (isJsonObject(left) && isJsonObject(right)) diffObject(patch, left, right)
  else if (!isDeepStrictEqual(left, right)) patch.push(op.value, right)
}

function diffObject(patch: RawPatch, left: JsonObject, right: JsonObject): void {
  // The format speaks of a field by its place among the sorted names.
  for (const [index, name] of Object.keys(left).toSorted().entries()) {
    const before = left[name]
    const after = right[name]
    if (after === undefined) patch.push(op.deleteField, index)
    else if (before !== undefined && !isDeepStrictEqual(before, after))
      diffField(patch, index, name, before, after)
  }
  for (const [name, value] of Object.entries(right)) {
    if (!Object.hasOwn(left, name)) patch.push(op.setFieldValue, value, name)
  }
}

function diffField(patch: RawPatch, index: number, name: string, before: Json, after: Json): void {
  if (isJsonObject(before) && isJsonObject(after)) {
    patch.push(op.pushFieldCopy, index)
    diffObject(patch, before, after)
  } else if (Array.isArray(before) && Array.isArray(after) && after.length > 0) {
    patch.push(op.pushFieldBlank, index)
    diffArray(patch, before, after)
  } else if (typeof before === 'string' && typeof after === 'string' && after.length > worthSlicing) {
    patch.push(op.pushFieldBlank, index)
    diffString(patch, before, after)
  } else {
    patch.push(op.setFieldValue, after, name)
    return
  }
  patch.push(op.returnIntoObjectSameKeyPop)
}

/** Builds the new list from what the old one has at both ends, and from changed or new items between them. */
function diffArray(patch: RawPatch, before: Json[], after: Json[]): void {
  const room = Math.min(before.length, after.length)
  const start = countWhile(room, (i) => isDeepStrictEqual(before[i], after[i]))
  const end = countWhile(room - start, (i) => isDeepStrictEqual(before.at(-1 - i), after.at(-1 - i)))
  if (start > 0) patch.push(op.appendSlice, 0, start)
  const aligned = before.length === after.length
  for (const [offset, item] of after.slice(start, after.length - end).entries()) {
    const index = start + offset
    const old = before[index]
    if (aligned && isJsonObject(item) && isJsonObject(old) && old._key === item._key) {
      patch.push(op.pushElementCopy, index)
      diffObject(patch, old, item)
      patch.push(op.returnIntoArrayPop)
    } else {
      patch.push(op.appendValue, item)
    }
  }
  if (end > 0) patch.push(op.appendSlice, before.length - end, before.length)
}

/** Builds the new string from what the old one has at both ends. Slices count bytes of UTF-8 and split no character. */
function diffString(patch: RawPatch, before: string, after: string): void {
  const left = [...before]
  const right = [...after]
  const room = Math.min(left.length, right.length)
  const start = countWhile(room, (i) => left[i] === right[i])
  const end = countWhile(room - start, (i) => left.at(-1 - i) === right.at(-1 - i))
  if (start + end < worthSlicing) {
    patch.push(op.appendString, after)
    return
  }
  if (start > 0) patch.push(op.appendStringSlice, 0, byteLength(left.slice(0, start)))
  const middle = right.slice(start, right.length - end).join('')
  if (middle !== '') patch.push(op.appendString, middle)
  if (end > 0) {
    patch.push(op.appendStringSlice, byteLength(left.slice(0, left.length - end)), byteLength(left))
  }
}

function byteLength(characters: string[]): number {
  return Buffer.byteLength(characters.join(''))
}

function countWhile(limit: number, holds: (index: number) => boolean): number {
  let count = 0
  while (count < limit && holds(count)) count += 1
  return count
}
