import type {ExprNode} from 'groq-js'

/** Whether a value is a node of a parsed query rather than a list, a name or a number inside one. */
function isNode(value: unknown): value is ExprNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

/** Gives the node to put in place of another, or undefined to keep it and look inside it. */
export type Replace = (node: ExprNode, inside: (node: ExprNode) => ExprNode) => ExprNode | undefined

/**
 * A parsed query in which `replace` has had its say about every node, outermost first; what it did not change is not
 * copied. Constant values are left alone: what a reader passed as a parameter is never taken for a part of the query.
 */
export function mapTree(tree: ExprNode, replace: Replace): ExprNode {
  const inside = (node: ExprNode): ExprNode => mapTree(node, replace)
  if (tree.type === 'Value') return tree
  const replacement = replace(tree, inside)
  if (replacement) return replacement
  const copy: unknown = mapChildren(tree, inside)
  if (!isNode(copy)) throw new TypeError(`The query node ${tree.type} lost its type while it was copied`)
  return copy
}

function mapChildren(parent: object, inside: (node: ExprNode) => ExprNode): object {
  const changes: [string, unknown][] = []
  for (const [name, child] of Object.entries(parent)) {
    const mapped = mapChild(child, inside)
    if (mapped !== child) changes.push([name, mapped])
  }
  return changes.length > 0 ? {...parent, ...Object.fromEntries(changes)} : parent
}

function mapChild(child: unknown, inside: (node: ExprNode) => ExprNode): unknown {
  if (!Array.isArray(child)) return isNode(child) ? inside(child) : child
  const mapped = child.map((item) => mapChild(item, inside))
  return mapped.some((item, place) => item !== child[place]) ? mapped : child
}
