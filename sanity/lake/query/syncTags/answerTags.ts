import {limits} from '../../limits.ts'
import {widthOf} from '../conditions.ts'
import type {Condition, Scalar} from '../conditions.ts'
import type {Perspective} from '../perspective.ts'
import type {Use} from '../view.ts'
import {layersSeenIn, syncTag, tagKey} from './tagKeys.ts'
import type {TagKey} from './tagKeys.ts'

/** The sync tags of an answer: as soon as it would turn out differently, one of them is woken. */
export function tagsOfAnswer(use: Use, perspective: Perspective): string[] {
  const layers = layersSeenIn(perspective)
  const keys = keysWithin(Math.floor(limits.maxSyncTags / layers.length), use)
  return layers.flatMap((layer) => keys.map((key) => syncTag(layer, key)))
}

const everythingKey = tagKey('*')

/** The keys of what was looked up; where there are too many, those about one type give way to the type itself. */
function keysWithin(limit: number, use: Use): TagKey[] {
  const byType = new Map<string | null, Set<TagKey>>()
  const add = (type: string | null, keys: TagKey[]): void => {
    const known = byType.get(type) ?? new Set()
    for (const key of keys) known.add(key)
    byType.set(type, known)
  }
  for (const condition of use.conditions) {
    for (const {type, keys} of needsOf(condition)) add(type, keys)
  }
  for (const [id, type] of use.ids) add(type, [tagKey('id', id)])

  const count = (): number => [...byType.values()].reduce((sum, keys) => sum + keys.size, 0)
  while (count() > limit) {
    const [largest] = [...byType].toSorted(([, a], [, b]) => b.size - a.size)
    // Nothing is known of the types of these documents, or there are too many types.
    if (!largest || largest[0] === null || largest[1].size === 1) return [everythingKey]
    byType.set(largest[0], new Set([tagKey('type', largest[0])]))
  }
  const keys = [...new Set([...byType.values()].flatMap((known) => Array.from(known)))]
  return keys.includes(everythingKey) ? [everythingKey] : keys
}

/** Keys of which one is woken when a document comes to meet a condition or meets it no more. */
interface Need {
  /** The one type that all these keys are about, if there is one. */
  type: string | null
  keys: TagKey[]
}

function needsOf(condition: Condition): Need[] {
  const types = typesIn(condition)
  if (!types) return [{type: null, keys: keysOf(condition, null) ?? [everythingKey]}]
  return types.map((type) => ({type, keys: keysOf(condition, type) ?? [tagKey('type', type)]}))
}

/** The types that the documents of a condition have; null when any type will do. */
function typesIn(condition: Condition): string[] | null {
  if (condition.kind === 'type') return condition.values.map(String)
  if (condition.kind === 'all') return condition.of.map(typesIn).find((types) => types !== null) ?? null
  return null
}

/** The keys of the part of a condition that the fewest documents meet; null when none of its parts has keys. */
function keysOf(condition: Condition, type: string | null): TagKey[] | null {
  switch (condition.kind) {
    case 'everything':
    case 'type':
      return null
    case 'all': {
      const parts = condition.of.toSorted((a, b) => tagWidth(a) - tagWidth(b))
      return parts.map((part) => keysOf(part, type)).find((keys) => keys !== null) ?? null
    }
    case 'any': {
      const parts = condition.of.map((part) => keysOf(part, type) ?? keysOfTypes(part))
      return parts.every((keys) => keys !== null) ? parts.flat() : null
    }
    case 'field': {
      const path = condition.path.join('.')
      return isTagged(condition.values)
        ? condition.values.map((value) => tagKey('field', type, path, value))
        : null
    }
    case 'slug':
    case 'reference':
      return condition.values.map((value) => tagKey(condition.kind, type, value))
    case 'publishedId':
    case 'id':
    case 'idPrefix':
      return condition.values.map((value) => tagKey(condition.kind, value))
  }
}

function keysOfTypes(condition: Condition): TagKey[] | null {
  return typesIn(condition)?.map((type) => tagKey('type', type)) ?? null
}

/** A field that is a reference says more than that there is a reference somewhere. */
function tagWidth(condition: Condition): number {
  return condition.kind === 'field' && condition.path.at(-1) === '_ref' ? 0.5 : widthOf(condition)
}

/** Long texts are not tagged: nobody looks for a document by them. */
function isTagged(values: Scalar[]): boolean {
  return values.every((value) => typeof value !== 'string' || value.length <= limits.maxTaggedTextLength)
}
