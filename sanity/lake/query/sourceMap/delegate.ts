import {evaluateSync} from 'groq-js'
import type {EvaluateOptions, ExprNode} from 'groq-js'

import {mapTree} from '../syntaxTree.ts'
import {ancestor} from './scope.ts'
import type {Scope} from './scope.ts'
import type {Traced} from './traced.ts'

type NodeWithBase = Extract<ExprNode, {type: 'Filter' | 'PipeFuncCall' | 'Deref'}>

const baseName = '\u0000base'

/** Lets the evaluator work out an expression in a scope. `given` are parameters for this once. */
export function evaluateIn(
  scope: Scope,
  node: ExprNode,
  options: EvaluateOptions,
  given: Record<string, unknown> = {},
): unknown {
  const {tree, ancestors} = closed(node, scope.isHidden)
  const above = Object.fromEntries(
    ancestors.map((steps) => [ancestorName(steps), ancestor(scope, steps).data]),
  )
  const params = {...options.params, ...above, ...given}
  return evaluateSync(tree, {...options, root: scope.value.data, params}).data
}

/** Lets the evaluator do one step (a filter, an order, a look-up) on a value that stands in place of the node's base. */
export function evaluateOn(
  base: Traced,
  scope: Scope,
  node: NodeWithBase,
  options: EvaluateOptions,
): unknown {
  return evaluateIn(scope, withoutBase(node), options, {[baseName]: base.data})
}

const nodesWithoutBase = new WeakMap<NodeWithBase, ExprNode>()

function withoutBase(node: NodeWithBase): ExprNode {
  const known = nodesWithoutBase.get(node)
  if (known) return known
  const step: ExprNode = {...node, base: {type: 'Parameter', name: baseName}}
  nodesWithoutBase.set(node, step)
  return step
}

/** An expression that no longer leads out of itself: each `^` beyond it has become a parameter. */
interface ClosedExpression {
  tree: ExprNode
  /** How many parents up the values lie that it needs. */
  ancestors: number[]
}

function ancestorName(steps: number): string {
  return `\u0000ancestor${steps}`
}

const closedExpressions = {
  inHiddenScope: new WeakMap<ExprNode, ClosedExpression>(),
  inPlainScope: new WeakMap<ExprNode, ClosedExpression>(),
}

function closed(node: ExprNode, inHiddenScope: boolean): ClosedExpression {
  const expressions = closedExpressions[inHiddenScope ? 'inHiddenScope' : 'inPlainScope']
  const known = expressions.get(node)
  if (known) return known
  const expression = close(node, inHiddenScope)
  expressions.set(node, expression)
  return expression
}

/** A scope as the expression will see it: one of its own, or one so many parents above where it stands. */
type Level = {isHidden: boolean; parent: Level | null; above: number}

function close(node: ExprNode, inHiddenScope: boolean): ClosedExpression {
  const ancestors = new Set<number>()
  const outside = (above: number): Level => ({isHidden: above === 0 && inHiddenScope, parent: null, above})
  const parentOf = (level: Level): Level => level.parent ?? outside(level.above + 1)
  const inside = (level: Level, isHidden: boolean): Level => ({
    isHidden,
    parent: level.isHidden ? parentOf(level) : level,
    above: -1,
  })

  const rewrite = (tree: ExprNode, level: Level): ExprNode =>
    mapTree(tree, (inner) => {
      switch (inner.type) {
        case 'Parent': {
          let target = level
          for (let step = 0; step < inner.n; step += 1) target = parentOf(target)
          if (target.above === -1) return undefined
          ancestors.add(target.above)
          return {type: 'Parameter', name: ancestorName(target.above)}
        }
        case 'Filter':
        case 'Projection':
          return {
            ...inner,
            base: rewrite(inner.base, level),
            expr: rewrite(inner.expr, inside(level, false)),
          }
        case 'Map':
        case 'FlatMap':
          return {...inner, base: rewrite(inner.base, level), expr: rewrite(inner.expr, inside(level, true))}
        case 'PipeFuncCall':
          return {
            ...inner,
            base: rewrite(inner.base, level),
            args: inner.args.map((arg) => rewrite(arg, inside(level, false))),
          }
        default:
          return undefined
      }
    })
  return {tree: rewrite(node, outside(0)), ancestors: [...ancestors]}
}
