import {isJsonObject, type Json, type JsonObject} from '../store/documentTypes.ts'
import type {Place} from './paths.ts'

/**
 * A copy of a value with one place changed; everything beside the way there keeps its identity, and the value itself
 * comes back when nothing changed. `change` gets what is there and returns what shall be, undefined to remove it.
 * Objects that are missing on the way are made; a plain value in the way gives way to one.
 */
export function changeAt(
  value: Json,
  place: Place,
  change: (old: Json | undefined) => Json | undefined,
): Json {
  const [step, ...rest] = place
  if (step === undefined) return change(value) ?? null
  if (Array.isArray(value)) return typeof step === 'number' ? changeItem(value, step, rest, change) : value
  if (typeof step === 'number') return value
  return changeField(isJsonObject(value) ? value : {}, step, rest, change)
}

function changeItem(
  items: Json[],
  index: number,
  rest: Place,
  change: (old: Json | undefined) => Json | undefined,
): Json[] {
  const old = items[index]
  if (old === undefined) return items
  const changed = rest.length === 0 ? change(old) : changeAt(old, rest, change)
  if (Object.is(changed, old)) return items
  return changed === undefined ? items.toSpliced(index, 1) : items.with(index, changed)
}

function changeField(
  fields: JsonObject,
  name: string,
  rest: Place,
  change: (old: Json | undefined) => Json | undefined,
): JsonObject {
  const old = Object.hasOwn(fields, name) ? fields[name] : undefined
  const changed = rest.length === 0 ? change(old) : changeAt(old ?? null, rest, change)
  if (Object.is(changed, old)) return fields
  const others = Object.entries(fields).filter(([field]) => field !== name)
  if (changed === undefined) return Object.fromEntries(others)
  // Built from entries, so that a field called __proto__ is a field like any other.
  return old === undefined
    ? Object.fromEntries([...others, [name, changed]])
    : Object.fromEntries(
        Object.entries(fields).map(([field, item]) => [field, field === name ? changed : item]),
      )
}
