import type {ExprNode} from 'groq-js'

import {mapTree} from './syntaxTree.ts'

/**
 * Where in a query an expression stands: how many values lie around it, counted from where one began to look, and
 * whether the innermost of them is passed over by `^`, as the items of `items[].name` are.
 */
export interface ScopePosition {
  depth: number
  isHidden: boolean
}

/** The position inside a filter, a projection or an order, or (hidden) inside what is said about each item of a list. */
export function enter(at: ScopePosition, isHidden: boolean): ScopePosition {
  return {depth: at.isHidden ? at.depth : at.depth + 1, isHidden}
}

type Visit = (child: ExprNode, at: ScopePosition) => ExprNode

/** A copy of a node with its children visited, each told its own position. */
export function mapScopedChildren(node: ExprNode, at: ScopePosition, visit: Visit): ExprNode {
  switch (node.type) {
    case 'Map':
    case 'FlatMap':
      return {...node, base: visit(node.base, at), expr: visit(node.expr, enter(at, true))}
    case 'Filter':
    case 'Projection':
      return {...node, base: visit(node.base, at), expr: visit(node.expr, enter(at, false))}
    case 'PipeFuncCall':
      return {
        ...node,
        base: visit(node.base, at),
        args: node.args.map((arg) => visit(arg, enter(at, false))),
      }
    default:
      return mapTree(node, (inner) => (inner === node ? undefined : visit(inner, at)))
  }
}
