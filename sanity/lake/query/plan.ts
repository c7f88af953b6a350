import type {ExprNode} from 'groq-js'

import {conditionOf} from './conditions.ts'
import type {Condition} from './conditions.ts'
import {mapTree} from './syntaxTree.ts'

/** A query ready to run: wherever it says `*`, its tree names a set of documents to be looked up first. */
export interface QueryPlan {
  tree: ExprNode
  /** The sets that the tree names, by the parameter that stands for each. */
  sets: Map<string, Condition>
  /** Whether it uses the functions of `diff::` and `delta::`, which take selectors. */
  comparesPaths: boolean
}

/**
 * Rewrites a query so that a narrow base stands where it says `*`: `*[_type == "edition" && year > 2020]` keeps its
 * whole filter, but is run over the documents of that type only. The answer is the same by construction: a condition
 * never leaves out what the filter would let through.
 */
export function planQuery(tree: ExprNode): QueryPlan {
  const sets = new Map<string, Condition>()
  const setOf = (condition: Condition): ExprNode => {
    const name = `\u0000set${sets.size}`
    sets.set(name, condition)
    return {type: 'Parameter', name}
  }
  let comparesPaths = false
  const planned = mapTree(tree, (node, inside) => {
    if (node.type === 'Filter' && node.base.type === 'Everything') {
      return {type: 'Filter', base: setOf(conditionOf(node.expr)), expr: inside(node.expr)}
    }
    if (node.type === 'Everything') return setOf({kind: 'everything'})
    if (node.type === 'FuncCall' && node.namespace === 'releases' && node.name === 'all')
      return inside(allReleases)
    if (node.type === 'FuncCall') comparesPaths ||= ['diff', 'delta'].includes(node.namespace)
    return undefined
  })
  return {tree: planned, sets, comparesPaths}
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
