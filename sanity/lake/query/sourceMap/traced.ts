import {DateTime, Path} from 'groq-js'

import {fieldStep, itemStep} from './sourcePath.ts'
import type {ItemSelectors} from './sourcePath.ts'

/** A value of a running query together with where it came from. `data` is what the evaluator itself would have. */
export type Traced =
  /** A value at a path of a document; what is inside it lies below that path. */
  | {kind: 'stored'; data: unknown; document: object; path: string}
  /** Whole documents, each from itself. */
  | {kind: 'documents'; data: unknown[]}
  | {kind: 'object'; data: Record<string, unknown>; parts: Map<string, Traced>}
  | {kind: 'array'; data: unknown[]; parts: Traced[]}
  /** What the query itself says, and what was worked out from other values. */
  | {kind: 'literal' | 'computed'; data: unknown}

export const nothing: Traced = {kind: 'computed', data: null}

export function traced(kind: 'literal' | 'computed', data: unknown): Traced {
  return {kind, data: data ?? null}
}

export function computed(data: unknown): Traced {
  return traced('computed', data)
}

export function tracedArray(parts: Traced[]): Traced {
  return {kind: 'array', data: parts.map(({data}) => data), parts}
}

export function tracedObjectOf(parts: Map<string, Traced>): Traced {
  // The evaluator assigns field by field, and so loses this one.
  parts.delete('__proto__')
  return {
    kind: 'object',
    data: Object.fromEntries(Array.from(parts, ([name, {data}]) => [name, data])),
    parts,
  }
}

/** What a look-up gave: one whole document, several, or none. */
export function tracedDocuments(found: unknown): Traced {
  if (Array.isArray(found)) return {kind: 'documents', data: found}
  return isObject(found) ? {kind: 'stored', data: found, document: found, path: '$'} : nothing
}

/** Says whether a value is an object to the evaluator: neither null, nor an array, nor one of its own kinds. */
export function isObject(data: unknown): data is Record<string, unknown> {
  return (
    typeof data === 'object' &&
    data !== null &&
    !Array.isArray(data) &&
    !(data instanceof DateTime) &&
    !(data instanceof Path)
  )
}

/** The value of a field, or nothing when there is no such object or field. */
export function fieldOf(base: Traced, name: string): Traced {
  if (!isObject(base.data) || !Object.hasOwn(base.data, name)) return nothing
  if (base.kind === 'object') return base.parts.get(name) ?? nothing
  const data = base.data[name] ?? null
  if (data === null) return nothing
  if (base.kind === 'stored') return {...base, data, path: base.path + fieldStep(name)}
  return traced(base.kind === 'literal' ? 'literal' : 'computed', data)
}

/** All fields of an object. */
export function fieldsOf(base: Traced): Map<string, Traced> {
  if (base.kind === 'object') return base.parts
  return new Map(Object.keys(isObject(base.data) ? base.data : {}).map((name) => [name, fieldOf(base, name)]))
}

/** The items of an array, or null for anything else. */
export function itemsOf(base: Traced, selectors: ItemSelectors): Traced[] | null {
  if (base.kind === 'array') return base.parts
  const items = base.data
  if (!Array.isArray(items)) return null
  return Array.from(items, (item: unknown, index): Traced => {
    if (base.kind === 'documents') return tracedDocuments(item)
    if (item === null || item === undefined) return nothing
    if (base.kind === 'stored') {
      return {...base, data: item, path: base.path + itemStep(items, index, selectors)}
    }
    return traced(base.kind === 'literal' ? 'literal' : 'computed', item)
  })
}
