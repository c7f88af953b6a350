import {evaluateSync} from 'groq-js'
import type {EvaluateOptions, ExprNode} from 'groq-js'

import {limits} from '../limits.ts'
import {widthOf} from './conditions.ts'
import type {Condition} from './conditions.ts'
import {mapScopedChildren} from './scopes.ts'
import type {ScopePosition} from './scopes.ts'

/** A query that wants no more than the first documents of a set: `*[…] | order(…)[0...10]`, `*[…][0]`. */
export interface FirstRowsWish {
  count: number
  filters: ExprNode[]
  /** What they are ordered by; without it, by their ids. */
  order: ExprNode[]
}

/** What the database has an index for, apart from ids. */
export interface Sort {
  by: 'id' | 'created_at' | 'updated_at'
  isDescending: boolean
}

/**
 * Reads such a wish from a slice or an element access.
 * @param filtersOf the filters of a filtered `*`
 * @returns null when the set depends on what stands around it, or when it is about too many documents to set them apart
 */
export function firstRowsWish(
  node: ExprNode,
  filtersOf: (node: ExprNode) => ExprNode[] | null,
): (FirstRowsWish & {node: Extract<ExprNode, {type: 'Slice' | 'AccessElement'}>}) | null {
  if (node.type !== 'Slice' && node.type !== 'AccessElement') return null
  const count = rowsIn(node)
  if (count === null || count > limits.maxFirstRows) return null
  const sorted = node.base.type === 'PipeFuncCall' && node.base.name === 'order' ? node.base : null
  const filters = filtersOf(sorted?.base ?? node.base)
  const order = sorted?.args ?? []
  return filters && [...filters, ...order].every(isClosed) ? {node, count, filters, order} : null
}

/** How many items from the first on a slice or an element needs; null when it counts from the end. */
function rowsIn(node: Extract<ExprNode, {type: 'Slice' | 'AccessElement'}>): number | null {
  if (node.type === 'AccessElement') return node.index < 0 ? null : node.index + 1
  if (node.left < 0 || node.right < 0) return null
  return node.isInclusive ? node.right + 1 : node.right
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

/** The order of an index in which the documents of a condition can be read; null when they must all be compared. */
export function sortOf(order: ExprNode[], condition: Condition): Sort | null {
  const [first, ...others] = order
  if (!first) return {by: 'id', isDescending: false}
  if (others.length > 0) return null
  const isDescending = first.type === 'Desc'
  const key = first.type === 'Desc' || first.type === 'Asc' ? first.base : first
  if (key.type !== 'AccessAttribute' || (key.base && key.base.type !== 'This')) return null
  if (key.name === '_id') return {by: 'id', isDescending}
  if (!isOfOneType(condition)) return null
  if (key.name === '_createdAt') return {by: 'created_at', isDescending}
  return key.name === '_updatedAt' ? {by: 'updated_at', isDescending} : null
}

function isOfOneType(condition: Condition): boolean {
  if (condition.kind === 'all') {
    const width = widthOf(condition)
    return condition.of.some((part) => isOfOneType(part) && widthOf(part) === width)
  }
  return condition.kind === 'type' && condition.values.length === 1
}

const documentsName = '\u0000documents'
const documents: ExprNode = {type: 'Parameter', name: documentsName}
const documentsAtOnce = 64

/**
 * Reads documents until the first ones are found. When they come in the wanted order it stops there; otherwise it goes
 * through all of them, but holds no more than it needs.
 */
export function findFirstRows(
  {count, filters, order}: FirstRowsWish,
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
    const found = [...rows, ...evaluate(passing, batch)]
    // Earlier documents come first where the order does not tell them apart, as they would among all.
    rows = (isSorted ? found : evaluate(sorted, found)).slice(0, count)
    batch = []
  }
  for (const document of source) {
    batch.push(document)
    if (batch.length < documentsAtOnce) continue
    take()
    if (isSorted && rows.length === count) return rows
  }
  take()
  return rows
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
