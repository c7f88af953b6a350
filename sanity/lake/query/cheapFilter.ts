import type {ExprNode} from 'groq-js'

import {mapTree} from './syntaxTree.ts'

/** Functions that look at their arguments once. What cuts texts apart or makes lists is not among them. */
const cheapFunctions = new Set([
  'global::coalesce',
  'global::count',
  'global::dateTime',
  'global::defined',
  'global::identity',
  'global::length',
  'global::lower',
  'global::now',
  'global::path',
  'global::references',
  'global::round',
  'global::string',
  'global::upper',
  'dateTime::now',
  'sanity::dataset',
  'sanity::partOfRelease',
  'sanity::projectId',
  'sanity::versionOf',
  'string::lower',
  'string::startsWith',
  'string::upper',
])

const cheapNodes = new Set<string>([
  'AccessAttribute',
  'AccessElement',
  'And',
  'Array',
  'ArrayCoerce',
  'ArrayElement',
  'Group',
  'InRange',
  'Not',
  'Or',
  'Select',
  'SelectAlternative',
  'This',
  'Value',
])

/**
 * Whether an expression takes time in proportion to its own length and the size of the document that it is asked
 * about, whatever is in them: no list inside a list, no text that grows, no pattern that goes back and forth.
 */
export function isCheap(expression: ExprNode): boolean {
  let isCheapSoFar = true
  mapTree(expression, (node) => {
    isCheapSoFar &&= isCheapNode(node)
    return isCheapSoFar ? undefined : node
  })
  return isCheapSoFar
}

function isCheapNode(node: ExprNode): boolean {
  if (node.type === 'FuncCall') return cheapFunctions.has(`${node.namespace}::${node.name}`)
  // `tags[].label` is a list with an attribute taken from each item.
  if (node.type === 'Map') return node.expr.type === 'AccessAttribute'
  if (node.type !== 'OpCall') return cheapNodes.has(node.type)
  if (node.op === 'match') return isCheapPattern(node.right)
  return ['==', '!=', '<', '<=', '>', '>=', 'in'].includes(node.op)
}

function isCheapPattern(pattern: ExprNode): boolean {
  if (pattern.type === 'Array') return pattern.elements.every(({value}) => isCheapPattern(value))
  return pattern.type === 'Value' && [pattern.value].flat().every(isCheapText)
}

function isCheapText(pattern: unknown): boolean {
  return typeof pattern !== 'string' || !/\*\S*\*/.test(pattern)
}
