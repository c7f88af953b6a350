import type {Json} from './documentTypes.ts'

/**
 * The ids a value refers to, each with whether any of those references is strong. References into other datasets or
 * projects (`_dataset`, `_projectId`) count as weak: they are not the dataset's to keep whole, but `references()` finds
 * them.
 */
export function findReferences(
  value: Json | undefined,
  found = new Map<string, boolean>(),
): Map<string, boolean> {
  if (typeof value !== 'object' || value === null) return found
  if (Array.isArray(value)) {
    for (const item of value) findReferences(item, found)
    return found
  }
  const {_ref: target, _weak: weak} = value
  const isForeign = value._dataset !== undefined || value._projectId !== undefined
  const isStrong = weak !== true && !isForeign
  if (typeof target === 'string') found.set(target, isStrong || found.get(target) === true)
  for (const field of Object.values(value)) findReferences(field, found)
  return found
}
