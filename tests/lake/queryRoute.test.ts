import {createClient} from '@sanity/client'
import fc from 'fast-check'
import {createClient as createClient7} from 'sanity-client-7'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'

import {limits} from '../../sanity/lake/limits.ts'
import {startTestLake} from '../support/lake.ts'
import type {TestLake} from '../support/lake.ts'

let lake: TestLake
const path = '/v2025-02-19/data/query/production'

beforeAll(async () => {
  lake = await startTestLake()
  lake.lake.transact({
    author: 'test',
    mutations: [
      {create: {_id: 'a', _type: 'note', title: 'Amber', tags: ['x', 'y']}},
      {create: {_id: 'drafts.a', _type: 'note', title: 'Amber, edited'}},
      {create: {_id: 'versions.spring.a', _type: 'note', title: 'Amber in spring'}},
      {create: {_id: 'b', _type: 'note', title: 'Blue', related: {_type: 'reference', _ref: 'a'}}},
    ],
  })
})
afterAll(() => lake.close())

const get = (search: Record<string, string> | string[][], role: 'anonymous' | 'viewer' = 'viewer') =>
  lake.request(`${path}?${new URLSearchParams(search)}`, {}, role)
const post = (body: unknown) =>
  lake.request(path, {method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body)}, 'viewer')

test.each([
  [{a: 'Amber'}, '*[title == $a]._id', ['a']],
  [{list: ['a', 'b']}, 'count(*[_id in $list])', 2],
  [{deep: {list: [{n: 1.5}]}}, '$deep.list[0].n', 1.5],
  [{nothing: null}, '$nothing', null],
  [{yes: true}, 'select($yes => "yes", "no")', 'yes'],
  [{from: 0, to: 1}, '*[_type == "note"] | order(title desc)[$from...$to].title', ['Blue']],
  [{field: 'title'}, '*[_id == "b"][0][$field]', 'Blue'],
  [{word: 'amb*'}, '*[_type == "note"] | score(title match $word)[_score > 0]._id', ['a']],
  [{emoji: '😀 "quoted" \n'}, '$emoji', '😀 "quoted" \n'],
])('the parameters %j mean the same in an address and in a body', async (params, query, expected) => {
  const search = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [`$${name}`, JSON.stringify(value)]),
  )
  const [one, other] = await Promise.all([get({query, ...search}), post({query, params})])
  expect([one.status, other.status]).toEqual([200, 200])
  const [first, second] = [await one.json(), await other.json()]
  expect(first).toMatchObject({result: expected, query})
  expect(second).toMatchObject({result: expected, query})
})

interface Options {
  perspective?: 'published' | 'drafts' | string[]
  tag?: string
  resultSourceMap?: boolean
  lastLiveEventId?: string
}
type Ask = (query: string, options?: Options) => Promise<unknown>

const clientConfig = () => ({
  projectId: lake.config.projectId,
  dataset: lake.config.dataset,
  apiHost: lake.url,
  useProjectHostname: false,
  apiVersion: '2025-02-19',
  useCdn: false,
  token: lake.config.readToken,
  maxRetries: 0,
})
const ask8: Ask = (query, options) =>
  createClient(clientConfig()).fetch(query, {}, {...options, filterResponse: false})
const askBare8: Ask = (query) =>
  createClient(clientConfig()).fetch(query, {}, {filterResponse: false, returnQuery: false})
const ask7: Ask = (query, options) =>
  createClient7(clientConfig()).fetch(query, {}, {...options, filterResponse: false})
const askBare7: Ask = (query) =>
  createClient7(clientConfig()).fetch(query, {}, {filterResponse: false, returnQuery: false})

