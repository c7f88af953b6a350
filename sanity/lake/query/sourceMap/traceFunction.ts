import type {ExprNode} from 'groq-js'

import {evaluateIn} from './delegate.ts'
import type {Scope} from './scope.ts'
import {computed, itemsOf, nothing, tracedArray} from './traced.ts'
import type {Traced} from './traced.ts'
import type {Tracing} from './tracing.ts'

/** Functions whose answer, a text, counts as coming from the field they were given, as in the hosted lake. */
const renderings = new Set([
  'global::string',
  'global::lower',
  'global::upper',
  'string::lower',
  'string::upper',
  'pt::text',
])

/** The answer of a function: traced for those that pass values on, computed for all others. */
export function tracedCall(
  node: Extract<ExprNode, {type: 'FuncCall'}>,
  scope: Scope,
  {options, selectors, trace}: Tracing,
): Traced {
  const name = `${node.namespace}::${node.name}`
  const [first] = node.args
  if (name === 'global::coalesce') {
    for (const arg of node.args) {
      const value = trace(arg, scope)
      if (value.data !== null && value.data !== undefined) return value
    }
    return nothing
  }
  if (first && name === 'array::compact') {
    const items = itemsOf(trace(first, scope), selectors)
    return items ? tracedArray(items.filter(({data}) => data !== null)) : nothing
  }
  if (first && name === 'array::unique') {
    const items = itemsOf(trace(first, scope), selectors)
    return items ? tracedArray(unique(items)) : nothing
  }
  const answer = computed(evaluateIn(scope, node, options))
  if (first && renderings.has(name) && answer.data !== null) {
    const source = trace(first, scope)
    if (source.kind === 'stored') return {...source, data: answer.data}
  }
  return answer
}

/** The first of each scalar; objects and arrays are never alike. */
function unique(items: Traced[]): Traced[] {
  const seen = new Set<unknown>()
  return items.filter(({data}) => {
    if (typeof data === 'object') return true
    const isNew = !seen.has(data)
    seen.add(data)
    return isNew
  })
}
