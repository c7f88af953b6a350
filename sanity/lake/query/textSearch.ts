import type {ArrayElementNode, ExprNode} from 'groq-js'

import {mapTree} from './syntaxTree.ts'

/** The hidden field under which a document offers its words to a search. No field that an editor names can be this. */
const searchTextField = '\u0000text'

type WithText = {[searchTextField]?: string[]}

/**
 * Gives a document a hidden field with all its text, read when a query asks for it. The field is not enumerable, so
 * it stays out of projections and answers.
 */
export function offerSearchText<Document extends object>(document: Document): Document & WithText {
  if (Object.hasOwn(document, searchTextField)) return document
  let text: string[] | undefined
  return Object.defineProperty(document, searchTextField, {get: () => (text ??= [...textIn(document)])})
}

/** Every string that an editor wrote in a value. Fields of the system (`_type`, `_key`, `_ref`…) are not text. */
function* textIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  if (typeof value !== 'object' || value === null) return
  for (const [name, child] of Object.entries(value)) {
    if (!name.startsWith('_')) yield* textIn(child)
  }
}

/**
 * Puts plain `match` operators in place of `… match text::query(…)`, the Studio's default search, which the evaluator
 * parses but cannot run. Every word must be found, a word after `-` must not, `*` stands for the rest of a word;
 * the words of a quoted phrase are looked for one by one.
 */
export function rewriteTextSearch(tree: ExprNode): ExprNode {
  return mapTree(tree, (node, inside) => {
    if (node.type !== 'OpCall' || node.op !== 'match' || !isTextQuery(node.right)) return undefined
    const [search] = node.right.args
    const text = searchedText(inside(node.left))
    const {wanted, unwanted} = searchTerms(search?.type === 'Value' ? search.value : null)
    const find = (term: string): ExprNode => ({
      type: 'OpCall',
      op: 'match',
      left: text,
      right: {type: 'Value', value: term},
    })
    return [
      ...wanted.map(find),
      ...unwanted.map((term): ExprNode => ({type: 'Not', base: find(term)})),
    ].reduce((left, right): ExprNode => ({type: 'And', left, right}))
  })
}

function isTextQuery(node: ExprNode): node is Extract<ExprNode, {type: 'FuncCall'}> {
  return node.type === 'FuncCall' && node.namespace === 'text' && node.name === 'query'
}

/** In a list of things to search, `@` stands for everything that the document says. */
function searchedText(target: ExprNode): ExprNode {
  if (target.type === 'This') return {type: 'Array', elements: wholeDocument}
  if (target.type !== 'Array') return target
  return {
    ...target,
    elements: target.elements.flatMap((item) => (item.value.type === 'This' ? wholeDocument : [item])),
  }
}

const wholeDocument: ArrayElementNode[] = [
  {type: 'ArrayElement', value: {type: 'This'}, isSplat: false},
  {
    type: 'ArrayElement',
    value: {type: 'AccessAttribute', base: {type: 'This'}, name: searchTextField},
    isSplat: true,
  },
]

const termPattern = /(-?)(?:"([^"]*)"?|([^\s"]+))/g

/** Takes a search apart. A search without a word finds nothing, as an empty `match` does. */
function searchTerms(search: unknown): {wanted: string[]; unwanted: string[]} {
  const wanted: string[] = []
  const unwanted: string[] = []
  for (const [, minus, phrase, word] of typeof search === 'string' ? search.matchAll(termPattern) : []) {
    const term = phrase ?? word ?? ''
    if (term.trim() !== '') (minus ? unwanted : wanted).push(term)
  }
  return wanted.length + unwanted.length > 0 ? {wanted, unwanted} : {wanted: [''], unwanted: []}
}
