import {evaluateSync} from 'groq-js'
import type {EvaluateOptions, ExprNode} from 'groq-js'

import {limits} from '../limits.ts'
import {mapScopedChildren} from './scopes.ts'
import type {ScopePosition} from './scopes.ts'
import {fieldOfOrder, isAbout, isIndexed} from './sort.ts'

/** A query that wants a stretch of the documents of a set: `*[…] | order(…)[0...10]`, `*[…][0]`. */
export interface FirstRowsWish {
  /** How many come before the stretch, and how many there are up to its end. */
  skip: number
  count: number
  filters: ExprNode[]
  /** What they are ordered by; without it, by their ids. */
  order: ExprNode[]
  /** Whether an index may know what comes before the stretch: the filters say no more than a type and what it is ordered by. */
  isExact: boolean
}

type Stretch = Extract<ExprNode, {type: 'Slice' | 'AccessElement'}>

/**
 * Reads such a wish from a slice or an element access.
 * @param filtersOf the filters of a filtered `*`
 * @returns the wish with a node that takes the same rows from those of the stretch alone; null when the set depends on
 * what stands around it, or when it is about too many documents to set them apart
 */
export function firstRowsWish(
  node: ExprNode,
  filtersOf: (node: ExprNode) => ExprNode[] | null,
): {wish: FirstRowsWish; node: Stretch; stretch: Stretch} | null {
  if (node.type !== 'Slice' && node.type !== 'AccessElement') return null
  const rows = rowsIn(node)
  if (rows === null) return null
  const sorted = node.base.type === 'PipeFuncCall' && node.base.name === 'order' ? node.base : null
  const filters = filtersOf(sorted?.base ?? node.base)
  const order = sorted?.args ?? []
  if (!filters || ![...filters, ...order].every(isClosed)) return null
  const isExact = isIndexed(order) && isAbout(filters, fieldOfOrder(order))
  if ((isExact ? rows.count - rows.skip : rows.count) > limits.maxFirstRows) return null
  const stretch =
    node.type === 'Slice' ? {...node, left: 0, right: node.right - node.left} : {...node, index: 0}
  return {wish: {...rows, filters, order, isExact}, node, stretch}
}

/** Which items a slice or an element takes; null when it counts from the end. */
function rowsIn(node: Stretch): {skip: number; count: number} | null {
  if (node.type === 'AccessElement') return node.index < 0 ? null : {skip: node.index, count: node.index + 1}
  if (node.left < 0 || node.right < node.left) return null
  return {skip: node.left, count: node.isInclusive ? node.right + 1 : node.right}
}

/** Whether an expression about a document needs nothing from around the set. */
function isClosed(expression: ExprNode): boolean {
  let closed = true
  function visit(node: ExprNode, at: ScopePosition): ExprNode {
    if (node.type === 'Parent' && node.n > at.depth) closed = false
    return mapScopedChildren(node, at, visit)
  }
  visit(expression, {depth: 0, isHidden: false})
  return closed
}

const documentsName = '\u0000documents'
const documents: ExprNode = {type: 'Parameter', name: documentsName}
const documentsAtOnce = 64

/**
 * Reads documents until the rows of a stretch are found. When they come in the wanted order it stops there; otherwise it
 * goes through all of them, but holds no more than it needs.
 */
export function findFirstRows(
  {skip, count, filters, order}: FirstRowsWish,
  isSorted: boolean,
  source: Iterable<object>,
  options: EvaluateOptions,
): object[] {
  const passing = filters.reduce<ExprNode>((base, expr) => ({type: 'Filter', base, expr}), documents)
  const sorted: ExprNode = {type: 'PipeFuncCall', name: 'order', base: documents, args: order}
  const evaluate = (tree: ExprNode, list: object[]): object[] => {
    const {data} = evaluateSync(tree, {...options, params: {[documentsName]: list}})
    return Array.isArray(data) ? data.filter(isObject) : []
  }

  let rows: object[] = []
  let batch: object[] = []
  function take(): void {
    rows.push(...evaluate(passing, batch))
    // Earlier documents come first where the order does not tell them apart, as they would among all.
    if (!isSorted) rows = evaluate(sorted, rows).slice(0, count)
    batch = []
  }
  // A long way before the stretch makes every sorting a long one.
  const atOnce = isSorted ? Math.min(documentsAtOnce, count) : Math.max(documentsAtOnce, count)
  for (const document of source) {
    batch.push(document)
    if (batch.length < atOnce) continue
    take()
    if (isSorted && rows.length >= count) break
  }
  take()
  return rows.slice(skip, count)
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
