import {afterAll, beforeAll, expect, test} from 'vitest'

import {startTestLake} from '../support/lake.ts'
import type {TestLake} from '../support/lake.ts'

let lake: TestLake

beforeAll(async () => {
  lake = await startTestLake()
  const reference = (id: string) => ({_type: 'reference', _ref: id})
  await lake
    .client()
    .transaction()
    .create({
      _id: 'flask',
      _type: 'framework',
      name: 'Flask',
      slug: {current: 'flask'},
      body: 'Small and sober',
    })
    .create({
      _id: 'django',
      _type: 'framework',
      name: 'Django',
      slug: {current: 'django'},
      body: 'Batteries included',
    })
    .create({_id: 'drafts.django', _type: 'framework', name: 'Django, edited', slug: {current: 'django'}})
    .create({_id: 'drafts.rails', _type: 'framework', name: 'Rails', slug: {current: 'rails'}})
    .create({
      _id: 'versions.spring.flask',
      _type: 'framework',
      name: 'Flask in spring',
      slug: {current: 'flask-spring'},
    })
    .create({_id: 'e2022', _type: 'edition', year: 2022, entries: [{_key: 'a', ...reference('django')}]})
    .commit()
  await lake.client().releases.create({releaseId: 'spring', metadata: {title: 'Spring'}})
})
afterAll(() => lake.close())

const names = '*[_type == "framework"] | order(_id).name'

test('a query with parameters comes back with its result, the time it took and its own text', async () => {
  const response = await lake
    .client()
    .fetch('*[slug.current == $slug][0].name', {slug: 'flask'}, {filterResponse: false})
  expect(response).toMatchObject({result: 'Flask', query: '*[slug.current == $slug][0].name'})
  expect(response.ms).toBeGreaterThanOrEqual(0)
  expect(response.syncTags?.length).toBeGreaterThan(0)
})

test('the query is left out of the answer when nobody wants it back', async () => {
  const answer = await lake.request('/v2025-02-19/data/query/production?query=1%2B1&returnQuery=false')
  expect(await answer.json()).toMatchObject({result: 2})
  const other = await lake.request('/v2025-02-19/data/query/production?query=1%2B1&returnQuery=false')
  expect(await other.json()).not.toHaveProperty('query')
})

test('a query too long for an address is posted and answered alike', async () => {
  const filler = `// ${'x'.repeat(12_000)}\n`
  expect(await lake.client().fetch(`${filler}count(*[_type == $type])`, {type: 'framework'})).toBe(2)
})

test.each([
  ['raw', ['Django', 'Django, edited', 'Rails', 'Flask', 'Flask in spring']],
  ['published', ['Django', 'Flask']],
  ['drafts', ['Django, edited', 'Flask', 'Rails']],
  [['spring'], ['Django', 'Flask in spring']],
  [
    ['spring', 'drafts'],
    ['Django, edited', 'Flask in spring', 'Rails'],
  ],
] as const)(
  'the perspective %j shows each document once, from its topmost layer',
  async (perspective, expected) => {
    const list = typeof perspective === 'string' ? perspective : [...perspective]
    const found = await lake.client().fetch<string[]>(names, {}, {perspective: list})
    expect(found.toSorted()).toEqual(expected.toSorted())
  },
)

test('the former name of the drafts perspective still works', async () => {
  const search = `query=${encodeURIComponent('count(*[_type == "framework"])')}&perspective=previewDrafts`
  const answer = await lake.request(`/v2025-02-19/data/query/production?${search}`, {}, 'viewer')
  expect(await answer.json()).toMatchObject({result: 3})
})

test('a document in a perspective has its published id, and beside it the id that it is stored under', async () => {
  const query = '*[_id == "django"][0]{_id, _originalId}'
  const client = lake.client()
  expect(await client.fetch(query, {}, {perspective: 'drafts'})).toEqual({
    _id: 'django',
    _originalId: 'drafts.django',
  })
  expect(await client.fetch(query, {}, {perspective: 'published'})).toEqual({
    _id: 'django',
    _originalId: 'django',
  })
})