describe.each([
  ['8', ask8, askBare8],
  ['7', ask7, askBare7],
])('client %s', (_, ask, askBare) => {
  const title = '*[_id == "a"][0].title'

  test.each([
    ['published', 'Amber'],
    ['drafts', 'Amber, edited'],
    [['spring', 'drafts'], 'Amber in spring'],
    [['drafts', 'published'], 'Amber, edited'],
  ] as const)('reads in the perspective %j', async (perspective, expected) => {
    const layers = typeof perspective === 'string' ? perspective : [...perspective]
    expect(await ask(title, {perspective: layers})).toMatchObject({result: expected})
  })

  test('gets what it asks for beside the result', async () => {
    const answer = await ask(title, {tag: 'site.home', resultSourceMap: true, lastLiveEventId: 'event'})
    expect(answer).toMatchObject({result: 'Amber', query: title, resultSourceMap: {documents: [{_id: 'a'}]}})
    expect(await askBare(title)).not.toHaveProperty('query')
  })

  test('posts a query that is too long for an address', async () => {
    const long = `// ${'x'.repeat(limits.maxQueryUrlLength)}\n${title}`
    expect(await ask(long)).toMatchObject({result: 'Amber'})
  })

  test('shows where a query is wrong', async () => {
    const query = '*[_type == "note"]{\n  "title": upper(title, 1)\n}'
    await expect(ask(query)).rejects.toMatchObject({
      statusCode: 400,
      message: expect.stringMatching(/> 2 .*upper\(title, 1\)\n +\| +\^{15} Incorrect number of arguments/),
      details: {type: 'queryParseError', query, start: 31, end: 46},
    })
  })
})

test('a perspective may be repeated instead of listed', async () => {
  const query = '*[_id == "a"][0].title'
  for (const name of ['perspective', 'perspective[]']) {
    const answer = await get([
      ['query', query],
      [name, 'spring'],
      [name, 'drafts'],
    ])
    expect(await answer.json()).toMatchObject({result: 'Amber in spring'})
  }
})

test('the plan of a query comes along, or alone, when it is asked for', async () => {
  const query = 'count(*[_type == "note" && title match "a*"])'
  const explain = expect.stringContaining('type in ["note"]')
  expect(await (await get({query, explain: 'true'})).json()).toMatchObject({result: 1, explain})
  const only = await (await get({query, explain: 'only'})).json()
  expect(only).toMatchObject({query, explain})
  expect(only).not.toHaveProperty('result')
  expect(await (await get({query})).json()).not.toHaveProperty('explain')
})

test.each([
  ['explain', 'please'],
  ['returnQuery', 'maybe'],
  ['cacheMode', 'stale'],
  ['tag', 'two words'],
  ['resultSourceMap', 'yes'],
  ['perspective', 'no/where'],
  ['$p', 'not json'],
])('the value of %s that means nothing is refused by name', async (name, value) => {
  const answer = await get({query: '1', [name]: value})
  expect(answer.status).toBe(400)
  const {error} = await answer.json()
  expect(error.description).toContain(name)
})

test('a request without a query, and one that is too long, say so', async () => {
  expect((await get({})).status).toBe(400)
  expect((await get({query: `// ${'x'.repeat(limits.maxQueryUrlLength)}`})).status).toBe(414)
  expect((await post({query: '1', params: {p: 'x'.repeat(limits.maxQueryBodyBytes)}})).status).toBe(413)
  expect((await post({query: `// ${'x'.repeat(limits.maxQueryLength)}`})).status).toBe(400)
  expect((await post({params: {}})).status).toBe(400)
  expect((await post('{"query":')).status).toBe(400)
})

test('HEAD answers as GET does, without the answer', async () => {
  const answer = await lake.request(`${path}?query=1`, {method: 'HEAD'})
  expect([answer.status, await answer.text()]).toEqual([200, ''])
  expect((await lake.request(`${path}?query=`, {method: 'HEAD'})).status).toBe(400)
})

