import type {ExprNode} from 'groq-js'

import {mapScopedChildren} from './scopes.ts'
import type {ScopePosition} from './scopes.ts'

/** Functions that speak about the document around them without naming it. */
const aboutThis = new Set(['global::references', 'sanity::versionOf', 'sanity::partOfRelease'])

/**
 * Moves an expression out of a filter to the place where the filtered set stands: `^._id` inside the brackets is
 * `_id` outside of them.
 * @returns null when the expression depends on the document that is being filtered
 */
export function hoist(expression: ExprNode): ExprNode | null {
  let isMovable = true

  function visit(node: ExprNode, at: ScopePosition): ExprNode {
    if (node.type === 'Parent' && node.n > at.depth) {
      return node.n === 1 ? {type: 'This'} : {type: 'Parent', n: node.n - 1}
    }
    if (isTied(node, at.depth)) isMovable = false
    return isMovable ? mapScopedChildren(node, at, visit) : node
  }

  const moved = visit(expression, {depth: 0, isHidden: false})
  return isMovable ? moved : null
}

/** Whether a node speaks about the filtered document, which lies `depth` values further out. */
function isTied(node: ExprNode, depth: number): boolean {
  switch (node.type) {
    case 'Parent':
      return node.n === depth
    case 'This':
      return depth === 0
    case 'AccessAttribute':
      return depth === 0 && node.base === undefined
    case 'FuncCall':
      return (
        (depth === 0 && aboutThis.has(`${node.namespace}::${node.name}`)) ||
        node.namespace === 'diff' ||
        node.namespace === 'delta'
      )
    case 'Context':
    case 'Tuple':
    case 'SelectorFuncCall':
    case 'SelectorNested':
      return true
    default:
      return false
  }
}
