import {bracketPairs, tokensOf} from './tokens.ts'
import type {Token} from './tokens.ts'

/** A place in a query, from `start` to before `end`, in UTF-16 code units. */
export interface Span {
  start: number
  end: number
}

/** A place and what is wrong there. */
export interface Fault extends Span {
  description: string
}

/** Parts of a query that are tried one by one until the one at fault is found. */
const maxTriedParts = 300

/**
 * Where a query stops making sense, given the position at which the parser gave up. The parser often stops before the
 * token that it could not take and calls it the end of the query.
 */
export function locateSyntaxFault(query: string, position: number, detail: string): Fault {
  const tokens = tokensOf(query)
  const unclosed = unclosedBracket(tokens)
  const saysEnd = detail === 'Unexpected end of query'
  const culprit = tokens.find(({start, end}) => (saysEnd ? start > position : end > position))
  const broken = tokens.find(({kind, text}) => kind === 'string' && !isClosed(text))
  if (broken && (!culprit || culprit.start >= broken.start)) {
    return {...spanOf(broken), description: 'This text has no closing quote'}
  }
  if (culprit) {
    return {...spanOf(culprit), description: saysEnd ? `Unexpected ${shown(culprit.text)}` : detail}
  }
  if (unclosed) {
    return {
      start: unclosed.start,
      end: query.length,
      description: `This ${shown(unclosed.text)} is never closed`,
    }
  }
  const last = tokens.at(-1)
  if (!last) return {start: 0, end: query.length, description: 'The query is empty'}
  return {...spanOf(last), description: detail}
}

/**
 * Where a query that was read has a fault that the parser names without its place: the smallest part that has the same
 * fault on its own.
 * @param faultOf what the parser says to a text, or null
 */
export function locateMeaningFault(
  query: string,
  description: string,
  faultOf: (text: string) => string | null,
): Fault {
  const tokens = tokensOf(query)
  const pairs = [...bracketPairs(tokens)].toSorted(([one], [other]) => one - other).slice(0, maxTriedParts)
  let smallest: Span = {start: tokens[0]?.start ?? 0, end: tokens.at(-1)?.end ?? query.length}
  for (const [open, close] of pairs) {
    const span = partOf(tokens, open, close)
    if (span.start < smallest.start || span.end > smallest.end) continue
    const text = query.slice(span.start, span.end)
    const before = tokens.findLast(({end}) => end <= span.start)?.text
    const prefix = tokens[open]?.text === '[' ? '@' : before === '|' ? '@|' : ''
    if (faultOf(prefix + text) === description) smallest = span
  }
  const word = /^unexpected (=>|asc|desc|boost)$/.exec(description)?.[1]
  const token = word ? tokens.find(({text, start}) => text === word && start >= smallest.start) : undefined
  return {...(token ? spanOf(token) : smallest), description}
}

/** The first call of a function, from its namespace to its name, or null. */
export function locateCall(query: string, namespace: string, name: string): Span | null {
  const tokens = tokensOf(query)
  for (const [place, {kind, text, end}] of tokens.entries()) {
    if (kind !== 'name' || text !== name || tokens[place + 1]?.text !== '(') continue
    const owner = tokens[place - 1]?.text === '::' ? tokens[place - 2] : undefined
    if ((owner?.text ?? 'global') === namespace) return {start: (owner ?? tokens[place])?.start ?? 0, end}
  }
  return null
}

/** The first use of a parameter, `$` included, or null. */
export function locateParameter(query: string, name: string): Span | null {
  const token = tokensOf(query).find(({kind, text}) => kind === 'parameter' && text === `$${name}`)
  return token ? spanOf(token) : null
}

/** A bracket with what is inside it, and before a call its name. */
function partOf(tokens: Token[], open: number, close: number): Span {
  let first = open
  if (tokens[open]?.text === '(' && tokens[open - 1]?.kind === 'name') {
    first = tokens[open - 2]?.text === '::' ? open - 3 : open - 1
  }
  return {start: tokens[first]?.start ?? 0, end: tokens[close]?.end ?? 0}
}

function unclosedBracket(tokens: Token[]): Token | undefined {
  const pairs = bracketPairs(tokens)
  return tokens.findLast(
    ({kind, text}, place) => kind === 'other' && '([{'.includes(text) && !pairs.has(place),
  )
}

function isClosed(text: string): boolean {
  return /^(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')$/su.test(text)
}

function spanOf({start, end}: Span): Span {
  return {start, end}
}

function shown(text: string): string {
  return JSON.stringify(text.slice(0, 40))
}
