import type {ExprNode} from 'groq-js'

import {mapTree} from './syntaxTree.ts'

/** Functions of the language that the evaluator knows by name only. */
const missing = new Set([
  'global::anywhere',
  'geo::latLng',
  'geo::contains',
  'geo::intersects',
  'geo::distance',
  'media::aspect',
  'text::semanticSimilarity',
])

/** Namespaces of functions whose last argument is not a value but says which paths to look at. */
const takesPaths = new Set(['diff', 'delta'])

/** Something in a query that cannot be run: a parameter, or a call of a function. */
export interface Unsupported {
  /** A sentence for whoever wrote the query. */
  description: string
  parameter?: string
  namespace?: string
  name?: string
}

/**
 * What in a parsed query cannot be run; null when all of it can. Asked before the query runs, so that whatever fails
 * later is a fault of the lake and not of the query.
 */
export function findUnsupported(tree: ExprNode): Unsupported | null {
  let finding: Unsupported | null = null
  const visit = (node: ExprNode, scored: boolean): ExprNode =>
    mapTree(node, (inner, inside) => {
      if (inner.type === 'Parameter') {
        finding ??= {
          description: `param $${inner.name} referenced, but not provided`,
          parameter: inner.name,
        }
      }
      if (inner.type === 'PipeFuncCall' && inner.name === 'score') {
        inside(inner.base)
        for (const part of inner.args) visit(part, true)
        return inner
      }
      if (inner.type === 'Tuple') {
        finding ??= {description: 'A list in parentheses can only stand where a function takes paths'}
      }
      if (inner.type === 'FuncCall' && takesPaths.has(inner.namespace)) {
        for (const argument of inner.args.slice(0, -1)) inside(argument)
        return inner
      }
      if (inner.type === 'FuncCall') {
        const {namespace, name} = inner
        const description = problemWith(`${namespace}::${name}`, scored)
        if (description) finding ??= {description, namespace, name}
      }
      return undefined
    })
  visit(tree, false)
  return finding
}

function problemWith(name: string, scored: boolean): string | null {
  if (missing.has(name)) return `The function ${name}() is not available in the local lake`
  if (name === 'text::query')
    return 'text::query() can only stand on the right of match, with a text that does not depend on documents'
  if (name === 'global::boost' && !scored) return 'boost() can only stand inside score()'
  return null
}
