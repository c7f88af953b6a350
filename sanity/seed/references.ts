interface Reference {
  _ref: string
  _weak: boolean
}

/** Every reference in a document, or in a list of them. */
export function referencesIn(value: unknown): Reference[] {
  return objectsIn(value).flatMap((object) =>
    typeof object._ref === 'string' ? [{_ref: object._ref, _weak: object._weak === true}] : [],
  )
}

/** The ids of the documents without which the lake does not take this one, each once. */
export function neededBy(document: unknown): string[] {
  return [...new Set(referencesIn(document).flatMap(({_ref, _weak}) => (_weak ? [] : [_ref])))]
}

/** A value and all that it consists of, as far as these are objects. */
export function objectsIn(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn)
  return isObject(value) ? [value, ...Object.values(value).flatMap(objectsIn)] : []
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
