import type {ExprNode} from 'groq-js'

import {constantText} from './constantText.ts'
import {ExactPath} from './exactPath.ts'
import {mapTree} from './syntaxTree.ts'

/**
 * Corrects `path()`, and spells out functions of the hosted lake that the evaluator knows by name only. There is one user, one dataset and no
 * media library here, so that references from and to elsewhere lead nowhere.
 */
export function spellOutFunctions(tree: ExprNode): ExprNode {
  return mapTree(tree, (node, inside) => {
    if (node.type !== 'FuncCall') return undefined
    const [first] = node.args
    switch (`${node.namespace}::${node.name}`) {
      case 'global::path': {
        const pattern = first && constantText(first)
        return typeof pattern === 'string' ? {type: 'Value', value: new ExactPath(pattern)} : undefined
      }
      case 'documents::get':
        return first ? {type: 'Deref', base: inside(first)} : undefined
      case 'documents::incomingRefCount':
        return incomingReferences
      case 'documents::incomingGlobalDocumentReferenceCount':
        return {type: 'Value', value: 0}
      case 'user::attributes':
        return {type: 'Value', value: {}}
      default:
        return undefined
    }
  })
}

/** `count(*[references(^._id)])` */
const incomingReferences: ExprNode = {
  type: 'FuncCall',
  namespace: 'global',
  name: 'count',
  args: [
    {
      type: 'Filter',
      base: {type: 'Everything'},
      expr: {
        type: 'FuncCall',
        namespace: 'global',
        name: 'references',
        args: [{type: 'AccessAttribute', base: {type: 'Parent', n: 1}, name: '_id'}],
      },
    },
  ],
}
