import type {EvaluateOptions, ExprNode} from 'groq-js'

import type {Scope} from './scope.ts'
import type {ItemSelectors} from './sourcePath.ts'
import type {Traced} from './traced.ts'

/** One run of a query: what it was given, and how to trace a part of it. */
export interface Tracing {
  options: EvaluateOptions
  selectors: ItemSelectors
  trace(node: ExprNode, scope: Scope): Traced
}
