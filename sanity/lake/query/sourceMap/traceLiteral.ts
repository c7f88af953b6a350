import type {ExprNode} from 'groq-js'

import {evaluateIn} from './delegate.ts'
import type {Scope} from './scope.ts'
import {fieldsOf, isObject, itemsOf, tracedArray, tracedObjectOf} from './traced.ts'
import type {Traced} from './traced.ts'
import type {Tracing} from './tracing.ts'

/** `{"name": …, ...other, condition => {…}}`: what comes later wins. */
export function tracedObject(
  {attributes}: Extract<ExprNode, {type: 'Object'}>,
  scope: Scope,
  {options, trace}: Tracing,
): Traced {
  const parts = new Map<string, Traced>()
  for (const attribute of attributes) {
    if (attribute.type === 'ObjectAttributeValue') {
      parts.set(attribute.name, trace(attribute.value, scope))
      continue
    }
    if (attribute.type === 'ObjectConditionalSplat') {
      if (evaluateIn(scope, attribute.condition, options) !== true) continue
    }
    const splat = trace(attribute.value, scope)
    if (isObject(splat.data)) for (const [name, part] of fieldsOf(splat)) parts.set(name, part)
  }
  return tracedObjectOf(parts)
}

/** `[a, ...b]` */
export function tracedList(
  {elements}: Extract<ExprNode, {type: 'Array'}>,
  scope: Scope,
  {selectors, trace}: Tracing,
): Traced {
  return tracedArray(
    elements.flatMap(({value, isSplat}) => {
      const item = trace(value, scope)
      return isSplat ? (itemsOf(item, selectors) ?? []) : [item]
    }),
  )
}
