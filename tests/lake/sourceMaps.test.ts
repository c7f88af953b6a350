import {createClient, type SanityDocumentStub} from '@sanity/client'
import {
  applySourceDocuments,
  jsonPath,
  parseJsonPath,
  resolveEditInfo,
  resolveMapping,
  studioPath,
  walkMap,
} from '@sanity/client/csm'
import {vercelStegaDecode} from '@vercel/stega'
import fc from 'fast-check'
import {createClient as createNextClient} from 'next-sanity'
import {createClient as createClient7} from 'sanity-client-7'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'

import {startTestLake} from '../support/lake.ts'
import type {TestLake} from '../support/lake.ts'

const studioUrl = 'https://studio.example'

let lake: TestLake
beforeAll(async () => {
  lake = await startTestLake()
  const block = (key: string, text: string) => ({
    _key: key,
    _type: 'block',
    style: 'normal',
    children: [{_key: `${key}s`, _type: 'span', text, marks: []}],
  })
  const claim = (key: string, text: string) => ({_key: key, _type: 'claim', text})
  const documents: SanityDocumentStub[] = [
    {_id: 'django', _type: 'framework', name: 'Django', claims: [claim('a', 'Whole'), claim('b', 'Old')]},
    {_id: 'drafts.django', _type: 'framework', name: 'Django, edited', claims: [claim('b', 'Older')]},
    {_id: 'versions.spring.django', _type: 'framework', name: 'Django in spring', claims: []},
    {_id: 'flask', _type: 'framework', name: 'Flask', claims: [claim('c', 'Small')]},
    {
      _id: 'e2022',
      _type: 'edition',
      intro: 'All of them',
      body: [block('p1', 'First words'), block('p2', 'Second words')],
      entries: [
        {_key: 'one', _type: 'entry', framework: {_type: 'reference', _ref: 'django'}, note: 'The first'},
        {_key: 'two', _type: 'entry', framework: {_type: 'reference', _ref: 'flask'}, note: 'The second'},
      ],
    },
  ]
  await lake.client().mutate(documents.map((create) => ({create})))
})
afterAll(() => lake.close())

const query = `*[_type == "edition"][0]{
  "heading": coalesce(subtitle, intro),
  body,
  "entries": entries[]{..., "name": framework->name, "claims": framework->claims[].text},
  "last": entries[-1].framework->{name}
}`

const configuration = () => ({
  projectId: lake.config.projectId,
  dataset: lake.config.dataset,
  apiHost: lake.url,
  useProjectHostname: false,
  apiVersion: '2025-02-19',
  useCdn: false,
  token: lake.config.readToken,
  stega: {enabled: true, studioUrl},
})

/** What the invisible marks in a text say about where it came from. */
function sourceOf(text: string): {id: string; path: string; perspective: string} {
  const mark = vercelStegaDecode<{href: string}>(text)
  const search = new URL(mark?.href ?? 'none:').searchParams
  return {
    id: search.get('id') ?? '',
    path: search.get('path') ?? '',
    perspective: search.get('perspective') ?? '',
  }
}

interface Edition {
  heading: string
  body: {children: {text: string}[]}[]
  entries: {note: string; name: string; claims: string[]; _type: string}[]
  last: {name: string}
}

type Perspective = 'published' | 'drafts' | string[]

const clients: [string, (perspective: Perspective) => Promise<Edition>][] = [
  ['version 8 of the client', (perspective) => createClient(configuration()).fetch(query, {}, {perspective})],
  [
    'version 7 of the client',
    (perspective) => createClient7(configuration()).fetch(query, {}, {perspective}),
  ],
  [
    'the client of next-sanity',
    (perspective) => createNextClient(configuration()).fetch(query, {}, {perspective}),
  ],
]

describe.each(clients)('with %s', (_name, fetchEdition) => {
  test.each<[Perspective, {id: string; perspective: string; name: string}]>([
    ['published', {id: 'django', perspective: 'published', name: 'Django'}],
    ['drafts', {id: 'django', perspective: '', name: 'Django, edited'}],
    [['spring', 'drafts'], {id: 'django', perspective: 'spring', name: 'Django in spring'}],
  ])('each text of an answer in the perspective %j leads to its field', async (perspective, expected) => {
    const edition = await fetchEdition(perspective)
    const [first, second] = edition.entries
    const published = {id: 'e2022', perspective: 'published'}

    expect(sourceOf(edition.heading)).toEqual({...published, path: 'intro'})
    expect(sourceOf(edition.body[1]?.children[0]?.text ?? '')).toEqual({
      ...published,
      path: 'body[_key=="p2"].children[_key=="p2s"].text',
    })
    expect(sourceOf(second?.note ?? '')).toEqual({...published, path: 'entries[_key=="two"].note'})
    expect(first?.name).toContain(expected.name)
    expect(sourceOf(first?.name ?? '')).toEqual({
      id: expected.id,
      perspective: expected.perspective,
      path: 'name',
    })
    expect(sourceOf(second?.claims[0] ?? '')).toEqual({
      id: 'flask',
      perspective: 'published',
      path: 'claims[_key=="c"].text',
    })
    expect(sourceOf(edition.last.name)).toEqual({id: 'flask', perspective: 'published', path: 'name'})
    expect(first?._type).toBe('entry')
  })
})

