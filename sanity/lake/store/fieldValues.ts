import {limits} from '../limits.ts'
import {isJsonObject} from './documentTypes.ts'
import type {Json, JsonObject} from './documentTypes.ts'

/** A field of a document with a value that documents of its type can be looked up and ordered by. */
interface FieldValue {
  /** The name of the field, or `slug.current`. */
  field: string
  value: string | number
}

/** What the database keeps of a document's own fields, beside those that the lake writes itself. */
export interface IndexedFields {
  values: FieldValue[]
  /** Fields that hold something else here, so that no index has all documents of the type in their order. */
  unordered: string[]
}

/** The texts and numbers in the fields of a document, and in its slug. */
export function indexedFieldsOf(document: JsonObject): IndexedFields {
  const indexed: IndexedFields = {values: [], unordered: []}
  const add = (field: string, content: Json | undefined): void => {
    if (content === undefined || content === null) return
    const value = indexedValue(content)
    if (value === null) indexed.unordered.push(field)
    else indexed.values.push({field, value})
  }
  for (const [field, content] of Object.entries(document)) {
    if (!field.startsWith('_')) add(field, content)
  }
  if (isJsonObject(document.slug)) add('slug.current', document.slug.current)
  return indexed
}

/** Whether documents are looked up by a path, if its values allow it. */
export function isIndexedPath(path: readonly string[]): boolean {
  return path.length === 1 ? !path[0]?.startsWith('_') : path.join('.') === 'slug.current'
}

/** A value as the database keeps it, in the order that GROQ gives it; null for one that it does not keep. */
export function indexedValue(value: unknown): string | number | null {
  if (typeof value === 'number') return value
  return typeof value === 'string' && value.length <= limits.maxIndexedTextLength ? inOrder(value) : null
}

/**
 * GROQ compares the UTF-16 units of texts, the database their characters. The two differ where surrogates meet the last
 * units that are none: those trade places here.
 */
function inOrder(text: string): string {
  return text.replaceAll(/[\ud800-\uffff]/g, (unit) => {
    const code = unit.charCodeAt(0)
    return code < 0xe000 ? String.fromCharCode(code + 0x800) : String.fromCodePoint(code - 0xe000 + 0xf0000)
  })
}
