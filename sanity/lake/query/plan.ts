import type {ExprNode} from 'groq-js'

import {allOf, isWide} from './conditions.ts'
import type {Pattern} from './conditions.ts'
import {firstRowsWish} from './firstRows.ts'
import type {FirstRowsWish} from './firstRows.ts'
import {hoist} from './hoist.ts'
import {impliedCondition} from './impliedCondition.ts'
import type {TakeOperand} from './impliedCondition.ts'
import {lookUpNode} from './lookUps.ts'
import type {NamedSet} from './lookUps.ts'
import {enter, mapScopedChildren} from './scopes.ts'
import type {ScopePosition} from './scopes.ts'
import {fieldAskedFor, isAbout} from './sort.ts'
import {mapTree} from './syntaxTree.ts'
import {asksForText} from './textSearch.ts'

/** A query ready to run: wherever it says `*`, its tree asks for a set of documents. See `evaluatePlan`. */
export interface QueryPlan {
  tree: ExprNode
  /** By the number that the tree calls it by. */
  sets: PlannedSet[]
  /** Whether it uses the functions of `diff::` and `delta::`, which take selectors. */
  comparesPaths: boolean
  /** Whether it searches documents by all their text. */
  searchesText: boolean
}

/** A set of documents that a query names. */
export interface PlannedSet {
  /** What is known of its documents. */
  pattern: Pattern
  /** That the query only counts the documents. */
  counted?: CountedSet
  /** That the query only wants a stretch of them. */
  first?: FirstRowsWish
}

/** Documents to be counted: all that meet the pattern, or of these the ones that have a field. */
export interface CountedSet {
  field: string | null
  filters: ExprNode[]
}

/**
 * Rewrites a query so that a narrow base stands where it says `*`: `*[_type == "edition" && year > 2020]` keeps its
 * whole filter, but is run over the documents of that type only. The answer is the same by construction: a condition
 * never leaves out what the filter would let through.
 */
export function planQuery(query: ExprNode): QueryPlan {
  const sets: PlannedSet[] = []
  const comparesPaths = usesSelectors(query)

  function visit(node: ExprNode, at: ScopePosition): ExprNode {
    if (node.type === 'Everything') return visit(everyDocument, at)
    if (isReleases(node)) return visit(allReleases, at)
    const asked = comparesPaths ? null : firstRowsWish(node, filtersOfDataset)
    if (asked) {
      const order = asked.wish.order.map((key) => visit(key, enter(at, false)))
      const found = filtered(asked.wish.filters, at, {...asked.wish, order})
      return {
        ...(sets.at(-1)?.first ? asked.stretch : asked.node),
        base: order.length > 0 ? {type: 'PipeFuncCall', name: 'order', base: found, args: order} : found,
      }
    }
    const filters = filtersOfDataset(node)
    return filters ? filtered(filters, at) : (countOf(node) ?? mapScopedChildren(node, at, visit))
  }

  /** `*` with filters: a look-up with the same filters. */
  function filtered(filters: ExprNode[], at: ScopePosition, wish?: FirstRowsWish): ExprNode {
    const operands: NamedSet['operands'] = []
    const take: TakeOperand = (expression, use) => {
      // In these places `^` means something else outside the filter than it would by its position.
      const moved = at.isHidden || comparesPaths ? null : hoist(expression)
      return moved && operands.push({expression: visit(moved, at), use}) - 1
    }
    const pattern = allOf(filters.map((filter) => impliedCondition(filter, take)))
    const tests = filters.map((filter) => visit(filter, enter(at, false)))
    const first = wish && isWide(pattern) ? {...wish, filters: tests} : undefined
    const set = sets.push({pattern, first}) - 1
    return tests.reduce<ExprNode>((base, expr) => ({type: 'Filter', base, expr}), lookUpNode(set, operands))
  }

  /** `count(*)`, `count(*[_type == "a"])`, `count(*[_type == "a" && defined(b)])`: what an index can count. */
  function countOf(node: ExprNode): ExprNode | null {
    if (node.type !== 'FuncCall' || node.namespace !== 'global' || node.name !== 'count') return null
    const [counted] = node.args
    const filters = counted?.type === 'Everything' ? [] : counted && filtersOfDataset(counted)
    if (!filters) return null
    const field = fieldAskedFor(filters)
    if (filters.length > 0 && !isAbout(filters, field)) return null
    const pattern = allOf(filters.map((filter) => impliedCondition(filter, () => null)))
    const set = sets.push({pattern, counted: {field, filters}}) - 1
    // The plus sign makes it a number that is worked out, not the field of a document.
    return {type: 'Pos', base: {type: 'AccessAttribute', name: 'count', base: lookUpNode(set, [])}}
  }

  const tree = visit(query, {depth: 0, isHidden: false})
  return {tree, sets, comparesPaths, searchesText: asksForText(query)}
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
