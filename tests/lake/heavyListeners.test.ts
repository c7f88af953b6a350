import {afterAll, beforeAll, expect, test, vi} from 'vitest'

import {compileFilter} from '../../sanity/lake/query/filter.ts'
import {QueryParseError} from '../../sanity/lake/query/parse.ts'
import {TimeLimitError} from '../../sanity/lake/query/timeLimit.ts'
import type {LakeDocument} from '../../sanity/lake/store/documentTypes.ts'
import {startTestLake} from '../support/lake.ts'
import type {TestLake} from '../support/lake.ts'
import {openListener} from '../support/listener.ts'

let lake: TestLake
beforeAll(async () => {
  lake = await startTestLake()
})
afterAll(() => lake.close())

const large: LakeDocument = {
  _id: 'large',
  _type: 'note',
  _rev: '1',
  _createdAt: '2026-01-01T00:00:00Z',
  _updatedAt: '2026-01-01T00:00:00Z',
  word: 'a'.repeat(20_000),
  list: Array.from({length: 2_000}, (_, number) => ({number})),
}

test.each([
  '*[count(list[count(^.list[count(^.^.list[number > 1]) > 1]) > 1]) > 1]',
  `*[word match "${'*a'.repeat(20)}b"]`,
  '*[count(array::unique(string::split(word, "")[count(string::split(^.word, "")) > 0])) > 1]',
  `*[length(lower(${Array.from({length: 30}).fill('{"a": a + a}').join('|').replace('{', '{"b": 1, ')}.a)) > 1 || count(list[length(string::split(^.word, "")) > 1]) > 1]`,
])('the filter %j is ended when it takes too long over a document', (query) => {
  const {selects} = compileFilter(query, {})
  expect(() => selects(large)).toThrow(TimeLimitError)
  expect(selects(null)).toBe(false)
})

test.each([
  ['declares functions', 'fn a::b($x) = $x{a}; *[count(a::b(@)) > 1]'],
  ['has thousands of words', `*[${Array.from({length: 5_000}).fill('a').join(' || ')}]`],
  ['is very long', `*[_id == "a"] // ${'x'.repeat(70_000)}`],
  ['is nested very deep', `*[${'!'.repeat(3_900)}true]`],
  ['searches for thousands of words', `*[title match text::query("${'a '.repeat(30_000)}")]`],
  ['compares documents', '*[diff::changedAny({"a": 1}, {"a": 2}, a)]'],
])('a listener whose query %s is refused', (_, query) => {
  expect(() => compileFilter(query, {})).toThrow(QueryParseError)
})

test('a listener with a filter that takes too long is dropped, and others hear what happened', async () => {
  const client = lake.client()
  const heavy = await openListener(
    client,
    '*[count(list[count(^.list[count(^.^.list[number > 1]) > 1]) > 1]) > 1]',
  )
  const light = await openListener(client, '*[_type == "note"]')
  const {_id, _type, list} = large
  await client.create({_id, _type, list})
  expect(await light.mutations(1)).toMatchObject([{documentId: 'large'}])
  // The client comes back by itself.
  await vi.waitFor(() => expect(heavy.events.map(({type}) => type)).toEqual(['welcome', 'welcome']), {
    timeout: 20_000,
  })
  heavy.close()
  light.close()
})

test('a document with a field named like a function of every object is listened to like others', () => {
  const {selects} = compileFilter('*[_type == "note" && inner.x == 1]', {})
  const awkward = {...large, hasOwnProperty: true, inner: {hasOwnProperty: 1, x: 1}}
  expect([selects(awkward), selects({...awkward, inner: {hasOwnProperty: 1, x: 2}})]).toEqual([true, false])
})
