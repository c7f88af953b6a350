import type {ExprNode} from 'groq-js'

/** The text that an expression stands for without any document; null when it is something else, undefined when it needs one. */
export function constantText(node: ExprNode): string | null | undefined {
  if (node.type === 'Group') return constantText(node.base)
  if (node.type === 'Value') return typeof node.value === 'string' ? node.value : null
  if (node.type !== 'OpCall' || node.op !== '+') return undefined
  const [left, right] = [constantText(node.left), constantText(node.right)]
  if (left === undefined || right === undefined) return undefined
  return left === null || right === null ? null : left + right
}
