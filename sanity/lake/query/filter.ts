import {evaluate, evaluateSync} from 'groq-js'
import type {ExprNode} from 'groq-js'

import {limits} from '../limits.ts'
import {decodeDocument} from '../store/decode.ts'
import type {LakeDocument} from '../store/documentTypes.ts'
import {isCallableFault, keepCallable} from './awkwardNames.ts'
import {isCheap} from './cheapFilter.ts'
import type {Condition} from './conditions.ts'
import {conditionOf} from './impliedCondition.ts'
import {parseQuery, QueryParseError, withoutOverflow} from './parse.ts'
import type {QueryParams} from './parse.ts'
import {mapTree} from './syntaxTree.ts'
import {offerSearchText} from './textSearch.ts'
import {withinTime} from './timeLimit.ts'
import {tokensOf} from './tokens.ts'

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
 * slices, projections) is ignored and references are not followed. The test runs in the server itself, so that what
 * could take long is under a limit: the query's length here, its time in `selects`, which throws a TimeLimitError.
 * @throws QueryParseError also for a query that does not select documents, or is too long
 */
export function compileFilter(query: string, params: QueryParams): CompiledFilter {
  refuseHeavyText(query)
  return withoutOverflow(query, () => compile(query, params))
}

function compile(query: string, params: QueryParams): CompiledFilter {
  const selection = selectionOf(parseQuery(query, params))
  if (!selection)
    throw new QueryParseError('A listener needs a query that selects documents, such as *[…]', query)
  const requirement = requirementOf(selection)
  if (comparesPaths(requirement))
    throw new QueryParseError('A listener cannot compare documents with diff:: or delta::', query)
  const tree = mapTree(selection, (node) =>
    node.type === 'Everything' ? {type: 'Parameter', name: candidates} : undefined,
  )
  const passes = (document: object): boolean => {
    const found = evaluateSync(tree, {
      params: {[candidates]: [offerSearchText(document)]},
      dereference: () => null,
    })
    return Array.isArray(found.data) && found.data.length > 0
  }
  const lists = (document: LakeDocument): boolean => {
    try {
      return passes(document)
    } catch (error) {
      if (!isCallableFault(error)) throw error
      return passes(decodeDocument(JSON.stringify(document), keepCallable))
    }
  }
  const select = isCheap(requirement)
    ? lists
    : (document: LakeDocument) => withinTime(limits.maxListenerFilterMs, () => lists(document))
  return {
    condition: conditionOf(requirement),
    selects: (document) => document !== null && select(document),
  }
}

/** Reading a query takes time as the square of its length, or longer when it declares functions. */
function refuseHeavyText(query: string): void {
  if (query.length > limits.maxListenerQueryLength) {
    throw new QueryParseError(
      `The query of a listener is longer than ${limits.maxListenerQueryLength} characters`,
      query.slice(0, 100),
    )
  }
  const tokens = tokensOf(query)
  if (tokens.length > limits.maxListenerQueryTokens) {
    throw new QueryParseError(
      `The query of a listener has more than ${limits.maxListenerQueryTokens} words and signs: use parameters`,
      query.slice(0, 100),
    )
  }
  const [first] = tokens
  if (first?.text === 'fn')
    throw new QueryParseError('A listener cannot declare functions', query, first.start, first.end)
}

function comparesPaths(expression: ExprNode): boolean {
  let finding = false
  mapTree(expression, (node) => {
    if (node.type === 'FuncCall') finding ||= ['diff', 'delta'].includes(node.namespace)
    return undefined
  })
  return finding
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
