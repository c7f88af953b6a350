import {nothing} from './traced.ts'
import type {Traced} from './traced.ts'

/**
 * Where an expression stands: `@` is its value, `^` leads to its parent. A hidden scope is a step through an array, which
 * the scopes inside it do not count as a parent. The same rules as in the evaluator.
 */
export interface Scope {
  value: Traced
  parent: Scope | null
  isHidden: boolean
}

export function nestedScope(scope: Scope, value: Traced): Scope {
  return {value, parent: scope.isHidden ? scope.parent : scope, isHidden: false}
}

export function hiddenScope(scope: Scope, value: Traced): Scope {
  return {...nestedScope(scope, value), isHidden: true}
}

/** The value so many parents up, or nothing above the outermost. */
export function ancestor(scope: Scope, steps: number): Traced {
  let current: Scope | null = scope
  for (let step = 0; step < steps && current; step += 1) current = current.parent
  return current?.value ?? nothing
}
