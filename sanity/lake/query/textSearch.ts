import type {ArrayElementNode, ExprNode} from 'groq-js'

import {constantText} from './constantText.ts'
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

/** Whether a query asks documents for all their text. */
export function asksForText(tree: ExprNode): boolean {
  let asks = false
  mapTree(tree, (node) => {
    asks ||= node.type === 'AccessAttribute' && node.name === searchTextField
    return undefined
  })
  return asks
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
 * Puts plain operators in place of `… match text::query(…)`, the Studio's default search, which the evaluator parses
 * but cannot run. Every word must be found, a word after `-` must not, `*` stands for the rest of a word; the words of a
 * quoted phrase must stand in one text as they are written.
 * https://www.sanity.io/docs/content-lake/search-content-with-groq
 */
export function rewriteTextSearch(tree: ExprNode): ExprNode {
  return mapTree(tree, (node, inside) => {
    if (node.type !== 'OpCall' || node.op !== 'match' || !isTextQuery(node.right)) return undefined
    const [search] = node.right.args
    const words = search ? constantText(search) : undefined
    if (words === undefined) return undefined
    const text = searchedText(inside(node.left))
    return searchTerms(words)
      .map(({words: term, isPhrase, isUnwanted}): ExprNode => {
        const found = isPhrase ? all([matches(text, term), contains(text, term)]) : matches(text, term)
        return isUnwanted ? {type: 'Not', base: found} : found
      })
      .reduce((left, right): ExprNode => ({type: 'And', left, right}))
  })
}

function matches(text: ExprNode, term: string): ExprNode {
  return {type: 'OpCall', op: 'match', left: text, right: {type: 'Value', value: term}}
}

function all([first, second]: [ExprNode, ExprNode]): ExprNode {
  return {type: 'And', left: first, right: second}
}

/** `count([text, ...text][count(string::split(lower(@), "phrase")) > 1]) > 0`: whether a text, or one of a list, has the phrase in it. */
function contains(text: ExprNode, phrase: string): ExprNode {
  const call = (namespace: string, name: string, ...args: ExprNode[]): ExprNode => ({
    type: 'FuncCall',
    namespace,
    name,
    args,
  })
  const isMoreThan = (left: ExprNode, value: number): ExprNode => ({
    type: 'OpCall',
    op: '>',
    left,
    right: {type: 'Value', value},
  })
  const lowerCase: ExprNode = {type: 'Value', value: phrase.toLowerCase()}
  const parts = call('string', 'split', call('global', 'lower', {type: 'This'}), lowerCase)
  const texts: ExprNode = {
    type: 'Array',
    elements: [
      {type: 'ArrayElement', value: text, isSplat: false},
      {type: 'ArrayElement', value: text, isSplat: true},
    ],
  }
  const withPhrase: ExprNode = {
    type: 'Filter',
    base: texts,
    expr: isMoreThan(call('global', 'count', parts), 1),
  }
  return isMoreThan(call('global', 'count', withPhrase), 0)
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

interface SearchTerm {
  words: string
  isPhrase: boolean
  isUnwanted: boolean
}

/** Takes a search apart. A search without a word finds nothing, as an empty `match` does. */
function searchTerms(search: string | null): SearchTerm[] {
  const terms: SearchTerm[] = []
  for (const [, minus, phrase, word] of search?.matchAll(termPattern) ?? []) {
    const words = (phrase ?? word ?? '').trim()
    if (words !== '') terms.push({words, isPhrase: /\s/.test(words), isUnwanted: minus === '-'})
  }
  return terms.length > 0 ? terms : [{words: '', isPhrase: false, isUnwanted: false}]
}
