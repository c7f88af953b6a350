import type {ExprNode} from 'groq-js'

import {isIndexedPath} from '../store/fieldValues.ts'
import {theType, widthOf} from './conditions.ts'
import type {Condition} from './conditions.ts'

/** What the database has an index for: ids, the moments that the lake writes, and the fields of documents of a type. */
export type Sort =
  | {by: 'id' | 'created_at' | 'updated_at'; isDescending: boolean}
  | {by: 'value'; type: string; field: string; isDescending: boolean}

/** The order of an index in which the documents of a condition can be read; null when they must all be compared. */
export function sortOf(order: ExprNode[], filters: ExprNode[], condition: Condition): Sort | null {
  const [first] = order
  if (!first) return {by: 'id', isDescending: false}
  const isDescending = first.type === 'Desc'
  const path = pathOfOrder(order)
  const name = path?.join('.')
  if (name === '_id') return {by: 'id', isDescending}
  const type = typeOf(condition)
  if (type === null) return null
  if (name === '_createdAt') return {by: 'created_at', isDescending}
  if (name === '_updatedAt') return {by: 'updated_at', isDescending}
  const field = fieldOfOrder(order)
  // Documents without the field are in no index of its values.
  return field !== null && filters.some((filter) => asksFor(filter, field))
    ? {by: 'value', type, field, isDescending}
    : null
}

/** The field whose values give an order, when these can be had in order; null for any other order. */
export function fieldOfOrder(order: ExprNode[]): string | null {
  const path = pathOfOrder(order)
  return path && isIndexedPath(path) ? path.join('.') : null
}

/** Whether filters say no more than what type a document has and, if a field is given, that it has that. */
export function isAbout(filters: ExprNode[], field: string | null): boolean {
  const parts = filters.flatMap(conjuncts)
  const others = parts.filter((part) => !isAboutType(part))
  return (
    parts.length === others.length + 1 &&
    others.every((part) => field !== null && definedField(part) === field)
  )
}

/** Whether there is an index that may give an order. */
export function isIndexed(order: ExprNode[]): boolean {
  const name = pathOfOrder(order)?.join('.') ?? ''
  return (
    order.length === 0 || ['_id', '_createdAt', '_updatedAt'].includes(name) || fieldOfOrder(order) !== null
  )
}

/** The one field that filters ask for beside the type; null when they ask for none, or for anything else. */
export function fieldAskedFor(filters: ExprNode[]): string | null {
  const field =
    filters
      .flatMap(conjuncts)
      .map(definedField)
      .find((name) => name !== null) ?? null
  return field !== null && isAbout(filters, field) ? field : null
}

/** The path of the one key of an order; the id, which comes last in any order, may be said after it. */
function pathOfOrder([first, ...others]: ExprNode[]): string[] | null {
  const saysId = others.every((key) => key.type !== 'Desc' && pathOf(keyOf(key))?.join('.') === '_id')
  return first && saysId && others.length < 2 ? pathOf(keyOf(first)) : null
}

function keyOf(key: ExprNode): ExprNode {
  return key.type === 'Desc' || key.type === 'Asc' ? key.base : key
}

function pathOf(node: ExprNode): string[] | null {
  if (node.type !== 'AccessAttribute') return null
  if (!node.base || node.base.type === 'This') return [node.name]
  const base = pathOf(node.base)
  return base && [...base, node.name]
}

/** The one type that documents of a condition have, if that is what narrows it. */
function typeOf(condition: Condition): string | null {
  if (condition.kind !== 'all') return theType(condition)
  const width = widthOf(condition)
  const part = condition.of.find((one) => typeOf(one) !== null && widthOf(one) === width)
  return part ? typeOf(part) : null
}

function conjuncts(filter: ExprNode): ExprNode[] {
  if (filter.type === 'Group') return conjuncts(filter.base)
  return filter.type === 'And' ? [...conjuncts(filter.left), ...conjuncts(filter.right)] : [filter]
}

function asksFor(filter: ExprNode, field: string): boolean {
  return conjuncts(filter).some((part) => definedField(part) === field)
}

/** The field in `defined(field)`, when documents can be looked up by it. */
function definedField(filter: ExprNode): string | null {
  if (filter.type !== 'FuncCall' || filter.namespace !== 'global' || filter.name !== 'defined') return null
  const path = filter.args[0] && pathOf(filter.args[0])
  return path && isIndexedPath(path) ? path.join('.') : null
}

/** Whether a filter is `_type == "a"`, of which the pattern says all there is. */
function isAboutType(filter: ExprNode): boolean {
  if (filter.type !== 'OpCall' || filter.op !== '==') return false
  const {left, right} = filter
  return (
    left.type === 'AccessAttribute' &&
    !left.base &&
    left.name === '_type' &&
    right.type === 'Value' &&
    typeof right.value === 'string'
  )
}
