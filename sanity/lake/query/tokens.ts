/** A piece of a query's text. `start` and `end` are offsets in UTF-16 code units. */
export interface Token {
  kind: 'name' | 'parameter' | 'string' | 'other'
  text: string
  start: number
  end: number
}

const tokenPattern =
  /(?<skipped>[\s\u0085\u00a0]+|\/\/[^\n]*)|(?<name>[a-z_]\w*)|(?<parameter>\$\w+)|(?<string>"(?:\\.|[^"\\])*(?:"|$)|'(?:\\.|[^'\\])*(?:'|$))|\d+|::|\.{2,3}|=>|->|&&|\|\||[=!<>]=|./dgisu

/** Takes the text of a query apart, without white space and comments. Any text has tokens, also one that is no query. */
export function tokensOf(query: string): Token[] {
  const tokens: Token[] = []
  for (const match of query.matchAll(tokenPattern)) {
    const {skipped, name, parameter, string} = match.groups ?? {}
    if (skipped !== undefined) continue
    const kind =
      name !== undefined
        ? 'name'
        : parameter !== undefined
          ? 'parameter'
          : string !== undefined
            ? 'string'
            : 'other'
    const text = match[0]
    tokens.push({kind, text, start: match.index, end: match.index + text.length})
  }
  return tokens
}

const closing: Record<string, string> = {'(': ')', '[': ']', '{': '}'}

/** For each opening bracket, by its place in the list, the place of its closing one; those without a partner are left out. */
export function bracketPairs(tokens: Token[]): Map<number, number> {
  const pairs = new Map<number, number>()
  const open: number[] = []
  tokens.forEach(({kind, text}, place) => {
    if (kind !== 'other') return
    if (text in closing) open.push(place)
    const opener = open.at(-1)
    if (opener !== undefined && closing[tokens[opener]?.text ?? ''] === text) {
      open.pop()
      pairs.set(opener, place)
    }
  })
  return pairs
}
