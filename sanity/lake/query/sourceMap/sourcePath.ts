/** How a path names the items of an array: by position, or by `_key` wherever they have one. */
export type ItemSelectors = 'indexes' | 'keys'

const escapes = new Map([
  ['\f', '\\f'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ["'", "\\'"],
  ['\\', '\\\\'],
])

/** The step to a field in a normalised JSON path, as `@sanity/client/csm` reads it: `['title']`. */
export function fieldStep(name: string): string {
  return `['${name.replaceAll(/[\f\n\r\t'\\]/g, (character) => escapes.get(character) ?? character)}']`
}

/** The step to an item by its position: `[2]`. */
export function indexStep(index: number): string {
  return `[${index}]`
}

/**
 * The step to an item of a stored array: `[?(@._key=='k')]`, or `[2]` where a key would not lead to it: there is none, an
 * earlier item has the same, or it holds characters that the readers of such paths do not unescape alike.
 */
export function itemStep(items: readonly unknown[], index: number, selectors: ItemSelectors): string {
  const key = selectors === 'keys' ? keyOf(items[index]) : null
  if (key === null || /['\\\]]/.test(key) || firstIndexes(items).get(key) !== index) return indexStep(index)
  return `[?(@._key=='${key}')]`
}

function keyOf(item: unknown): string | null {
  if (typeof item !== 'object' || item === null || !('_key' in item)) return null
  return typeof item._key === 'string' && item._key !== '' ? item._key : null
}

const knownIndexes = new WeakMap<readonly unknown[], Map<string, number>>()

/** Where each key of an array is found first. Stored arrays never change, so it is worked out once for each. */
function firstIndexes(items: readonly unknown[]): Map<string, number> {
  const known = knownIndexes.get(items)
  if (known) return known
  const indexes = new Map<string, number>()
  for (const [index, item] of items.entries()) {
    const key = keyOf(item)
    if (key !== null && !indexes.has(key)) indexes.set(key, index)
  }
  knownIndexes.set(items, indexes)
  return indexes
}
