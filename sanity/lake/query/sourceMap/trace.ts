import type {EvaluateOptions, ExprNode} from 'groq-js'

import {evaluateIn, evaluateOn} from './delegate.ts'
import {ancestor, hiddenScope, nestedScope} from './scope.ts'
import type {Scope} from './scope.ts'
import {sourceMapOf} from './sourceMap.ts'
import type {SourceMap} from './sourceMap.ts'
import type {ItemSelectors} from './sourcePath.ts'
import {element, filtered, piped, sliced} from './traceArray.ts'
import {
  computed,
  fieldOf,
  isObject,
  itemsOf,
  nothing,
  traced,
  tracedArray,
  tracedDocuments,
} from './traced.ts'
import type {Traced} from './traced.ts'
import {tracedCall} from './traceFunction.ts'
import {tracedList, tracedObject} from './traceLiteral.ts'
import type {Tracing} from './tracing.ts'

/**
 * Evaluates a query as `evaluateSync` of groq-js does, with the same arguments and the same value, and says where the
 * parts of the answer came from. What passes values on (attributes, slices, projections, dereferences…) is done here;
 * conditions, arithmetic, sorting and the rest are left to groq-js.
 * @param selectors how source paths name the items of arrays
 */
export function traceSync(
  tree: ExprNode,
  options: EvaluateOptions,
  selectors: ItemSelectors = 'keys',
): {value: unknown; sourceMap: SourceMap} {
  const tracing: Tracing = {
    options,
    selectors,
    trace: (node, scope) => traceNode(node, scope, tracing),
  }
  const answer = tracing.trace(tree, {value: computed(options.root ?? null), parent: null, isHidden: false})
  return {value: answer.data, sourceMap: sourceMapOf(answer, selectors)}
}

function traceNode(node: ExprNode, scope: Scope, tracing: Tracing): Traced {
  const {options, selectors, trace} = tracing
  switch (node.type) {
    case 'This':
      return scope.value
    case 'Parent':
      return ancestor(scope, node.n)
    case 'Group':
      return trace(node.base, scope)
    case 'Value':
      return traced('literal', node.value)
    case 'Everything':
      return tracedDocuments(options.dataset)
    case 'Parameter':
      return traced('literal', options.params?.[node.name])
    case 'AccessAttribute':
      return fieldOf(node.base ? trace(node.base, scope) : scope.value, node.name)
    case 'AccessElement':
      return element(trace(node.base, scope), node.index, selectors)
    case 'Slice':
      return sliced(trace(node.base, scope), node, selectors)
    case 'Filter':
      return filtered(trace(node.base, scope), node, scope, tracing)
    case 'PipeFuncCall':
      return piped(trace(node.base, scope), node, scope, tracing)
    case 'ArrayCoerce': {
      const base = trace(node.base, scope)
      return Array.isArray(base.data) ? base : nothing
    }
    case 'Map':
    case 'FlatMap': {
      const items = itemsOf(trace(node.base, scope), selectors)
      if (!items) return nothing
      const inner = items.map((item) => trace(node.expr, hiddenScope(scope, item)))
      if (node.type === 'Map') return tracedArray(inner)
      return tracedArray(inner.flatMap((value) => itemsOf(value, selectors) ?? [value]))
    }
    case 'Projection': {
      const base = trace(node.base, scope)
      return isObject(base.data) ? trace(node.expr, nestedScope(scope, base)) : nothing
    }
    case 'Deref':
      return tracedDocuments(evaluateOn(trace(node.base, scope), scope, node, options))
    case 'Object':
      return tracedObject(node, scope, tracing)
    case 'Array':
      return tracedList(node, scope, tracing)
    case 'Select': {
      const chosen = node.alternatives.find(({condition}) => evaluateIn(scope, condition, options) === true)
      const value = chosen?.value ?? node.fallback
      return value ? trace(value, scope) : nothing
    }
    case 'FuncCall':
      return tracedCall(node, scope, tracing)
    default:
      return computed(evaluateIn(scope, node, options))
  }
}
