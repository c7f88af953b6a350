import type {ExprNode} from 'groq-js'

import {mapTree} from './syntaxTree.ts'

/** Functions of the language that the evaluator knows by name only. */
const missing = new Set([
  'geo::latLng',
  'geo::contains',
  'geo::intersects',
  'geo::distance',
  'documents::get',
  'documents::incomingRefCount',
  'documents::incomingGlobalDocumentReferenceCount',
  'media::aspect',
  'text::semanticSimilarity',
  'user::attributes',
])

/**
 * What in a parsed query cannot be run, as a sentence for whoever wrote it; null when all of it can. Asked before the
 * query runs, so that whatever fails later is a fault of the lake and not of the query.
 */
export function findUnsupported(tree: ExprNode): string | null {
  let finding: string | null = null
  const visit = (node: ExprNode, scored: boolean): ExprNode =>
    mapTree(node, (inner, inside) => {
      if (inner.type === 'Parameter') finding ??= `param $${inner.name} referenced, but not provided`
      if (inner.type === 'PipeFuncCall' && inner.name === 'score') {
        inside(inner.base)
        for (const part of inner.args) visit(part, true)
        return inner
      }
      if (inner.type === 'FuncCall') finding ??= problemWith(`${inner.namespace}::${inner.name}`, scored)
      return undefined
    })
  visit(tree, false)
  return finding
}

function problemWith(name: string, scored: boolean): string | null {
  if (missing.has(name)) return `The function ${name}() is not available in the local lake`
  if (name === 'text::query') return 'text::query() can only stand on the right of match'
  if (name === 'global::boost' && !scored) return 'boost() can only stand inside score()'
  return null
}
