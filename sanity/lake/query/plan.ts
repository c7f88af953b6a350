import type {ExprNode} from 'groq-js'

import {allOf} from './conditions.ts'
import type {Pattern} from './conditions.ts'
import {hoist} from './hoist.ts'
import {impliedCondition} from './impliedCondition.ts'
import type {TakeOperand} from './impliedCondition.ts'
import {lookUpNode} from './lookUps.ts'
import type {NamedSet} from './lookUps.ts'
import {enter, mapScopedChildren} from './scopes.ts'
import type {ScopePosition} from './scopes.ts'
import {mapTree} from './syntaxTree.ts'

/** A query ready to run: wherever it says `*`, its tree asks for a set of documents. See `evaluatePlan`. */
export interface QueryPlan {
  tree: ExprNode
  /** What is known of the documents of each set, by the number that the tree calls it by. */
  sets: Pattern[]
  /** Whether it uses the functions of `diff::` and `delta::`, which take selectors. */
  comparesPaths: boolean
}

/**
 * Rewrites a query so that a narrow base stands where it says `*`: `*[_type == "edition" && year > 2020]` keeps its
 * whole filter, but is run over the documents of that type only. The answer is the same by construction: a condition
 * never leaves out what the filter would let through.
 */
export function planQuery(query: ExprNode): QueryPlan {
  const sets: Pattern[] = []
  const comparesPaths = usesSelectors(query)

  function visit(node: ExprNode, at: ScopePosition): ExprNode {
    if (node.type === 'Everything') return visit(everyDocument, at)
    if (isReleases(node)) return visit(allReleases, at)
    const filters = filtersOfDataset(node)
    if (!filters) return mapScopedChildren(node, at, visit)
    return filters.reduce<ExprNode>(
      (base, expr) => ({type: 'Filter', base, expr: visit(expr, enter(at, false))}),
      setOf(filters, at),
    )
  }

  function setOf(filters: ExprNode[], at: ScopePosition): ExprNode {
    const operands: NamedSet['operands'] = []
    const take: TakeOperand = (expression, use) => {
      // In these places `^` means something else outside the filter than it would by its position.
      const moved = at.isHidden || comparesPaths ? null : hoist(expression)
      return moved && operands.push({expression: visit(moved, at), use}) - 1
    }
    const pattern = allOf(filters.map((filter) => impliedCondition(filter, take)))
    return lookUpNode(sets.push(pattern) - 1, operands)
  }

  return {tree: visit(query, {depth: 0, isHidden: false}), sets, comparesPaths}
}

/** The filters that follow `*` directly, the first one first; null for anything but a filtered `*`. */
function filtersOfDataset(node: ExprNode): ExprNode[] | null {
  if (node.type !== 'Filter') return null
  if (node.base.type === 'Everything') return [node.expr]
  const earlier = filtersOfDataset(node.base)
  return earlier && [...earlier, node.expr]
}

function usesSelectors(query: ExprNode): boolean {
  let found = false
  mapTree(query, (node) => {
    if (node.type === 'FuncCall') found ||= ['diff', 'delta'].includes(node.namespace)
    return undefined
  })
  return found
}

/** `*[true]`: a filter makes a plain list of what is read one by one. */
const everyDocument: ExprNode = {
  type: 'Filter',
  base: {type: 'Everything'},
  expr: {type: 'Value', value: true},
}

function isReleases(node: ExprNode): boolean {
  return node.type === 'FuncCall' && node.namespace === 'releases' && node.name === 'all'
}

/** `releases::all()` spelled out, so that it is narrowed like any other filter. */
const allReleases: ExprNode = {
  type: 'Filter',
  base: {type: 'Everything'},
  expr: {
    type: 'OpCall',
    op: '==',
    left: {type: 'AccessAttribute', name: '_type'},
    right: {type: 'Value', value: 'system.release'},
  },
}
