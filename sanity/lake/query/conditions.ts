import {evaluateSync} from 'groq-js'
import type {ExprNode} from 'groq-js'

/**
 * What the store can look up by an index and what therefore holds for every document that a filter lets through. A
 * condition may admit more than the filter, never less.
 */
export type Condition =
  | {kind: 'everything'}
  | {kind: 'id' | 'publishedId' | 'slug' | 'reference' | 'type'; values: string[]}
  | {kind: 'any'; of: Condition[]}

const everything: Condition = {kind: 'everything'}

/** Finds the narrowest condition that a filter implies, or `everything`. */
export function conditionOf(filter: ExprNode): Condition {
  switch (filter.type) {
    case 'Group':
      return conditionOf(filter.base)
    case 'And':
      return narrower(conditionOf(filter.left), conditionOf(filter.right))
    case 'Or':
      return either(conditionOf(filter.left), conditionOf(filter.right))
    case 'OpCall':
      return comparison(filter)
    case 'FuncCall':
      return functionCall(filter)
    default:
      return everything
  }
}

function comparison({op, left, right}: Extract<ExprNode, {type: 'OpCall'}>): Condition {
  if (op === '==')
    return fieldIsOneOf(left, constant(right)) ?? fieldIsOneOf(right, constant(left)) ?? everything
  if (op === 'in') {
    const list = constant(right)
    return (Array.isArray(list) && fieldIsOneOf(left, ...list)) || everything
  }
  return everything
}

function fieldIsOneOf(field: ExprNode, ...values: unknown[]): Condition | null {
  const kind = indexedField(field)
  // A field equal to something other than a string is a filter for the evaluator: the indexes hold strings.
  const strings = values.filter((value) => typeof value === 'string')
  return kind && strings.length === values.length ? {kind, values: strings} : null
}

function indexedField(node: ExprNode): 'id' | 'type' | 'slug' | null {
  if (node.type === 'Group') return indexedField(node.base)
  if (node.type !== 'AccessAttribute') return null
  if (node.base) return node.name === 'current' && isOwnField(node.base, 'slug') ? 'slug' : null
  if (node.name === '_id') return 'id'
  return node.name === '_type' ? 'type' : null
}

function isOwnField(node: ExprNode, name: string): boolean {
  return node.type === 'AccessAttribute' && node.base === undefined && node.name === name
}

function functionCall({namespace, name, args}: Extract<ExprNode, {type: 'FuncCall'}>): Condition {
  const operands = args.map(constant)
  if (operands.includes(undefined)) return everything
  const strings = operands.flat().filter((value) => typeof value === 'string')
  if (namespace === 'global' && name === 'references') return {kind: 'reference', values: strings}
  if (namespace === 'sanity' && name === 'versionOf') return {kind: 'publishedId', values: strings}
  return everything
}

/** The value of an expression that does not depend on any document, or undefined when it does. */
function constant(node: ExprNode): unknown {
  return isConstant(node) ? evaluateSync(node).data : undefined
}

function isConstant(node: ExprNode): boolean {
  if (node.type === 'Value') return true
  if (node.type === 'Group') return isConstant(node.base)
  if (node.type === 'Array') return node.elements.every((element) => isConstant(element.value))
  return node.type === 'OpCall' && node.op === '+' && isConstant(node.left) && isConstant(node.right)
}

const narrowness = ['id', 'publishedId', 'slug', 'reference', 'type', 'any', 'everything']

function narrower(left: Condition, right: Condition): Condition {
  return narrowness.indexOf(left.kind) <= narrowness.indexOf(right.kind) ? left : right
}

function either(left: Condition, right: Condition): Condition {
  const of = [left, right].flatMap((side) => (side.kind === 'any' ? side.of : [side]))
  return of.some((side) => side.kind === 'everything') ? everything : {kind: 'any', of}
}
