import type {ExprNode} from 'groq-js'

import {evaluateOn} from './delegate.ts'
import type {Scope} from './scope.ts'
import type {ItemSelectors} from './sourcePath.ts'
import {computed, fieldsOf, isObject, itemsOf, nothing, tracedArray, tracedObjectOf} from './traced.ts'
import type {Traced} from './traced.ts'
import type {Tracing} from './tracing.ts'

type Node<Type extends ExprNode['type']> = Extract<ExprNode, {type: Type}>

/** One item of an array; a negative index counts from the end. */
export function element(base: Traced, index: number, selectors: ItemSelectors): Traced {
  return itemsOf(base, selectors)?.at(index) ?? nothing
}

/** The items of an array from one position to another. */
export function sliced(
  base: Traced,
  {left, right, isInclusive}: Node<'Slice'>,
  selectors: ItemSelectors,
): Traced {
  if (!Array.isArray(base.data)) return nothing
  const {length} = base.data
  const fromStart = (index: number): number => (index < 0 ? index + length : index)
  const start = Math.max(fromStart(left), 0)
  const end = Math.max(fromStart(right) + (isInclusive ? 1 : 0), 0)
  if (base.kind === 'documents') return {kind: 'documents', data: base.data.slice(start, end)}
  return tracedArray((itemsOf(base, selectors) ?? []).slice(start, end))
}

/** The items of an array that a filter lets through. */
export function filtered(base: Traced, node: Node<'Filter'>, scope: Scope, tracing: Tracing): Traced {
  if (!Array.isArray(base.data)) return nothing
  return chosenFrom(base, evaluateOn(base, scope, node, tracing.options), tracing.selectors)
}

/** An array after `| order(…)` or `| score(…)`. */
export function piped(base: Traced, node: Node<'PipeFuncCall'>, scope: Scope, tracing: Tracing): Traced {
  if (!Array.isArray(base.data)) return nothing
  if (node.name === 'score') return scored(base, node, scope, tracing)
  return chosenFrom(base, evaluateOn(base, scope, node, tracing.options), tracing.selectors)
}

/**
 * Finds the items again that the evaluator chose or sorted. It hands objects on as they are; where several items are
 * the same value it treats them alike and keeps their order, so the first one chosen is the first one there.
 */
function chosenFrom(base: Traced, chosen: unknown, selectors: ItemSelectors): Traced {
  if (!Array.isArray(chosen)) return nothing
  if (base.kind === 'documents') return {kind: 'documents', data: chosen}
  const items = itemsOf(base, selectors)?.toReversed() ?? []
  const byData = Map.groupBy(items, ({data}) => data ?? null)
  return tracedArray(chosen.map((data: unknown) => byData.get(data ?? null)?.pop() ?? computed(data)))
}

/** Each object with its `_score`, the best first; what is not an object drops out. */
function scored(base: Traced, node: Node<'PipeFuncCall'>, scope: Scope, tracing: Tracing): Traced {
  const items = (itemsOf(base, tracing.selectors) ?? []).flatMap((item) => {
    const [data] = asArray(evaluateOn(tracedArray([item]), scope, node, tracing.options))
    if (!isObject(data)) return []
    return [tracedObjectOf(new Map([...fieldsOf(item), ['_score', computed(data._score)]]))]
  })
  return tracedArray(items.toSorted((a, b) => scoreOf(b) - scoreOf(a)))
}

function asArray(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

function scoreOf({data}: Traced): number {
  return isObject(data) && typeof data._score === 'number' ? data._score : 0
}
