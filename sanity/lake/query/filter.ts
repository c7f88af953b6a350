import {evaluate, evaluateSync} from 'groq-js'
import type {ExprNode} from 'groq-js'

import type {LakeDocument} from '../store/documentTypes.ts'
import type {Condition} from './conditions.ts'
import {conditionOf} from './impliedCondition.ts'
import {parseQuery, QueryParseError} from './parse.ts'
import type {QueryParams} from './parse.ts'
import {mapTree} from './syntaxTree.ts'
import {offerSearchText} from './textSearch.ts'

/** Says whether a filter lets a document through; never for null, a document that is not there. */
export type DocumentFilter = (document: LakeDocument | null) => boolean

/** A listener's query, ready to be asked about single documents. */
export interface CompiledFilter {
  selects: DocumentFilter
  /** What holds for every document that it selects. */
  condition: Condition
}

const candidates = '\u0000candidates'

/**
 * Makes a test for single documents from a listener's query. As in the hosted lake, what follows the filter (order,
 * slices, projections) is ignored and references are not followed.
 * @throws QueryParseError also for a query that does not select documents
 */
export function compileFilter(query: string, params: QueryParams): CompiledFilter {
  const selection = selectionOf(parseQuery(query, params))
  if (!selection)
    throw new QueryParseError('A listener needs a query that selects documents, such as *[…]', query)
  const tree = mapTree(selection, (node) =>
    node.type === 'Everything' ? {type: 'Parameter', name: candidates} : undefined,
  )
  return {
    condition: conditionOf(requirementOf(selection)),
    selects(document) {
      if (!document) return false
      const found = evaluateSync(tree, {
        params: {[candidates]: [offerSearchText(document)]},
        dereference: () => null,
      })
      return Array.isArray(found.data) && found.data.length > 0
    },
  }
}

/** All filters of a selection as one expression. */
function requirementOf(selection: ExprNode): ExprNode {
  if (selection.type !== 'Filter') return {type: 'Value', value: true}
  return {type: 'And', left: requirementOf(selection.base), right: selection.expr}
}

/** The innermost part of a query that still consists of whole documents: `*` or `*` with filters. */
function selectionOf(tree: ExprNode): ExprNode | null {
  switch (tree.type) {
    case 'Everything':
      return tree
    case 'Filter': {
      const base = selectionOf(tree.base)
      return base && {...tree, base}
    }
    case 'Map':
    case 'FlatMap':
    case 'Projection':
    case 'Slice':
    case 'AccessElement':
    case 'AccessAttribute':
    case 'PipeFuncCall':
    case 'ArrayCoerce':
    case 'Group':
      return tree.base ? selectionOf(tree.base) : null
    default:
      return null
  }
}

/** One expression and the change it is asked about. */
export interface ChangeQuestion {
  /** An expression such as `_type == "edition" && delta::changedAny(slug)`, or a projection such as `{_id, "was": before().slug}`. */
  expression: string
  params?: QueryParams
  before: LakeDocument | null
  after: LakeDocument | null
  /** The moment that `now()` gives. */
  timestamp: Date
  /** The user that `identity()` gives. */
  identity: string
  /** What `sanity::projectId()` and `sanity::dataset()` give. */
  sanity?: {projectId: string; dataset: string}
  /** Finds a document for `->`; without it references lead nowhere. */
  dereference?: (reference: {_ref: string}) => LakeDocument | null
}

/**
 * Evaluates an expression about a change of one document, as webhooks write their filters and projections: `@` is the
 * document (as it became, or as it was when it is gone), `before()`, `after()` and `delta::` speak about the change.
 * @throws QueryParseError
 */
export async function evaluateChange(question: ChangeQuestion): Promise<unknown> {
  const {
    expression,
    params = {},
    before,
    after,
    timestamp,
    identity,
    sanity,
    dereference = () => null,
  } = question
  const text = expression.trimStart().startsWith('{') ? `@${expression}` : expression
  const value = await evaluate(parseQuery(text, params, 'delta'), {
    root: after ?? before,
    dataset: [],
    before,
    after,
    timestamp,
    identity,
    sanity,
    params,
    dereference,
  })
  return value.get()
}