test('a draft is named by the id under which it is stored, with its type', async () => {
  const {resultSourceMap} = await lake.client().fetch(
    '*[_id == "django"][0]{name}',
    {},
    {
      perspective: 'drafts',
      resultSourceMap: true,
      filterResponse: false,
    },
  )
  expect(resultSourceMap).toEqual({
    documents: [{_id: 'drafts.django', _type: 'framework'}],
    paths: ["$['name']"],
    mappings: {"$['name']": {type: 'value', source: {type: 'documentValue', document: 0, path: 0}}},
  })
})

test('the map of an answer in the drafts perspective is the one that the hosted lake gives', async () => {
  const {result, resultSourceMap} = await lake
    .client()
    .fetch(
      '*[_type == "edition"]{_id, _originalId, intro, gone, "first": entries[0].framework->{_id, _originalId, name}}',
      {},
      {perspective: 'drafts', resultSourceMap: true, filterResponse: false},
    )
  expect(result).toEqual([
    {
      _id: 'e2022',
      _originalId: 'e2022',
      intro: 'All of them',
      gone: null,
      first: {_id: 'django', _originalId: 'drafts.django', name: 'Django, edited'},
    },
  ])
  const from = (document: number, path: number) => ({
    type: 'value',
    source: {type: 'documentValue', document, path},
  })
  expect(resultSourceMap).toEqual({
    documents: [
      {_id: 'e2022', _type: 'edition'},
      {_id: 'drafts.django', _type: 'framework'},
    ],
    paths: ["$['_id']", "$['_originalId']", "$['intro']", "$['name']"],
    mappings: {
      "$[0]['_id']": from(0, 0),
      "$[0]['_originalId']": from(0, 1),
      "$[0]['intro']": from(0, 2),
      "$[0]['first']['_id']": from(1, 0),
      "$[0]['first']['_originalId']": from(1, 1),
      "$[0]['first']['name']": from(1, 3),
    },
  })
})

test('what an editor types is put in its places in an answer before the lake is asked again', async () => {
  const {result, resultSourceMap} = await lake.client().fetch<Edition>(
    query,
    {},
    {
      perspective: 'drafts',
      resultSourceMap: 'withKeyArraySelector',
      filterResponse: false,
    },
  )
  const typed = {
    _id: 'drafts.flask',
    _type: 'framework',
    name: 'Flask 3',
    claims: [{_key: 'c', text: 'Tiny'}],
  }
  const shown = applySourceDocuments<Edition>(
    result,
    resultSourceMap,
    ({_id}) => (_id === typed._id ? typed : undefined),
    (changed) => changed,
    'drafts',
  )
  expect(shown.last.name).toBe('Flask 3')
  expect(shown.entries[1]).toMatchObject({name: 'Flask 3', claims: ['Tiny'], note: 'The second'})
  expect(shown.entries[0]).toEqual(result.entries[0])
})

test.each([
  ['true', "$['entries'][1]['note']"],
  ['withKeyArraySelector', "$['entries'][?(@._key=='two')]['note']"],
])('resultSourceMap=%s names an item of an array as %s', async (requested, path) => {
  const search = `query=${encodeURIComponent('*[_id == "e2022"][0].entries[1].note')}`
  const answer = await lake.request(
    `/v2025-02-19/data/query/production?${search}&resultSourceMap=${requested}`,
  )
  expect(await answer.json()).toMatchObject({result: 'The second', resultSourceMap: {paths: [path]}})
})

test('the Presentation tool finds the field of a part of a whole document', async () => {
  const {result, resultSourceMap} = await lake
    .client()
    .fetch('*[_type == "edition"]', {}, {resultSourceMap: 'withKeyArraySelector', filterResponse: false})
  expect(result[0].entries[1].note).toBe('The second')
  if (!resultSourceMap) throw new Error('The answer has no source map')
  const found = resolveEditInfo({
    studioUrl,
    resultSourceMap,
    resultPath: [0, 'entries', {_key: 'two', _index: 1}, 'note'],
  })
  expect(found).toMatchObject({id: 'e2022', type: 'edition'})
  expect(studioPath.toString(['entries', {_key: 'two'}, 'note'])).toBe('entries[_key=="two"].note')
})

test('a query so long that it is posted gets its map too', async () => {
  const {resultSourceMap} = await lake.client().fetch(
    `*[_id == "flask"][0].name // ${'so long '.repeat(3_000)}`,
    {},
    {
      resultSourceMap: true,
      filterResponse: false,
    },
  )
  expect(resultSourceMap?.paths).toEqual(["$['name']"])
})

test.each([
  ['nothing', '/v2025-02-19/data/query/production?query=1'],
  ['false', '/v2025-02-19/data/query/production?query=1&resultSourceMap=false'],
  ['a version of the API that has none', '/v1/data/query/production?query=1&resultSourceMap=true'],
])('an answer has no source map when asked for with %s', async (_what, path) => {
  const answer = await lake.request(path)
  expect(await answer.json()).not.toHaveProperty('resultSourceMap')
})