test('references lead to what the perspective shows', async () => {
  const query = '*[_type == "edition"][0].entries[0]->name'
  expect(await lake.client().fetch(query, {}, {perspective: 'published'})).toBe('Django')
  expect(await lake.client().fetch(query, {}, {perspective: 'drafts'})).toBe('Django, edited')
})

test('the version of the API decides what a request without a perspective sees', async () => {
  const count = 'count(*[_type == "framework"])'
  expect(await lake.client('editor', {apiVersion: '2025-02-19'}).fetch(count)).toBe(2)
  expect(await lake.client('editor', {apiVersion: '2024-01-01'}).fetch(count)).toBe(5)
  expect(await lake.client('editor', {apiVersion: '1'}).fetch(count)).toBe(5)
})

test.each(['raw', 'drafts', 'spring,drafts'])(
  'without a token the perspective "%s" shows published documents only',
  async (perspective) => {
    const query = encodeURIComponent('*[]._id')
    const answer = await lake.request(
      `/v2025-02-19/data/query/production?query=${query}&perspective=${perspective}`,
    )
    expect(await answer.json()).toMatchObject({result: ['django', 'e2022', 'flask']})
  },
)

test('a perspective that cannot be one is refused by name', async () => {
  const answer = await lake.request('/v2025-02-19/data/query/production?query=1&perspective=raw,drafts')
  expect(answer.status).toBe(400)
  expect(JSON.stringify(await answer.json())).toContain('raw,drafts')
})

test.each([
  '*[',
  '*[foo bar]',
  '*{"a": nope(1)}',
  '*[_id == $absent]',
  '*[geo::distance(a, b) < 1]',
  'boost(1, 2)',
])('the query %s is answered with what is wrong with it', async (query) => {
  const answer = await lake.request(`/v2025-02-19/data/query/production?query=${encodeURIComponent(query)}`)
  expect(answer.status).toBe(400)
  const {error} = await answer.json()
  expect(error).toMatchObject({type: 'queryParseError', query, description: expect.stringMatching(/\w+/)})
  expect(error.start).toBeLessThanOrEqual(error.end)
  await expect(lake.client().fetch(query)).rejects.toMatchObject({statusCode: 400})
})

test('a parameter that is not JSON is refused by name', async () => {
  const answer = await lake.request('/v1/data/query/production?query=1&$slug=flask')
  expect(answer.status).toBe(400)
  expect(JSON.stringify(await answer.json())).toContain('$slug')
})

test.each([
  ['flas*', ['flask']],
  ['batteries INCLUDED', ['django']],
  ['"batteries included" -flask', ['django']],
  ['sober -small', []],
  ['flask', ['flask']],
])('the search "%s" of the Studio finds %j', async (search, expected) => {
  const found = await lake.client().fetch<{_id: string}[]>(
    `// findability-mvi:5
    *[_type in $__types] | score(
      boost(_type in ["framework"] && name match text::query($__query), 10),
      ([@, _id] match text::query($__query) || references($__rawQuery))
    ) [_score > 0] {_type, _id, _originalId, "orderings": [_score]} | order(_score desc) [0...$__limit]`,
    {__types: ['framework'], __query: search, __rawQuery: search, __limit: 1001},
    {perspective: 'published'},
  )
  expect(found.map(({_id}) => _id)).toEqual(expected)
})

test('the functions for variants and releases that the Studio uses are answered', async () => {
  const client = lake.client()
  const options = {perspective: 'raw'} as const
  expect(await client.fetch('*[sanity::versionOf($id)]._id', {id: 'flask'}, options)).toEqual([
    'flask',
    'versions.spring.flask',
  ])
  expect(await client.fetch('*[sanity::partOfRelease("spring")]._id', {}, options)).toEqual([
    'versions.spring.flask',
  ])
  expect(await client.fetch('releases::all()[].name', {}, options)).toEqual(['spring'])
  expect(await client.fetch('*[_id in path("drafts.**")]._id', {}, options)).toEqual([
    'drafts.django',
    'drafts.rails',
  ])
  expect(await client.fetch('*[!(_id in path("_.**")) && references("django")]._id')).toEqual(['e2022'])
  expect(await client.fetch('diff::changedAny({"a": 1}, {"a": 2}, a)')).toBe(true)
})
