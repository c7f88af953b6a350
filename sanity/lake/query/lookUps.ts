import {randomUUID} from 'node:crypto'

import type {ExprNode} from 'groq-js'

import type {OperandValue, Pattern} from './conditions.ts'
import type {OperandUse} from './impliedCondition.ts'

/** One set of documents that a query names, with its operands told apart by number. */
export interface NamedSet {
  pattern: Pattern
  operands: {expression: ExprNode; use: OperandUse}[]
}

/**
 * A query reaches the store through the one way out that the evaluator has, dereferencing: `*[_id == ^.author._ref]`
 * becomes `({"_ref": <set 0 with author._ref>})->[_id == ^.author._ref]`. What is written there names a set and carries
 * the values of its operands. The separators are made up at each start, so that no stored reference can pass for one.
 */
const separator = `\u0000${randomUUID()}\u0000`
const itemSeparator = `\u0001${randomUUID()}\u0001`

/** The expression that gives the documents of a set. */
export function lookUpNode(set: number, operands: NamedSet['operands']): ExprNode {
  const name: ExprNode = text(`${separator}${set}`)
  const value = operands.reduce((left, operand) => plus(plus(left, text(separator)), written(operand)), name)
  return {
    type: 'Deref',
    base: {type: 'Object', attributes: [{type: 'ObjectAttributeValue', name: '_ref', value}]},
  }
}

/** Reads what `lookUpNode` makes a query write; null for an ordinary reference. */
export function readLookUp(reference: string): {set: number; operands: OperandValue[]} | null {
  if (!reference.startsWith(separator)) return null
  const [, set = '', ...operands] = reference.split(separator)
  return {set: Number(set), operands: operands.map(readOperand)}
}

/** An operand as a string, with a letter in front that says what it is: always a string, whatever the value. */
function written({expression, use}: NamedSet['operands'][number]): ExprNode {
  const value = plus(text('v'), expression)
  if (use === 'value') return call('global', 'coalesce', value, text('n'))
  // Null among the items equals no id; other items that are not strings can do no harm, or leave `unknown`.
  const items = call('array', 'join', call('array', 'compact', expression), text(itemSeparator))
  const otherwise: ExprNode = {
    type: 'Select',
    alternatives: [
      {type: 'SelectAlternative', condition: call('global', 'defined', expression), value: text('u')},
    ],
    fallback: text('n'),
  }
  const either = use === 'items' ? [] : [value]
  return call('global', 'coalesce', ...either, plus(text('i'), items), otherwise)
}

function readOperand(operand: string): OperandValue {
  const value = operand.slice(1)
  switch (operand[0]) {
    case 'v':
      return [value]
    case 'i':
      return value.split(itemSeparator)
    case 'n':
      return 'nothing'
    default:
      return 'unknown'
  }
}

function text(value: string): ExprNode {
  return {type: 'Value', value}
}

function plus(left: ExprNode, right: ExprNode): ExprNode {
  return {type: 'OpCall', op: '+', left, right}
}

function call(namespace: string, name: string, ...args: ExprNode[]): ExprNode {
  return {type: 'FuncCall', namespace, name, args}
}