test('a kind of source map that does not exist is refused by name', async () => {
  const answer = await lake.request('/v2025-02-19/data/query/production?query=1&resultSourceMap=yes')
  expect(answer.status).toBe(400)
  expect(JSON.stringify(await answer.json())).toContain('yes')
})

const layer = fc.constantFrom('', 'drafts.', 'versions.autumn.')
const reference = fc.record({
  _key: fc.constantFrom('k1', 'k2', 'k3'),
  _type: fc.constant('reference'),
  _ref: fc.constantFrom('p1', 'p2', 'p3'),
  _weak: fc.constant(true),
})
const post = fc.record({
  _id: fc.tuple(layer, fc.constantFrom('p1', 'p2', 'p3')).map(([prefix, id]) => prefix + id),
  _type: fc.constantFrom('post', 'note'),
  title: fc.constantFrom('one', 'two', 'three'),
  related: fc.array(reference, {maxLength: 3}),
})
const posts = fc
  .uniqueArray(post, {selector: ({_id}) => _id, minLength: 1, maxLength: 7})
  .map((documents) => structuredClone(documents))
const question = fc.constantFrom(
  '*[_type in ["post", "note"]]{..., "names": related[]->title, "own": related[_key == "k2"]}',
  '*[_type == "post"] | order(title desc)[0...2]{title, "others": *[_type == "note" && title != ^.title].title}',
  '*[_id == "p1"][0]{_id, _originalId, title, "first": related[0]->{title, "next": related[]->{...}}}',
  '*[_type == "post" && references("p2")]{"by": *[_id == ^._id][0], title == "one" => {"only": related}}',
  '{"first": *[_type == "post"][0], "titles": *[_type == "note"].title, "all": array::unique(*[_type == "post"].title)}',
  '*[_type == "note"]{"from": *[_type == "post" && ^._id in related[]._ref]{title}, "up": select(title == "one" => title, "none")}',
  '*[_type == "post"]{"score": related} | score(count(related) > 1)',
)
const perspective = fc.constantFrom('raw', 'published', 'drafts', 'autumn,drafts')

test('whatever is asked in whatever perspective, the answer is the same with a map, and the map is right', async () => {
  const mapped = lake.client('editor', {perspective: 'raw'})
  await fc.assert(
    fc.asyncProperty(
      posts,
      fc.array(fc.tuple(question, perspective), {minLength: 8, maxLength: 8}),
      async (documents, questions) => {
        lake.lake.transact({
          author: 'test',
          mutations: [
            ...[...lake.lake.read.all()]
              .filter(({_type}) => _type === 'post' || _type === 'note')
              .map(({_id}) => ({delete: {id: _id}})),
            ...documents.map((create) => ({create})),
          ],
        })
        for (const [groq, glass] of questions) {
          const options = {perspective: glass.split(',')}
          const {result, resultSourceMap} = await mapped.fetch(
            groq,
            {},
            {
              ...options,
              resultSourceMap: 'withKeyArraySelector',
              filterResponse: false,
            },
          )
          expect(result, groq).toEqual(await mapped.fetch(groq, {}, options))
          for (const [path, {source}] of Object.entries(resultSourceMap?.mappings ?? {})) {
            if (source.type !== 'documentValue') continue
            const from = resultSourceMap?.documents[source.document]
            const held = documents.find(({_id}) => _id === from?._id)
            const value = valueAt(result, path)
            const sourcePath = resultSourceMap?.paths[source.path] ?? ''
            expect(held?._type, groq).toBe(from?._type)
            // What the lake itself keeps or a perspective adds is not among the fields that were written.
            if (/^\$$|\['_(id|originalId|rev|createdAt|updatedAt|system)'\]$/.test(sourcePath)) continue
            expect(value, `${groq} in ${glass}: ${path}`).toEqual(valueAt(held, sourcePath))
          }
          const unmapped: string[] = []
          walkMap(result, (value, path) => {
            const source = resolveMapping(path, resultSourceMap)?.mapping.source.type
            const expected = value === 'none' ? 'literal' : 'documentValue'
            if (typeof value === 'string' && source !== expected) unmapped.push(jsonPath(path))
            return value
          })
          expect(unmapped, groq).toEqual([])
        }
      },
    ),
    {numRuns: 25},
  )
})

function valueAt(holder: unknown, path: string): unknown {
  return parseJsonPath(path).reduce<unknown>((current, step) => {
    if (typeof current !== 'object' || current === null) return undefined
    if (typeof step !== 'object') return Reflect.get(current, step)
    return Array.isArray(current) ? current.find((item) => item?._key === step._key) : undefined
  }, holder)
}

test('a query that compares paths is answered, from unknown sources', async () => {
  const {result, resultSourceMap} = await lake
    .client()
    .fetch('diff::changedAny({"a": 1}, {"a": 2}, a)', {}, {resultSourceMap: true, filterResponse: false})
  expect(result).toBe(true)
  expect(resultSourceMap?.mappings.$?.source).toEqual({type: 'unknown'})
})
