import type {PathNode} from '@sanity/json-match'

import {isJsonObject, type Json, type JsonObject} from '../store/documentTypes.ts'
import {invalidMutation} from './failures.ts'
import {findPlaces, parsePatchPath, type Place} from './paths.ts'
import {sliceBounds} from './slices.ts'
import {changeAt} from './structure.ts'
import type {WireInsert} from './wireTypes.ts'

/**
 * Puts items into every array that the path leads to: before its first match, after its last, or instead of all.
 * A number or a slice is a position and holds in an empty array too, as `after: 'tags[-1]'` must.
 */
export function insertItems(document: JsonObject, insert: WireInsert): JsonObject {
  const [where, path] =
    'before' in insert
      ? (['before', insert.before] as const)
      : 'after' in insert
        ? (['after', insert.after] as const)
        : (['replace', insert.replace] as const)
  const tree = parsePatchPath(path)
  if (tree.segment.type !== 'Subscript' || !tree.base) {
    throw invalidMutation(
      `Malformed insert path "${path}": it must end in an item, such as [0] or [_key=="a"]`,
    )
  }

  let result: Json = document
  for (const place of findPlaces(document, tree.base, false)) {
    result = changeAt(result, place, (old) =>
      Array.isArray(old) ? insertInto(old, tree, where, insert.items) : old,
    )
  }
  if (!isJsonObject(result)) throw invalidMutation('An insert cannot replace the whole document')
  return result
}

function insertInto(
  array: Json[],
  path: PathNode,
  where: 'before' | 'after' | 'replace',
  items: Json[],
): Json[] {
  const matched = findPlaces(array, {...path, base: undefined}, false)
    .map(firstIndex)
    .toSorted((a, b) => a - b)
  const first = matched[0]
  const last = matched.at(-1)
  if (first === undefined || last === undefined) {
    const position = emptyPosition(path, array.length, where)
    return position === null ? array : array.toSpliced(position, 0, ...items)
  }
  if (where === 'before') return array.toSpliced(first, 0, ...items)
  if (where === 'after') return array.toSpliced(last + 1, 0, ...items)
  const removed = new Set(matched)
  const before = array.slice(0, first)
  const kept = array.slice(first).filter((_, index) => !removed.has(first + index))
  return [...before, ...items, ...kept]
}

/** Where items go when no item matched: the position itself for a number or a slice, nowhere for a condition. */
function emptyPosition(path: PathNode, length: number, where: 'before' | 'after' | 'replace'): number | null {
  const [element] = path.segment.type === 'Subscript' ? path.segment.elements : []
  if (element?.type === 'Slice') return sliceBounds(element, length).start
  if (element?.type !== 'Number') return null
  const index = element.value < 0 ? element.value + length : element.value
  return Math.min(Math.max(where === 'after' ? index + 1 : index, 0), length)
}

function firstIndex(place: Place): number {
  const [index] = place
  if (typeof index !== 'number') throw invalidMutation('An insert path must end in an item of an array')
  return index
}
