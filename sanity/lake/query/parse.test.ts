import fc from 'fast-check'
import {expect, test} from 'vitest'

import {parseQuery, QueryParseError} from './parse.ts'

/** What a refused query is answered with; null for a query that is none. Any other error is thrown. */
function faultOf(query: string, params: Record<string, unknown>): unknown {
  try {
    parseQuery(query, params)
    return null
  } catch (error) {
    if (error instanceof QueryParseError) return error.body.error
    throw error
  }
}

// 1: the query. 2: the part of it that the error points at. 3: what the error says.
test.each([
  ['', '', 'empty'],
  ['// only a comment\n', '// only a comment\n', 'empty'],
  ['*[_type == "post"', '[_type == "post"', '"[" is never closed'],
  ['*[_type == "post"]{title', '{title', '"{" is never closed'],
  ['count(*', '(*', '"(" is never closed'],
  ['*[_type == "post"]]', ']', 'Unexpected "]"'],
  ['*[title == "open]', '"open]', 'no closing quote'],
  ['*[title = 1]', '=', 'Unexpected "="'],
  ['*[_type == "post" &&]', ']', 'Unexpected "]"'],
  ['*[_type == "post"] |', '|', 'Expected'],
  ['*{name email}', 'email', 'Unexpected "email"'],
  ['*{"name" 1}', '1', 'Unexpected "1"'],
  ['*[nope(title)]', 'nope(title)', 'Undefined function: nope'],
  ['*[nope::title(1)]', 'nope::title(1)', 'Undefined namespace: nope'],
  ['*{\n  "a": "😀",\n  // a comment with nope(1)\n  "b": nope(1)\n}', 'nope(1)', 'Undefined function: nope'],
  ['count(*) + count(a, b)', 'count(a, b)', 'Expected 1, got 2'],
  ['*[_type == "a"] | order()', 'order()', 'number of arguments'],
  ['*[_type == "a"] | rank(b)', 'rank(b)', 'Undefined pipe function: rank'],
  ['*[_type == "a"][0..last]', '[0..last]', 'slicing must use constant numbers'],
  ['*[title asc]', 'asc', 'unexpected asc'],
  ['boost(title, 2)', 'boost', 'unexpected boost'],
  ['*[_id == $id && year == $year]', '$year', 'param $year referenced, but not provided'],
  ['*{"near": geo::distance(a, b)}', 'geo::distance', 'geo::distance() is not available'],
  ['*[text::query("a")]', 'text::query', 'right of match'],
  ['"\\u{1f600', '\\u{', 'escape'],
])('%j is refused at %j because: %s', (query, place, reason) => {
  const {start, end, description} = Object(faultOf(query, {id: 'a'}))
  expect(query.slice(start, end)).toBe(place)
  expect(description).toContain(reason)
})

test('comments are left out wherever they stand, also at the end', () => {
  const plain = parseQuery('*[_id == "a"]{name}', {})
  expect(parseQuery('// first\n*[ // second\n_id == "a"]{name} // last', {})).toEqual(plain)
})

const pieces = fc.constantFrom(
  ...'* [ ] ( ) { } | , : :: . .. ... -> => == != && || ! + - / ** % @ ^ $p $absent _id "text" \'a\' 1 2.5 1e9 in match asc'.split(
    ' ',
  ),
  'order(',
  'score(',
  'boost(',
  'select(',
  'count(',
  'text::query(',
  'path("a.**")',
  'fn a::b($x) = $x{a};',
  'a::b(@)',
  '"\\u{',
  '// comment\n',
  '\n',
  '😀',
)

test('whatever the text, it is a query or is refused with a place inside it', () => {
  const garbled = fc.array(pieces, {maxLength: 25}).map((parts) => parts.join(' '))
  const anything = fc.oneof(fc.string({unit: 'binary', maxLength: 60}), garbled)
  fc.assert(
    fc.property(anything, fc.jsonValue({maxDepth: 2}), (query, p) => {
      const {start, end, description} = Object(faultOf(query, {p}) ?? {start: 0, end: 0, description: 'none'})
      expect(description).toMatch(/\w/)
      expect([0 <= start, start <= end, end <= query.length]).toEqual([true, true, true])
    }),
    {numRuns: 2_000},
  )
})
