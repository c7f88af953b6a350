import {indexedValue, isIndexedPath} from '../store/fieldValues.ts'

/** A value that conditions compare with. */
export type Scalar = string | number | boolean

/** A field of a document, or what the store knows of its id and its references. */
export type Subject =
  | {kind: 'id' | 'publishedId' | 'idPrefix' | 'slug' | 'reference' | 'type'}
  /** Any other field, by the names that lead to it through objects. */
  | {kind: 'field'; path: string[]}

/** What holds for every document that a filter lets through. It may admit more than the filter, never less. */
export type Condition =
  | {kind: 'everything'}
  | (Subject & {values: Scalar[]})
  | {kind: 'all' | 'any'; of: Condition[]}

/**
 * A condition whose values are not known before the query runs: a leaf may take those of an operand, by its number.
 * `mayBeMissing` says that documents without such a value meet it too, when the operand is null.
 */
export type Pattern =
  | {kind: 'everything'}
  | (Subject & {values: Scalar[]})
  | (Subject & {operand: number; mayBeMissing: boolean})
  | {kind: 'all' | 'any'; of: Pattern[]}

/** What an operand turned out to be: strings, something that is none (`nothing`), or what cannot be told. */
export type OperandValue = string[] | 'nothing' | 'unknown'

export const everything = {kind: 'everything'} as const

/** Both must hold. What does not narrow is left out. */
export function allOf<Part extends Pattern>(
  parts: Part[],
): Part | typeof everything | {kind: 'all'; of: Part[]} {
  const of = parts.filter(({kind}) => kind !== 'everything')
  const [only] = of
  if (!only) return everything
  return of.length === 1 ? only : {kind: 'all', of}
}

/** One of them must hold. */
export function anyOf<Part extends Pattern>(
  parts: Part[],
): Part | typeof everything | {kind: 'any'; of: Part[]} {
  if (parts.some(({kind}) => kind === 'everything')) return everything
  const [only] = parts
  return only && parts.length === 1 ? only : {kind: 'any', of: parts}
}

/** Fills the values of operands into a pattern. */
export function bind(pattern: Pattern, operands: OperandValue[]): Condition {
  switch (pattern.kind) {
    case 'everything':
      return pattern
    case 'all':
      return allOf(pattern.of.map((part) => bind(part, operands)))
    case 'any':
      return anyOf(pattern.of.map((part) => bind(part, operands)))
    default: {
      if (!('operand' in pattern)) return pattern
      const {operand, mayBeMissing, ...subject} = pattern
      const value = operands[operand] ?? 'unknown'
      if (Array.isArray(value)) return {...subject, values: value}
      return value === 'unknown' || mayBeMissing ? everything : {...subject, values: []}
    }
  }
}

/** From what narrows the most to what narrows the least. */
const narrowness = [
  'id',
  'publishedId',
  'slug',
  'reference',
  'fieldOfType',
  'idPrefix',
  'type',
  'field',
  'everything',
] as const

/** How far a look-up by a condition has to look: 0 at a few documents, the higher the further. */
export function widthOf(condition: Pattern): number {
  if (condition.kind === 'all') {
    const widths = condition.of.map(widthOf)
    return Math.min(...widths, ...(fieldOfType(condition.of) ? [narrowness.indexOf('fieldOfType')] : []))
  }
  if (condition.kind === 'any') return Math.max(0, ...condition.of.map(widthOf))
  return narrowness.indexOf(condition.kind)
}

/** Whether nothing narrows a look-up but the type, or not even that. */
export function isWide(condition: Pattern): boolean {
  return widthOf(condition) >= narrowness.indexOf('idPrefix')
}

/** The part of a condition that says what type a document has, and the one that says which values a field of it has. */
export interface FieldOfType<Part> {
  type: string
  typePart: Part
  fieldPart: Part & {kind: 'field'}
}

/** Finds in what must hold together a type with a field that documents of one type can be looked up by. */
export function fieldOfType<Part extends Pattern>(of: readonly Part[]): FieldOfType<Part> | null {
  for (const typePart of of) {
    const type = theType(typePart)
    const fieldPart = type === null ? undefined : of.find(isIndexedField)
    if (type !== null && fieldPart) return {type, typePart, fieldPart}
  }
  return null
}

/** The one type that a condition asks for, in itself. */
export function theType(condition: Pattern): string | null {
  if (condition.kind !== 'type' || !('values' in condition) || condition.values.length !== 1) return null
  return String(condition.values[0])
}

function isIndexedField<Part extends Pattern>(part: Part): part is Part & {kind: 'field'} {
  if (part.kind !== 'field' || !isIndexedPath(part.path)) return false
  // What an operand gives is text, and long texts are rare.
  return !('values' in part) || part.values.every((value) => indexedValue(value) !== null)
}