test('documents with fields named like those of every object are queried like others', async () => {
  const fields = ['then', 'hasOwnProperty', 'constructor', 'toJSON', 'toString', 'next', 'length']
  const inner = Object.fromEntries(fields.map((name) => [name, {deep: [name]}]))
  const awkward = {...inner, inner: {...inner, x: 5}}
  lake.lake.transact({
    author: 'test',
    mutations: [
      {create: {_id: 'awkward', _type: 'awkward', ...awkward}},
      {create: {_id: 'pointer', _type: 'pointer', to: {_type: 'reference', _ref: 'awkward'}}},
    ],
  })
  const search =
    '*[_id == "pointer"][0]{"d": to->{..., "x": inner.x}, "later": to->then, "s": to->toString.deep[0]}'
  for (const resultSourceMap of ['true', 'false']) {
    const answer = await get({query: search, resultSourceMap})
    expect(await answer.json()).toMatchObject({
      result: {d: {...awkward, x: 5}, later: inner.then, s: 'toString'},
    })
  }
  expect(await (await get({query: 'count(*[inner.x == 5])'})).json()).toMatchObject({result: 1})
  lake.lake.transact({author: 'test', mutations: [{delete: {id: 'pointer'}}, {delete: {id: 'awkward'}}]})
})

const queries = [
  '*[_type == "note" && title match $p]{_id, "r": related->{title}, tags[@ == "x"]} | order(title desc, _id)[0...2]',
  'count(*[references(^._id) || _id in path("drafts.**")]) + math::sum([1, 2.5, -3e2])',
  'fn ex::short($d) = $d{(_id), title}; *{"s": ex::short(@), "t": (_id, title)} | score(anywhere(_id == $p))',
  '*{..., tags[0] == "x" => {"first": tags[0..-1]}, "s": select(_id == "a" => 1, $p)} | score(boost(title match "a*", 2))',
  'array::join(string::split(lower("A,B"), ","), $p) + pt::text(*[0].body) + string(round(1.255, 2)) + now()',
  'fn ex::short($d) = $d{_id, "up": ^._id}; *[_id == "b"]{"related": ex::short(related->)}',
  'diff::changedAny({"a": 1}, {"a": $p}, a) || dateTime(now()) > dateTime("2020-01-01T00:00:00Z") - 60*60',
]
const pieces = queries.join(' ').split(/(?<=\W)|(?=\W)/)

/** A query with some of its pieces left out, doubled or replaced. */
const damaged = fc
  .tuple(
    fc.constantFrom(...queries),
    fc.array(fc.tuple(fc.nat(), fc.constantFrom(0, 1, 2), fc.constantFrom(...pieces)), {maxLength: 4}),
  )
  .map(([query, damages]) => {
    const parts = query.split(/(?<=\W)|(?=\W)/)
    for (const [where, removed, put] of damages) parts.splice(where % parts.length, removed, put)
    return parts.join('')
  })
const hostile = fc.oneof(
  {weight: 6, arbitrary: damaged},
  {weight: 2, arbitrary: fc.string({unit: 'binary', maxLength: 40})},
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.constantFrom('(', '[', '{"a":', '-', '!', 'a[', '*[', 'count(', '^.'),
        fc.integer({min: 1, max: 3_000}),
      )
      .map(([opening, depth]) => `${opening.repeat(depth)}1`),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.constantFrom('*[$n]', '*[0...$n]', '*[-$n..2]', '$n ** $n', '1/$n', 'round($n, $n)', '"a" + $n'),
        fc.double(),
      )
      .map(([query, number]) => query.replaceAll('$n', String(number))),
  },
)

test('whatever is asked, the answer is a result or a 400 that says what is wrong', async () => {
  await fc.assert(
    fc.asyncProperty(hostile, fc.jsonValue({maxDepth: 3}), async (query, p) => {
      const answer = await post({query, params: {p}})
      const {result, error} = await answer.json()
      expect([answer.status, query]).toEqual([error ? 400 : 200, query])
      expect(error ?? {type: 'query', description: `${result}`}).toMatchObject({
        type: expect.stringMatching(/^query/),
        description: expect.any(String),
      })
    }),
    {numRuns: 400},
  )
})
