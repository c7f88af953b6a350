import fc from 'fast-check'
import {evaluateSync} from 'groq-js'
import {afterAll, beforeAll, expect, test} from 'vitest'

import {evaluateQuery} from '../../sanity/lake/query/evaluate.ts'
import {parseQuery} from '../../sanity/lake/query/parse.ts'
import {layerOf, presented} from '../../sanity/lake/query/perspective.ts'
import type {Perspective} from '../../sanity/lake/query/perspective.ts'
import type {LakeDocument} from '../../sanity/lake/store/documentTypes.ts'
import {publishedIdOf} from '../../sanity/lake/store/publishedId.ts'
import {startTestLake} from '../support/lake.ts'
import type {TestLake} from '../support/lake.ts'

let lake: TestLake
beforeAll(async () => {
  lake = await startTestLake()
})
afterAll(() => lake.close())

const publishedId = fc.constantFrom('a', 'b', 'c', 'd')
const storedId = fc
  .tuple(fc.constantFrom('', 'drafts.', 'versions.r1.', 'versions.r2.'), publishedId)
  .map(([layer, id]) => layer + id)
const type = fc.constantFrom('post', 'author')
const slug = fc.constantFrom('one', 'two', 'three')
const reference = publishedId.map((id) => ({_type: 'reference', _ref: id, _weak: true}))

const document = fc.record({
  _id: storedId,
  _type: type,
  slug: fc.oneof(
    slug.map((current) => ({_type: 'slug', current})),
    fc.constant('one'),
    fc.constant(null),
  ),
  rank: fc.integer({min: 0, max: 3}),
  author: fc.oneof(reference, fc.constant(null)),
  related: fc.array(reference, {maxLength: 2}),
})
const dataset = fc.uniqueArray(document, {selector: ({_id}) => _id, maxLength: 12})

const text = (value: fc.Arbitrary<string>) => value.map((string) => JSON.stringify(string))
const list = (value: fc.Arbitrary<string>) =>
  fc.array(value, {maxLength: 3}).map((items) => JSON.stringify(items))
const anyId = fc.oneof(publishedId, storedId)
const operand = fc.oneof(
  text(anyId).map((id) => `_id == ${id}`),
  text(anyId).map((id) => `${id} == _id`),
  list(anyId).map((ids) => `_id in ${ids}`),
  publishedId.map((id) => `_id in ["${id}", "drafts." + "${id}"]`),
  text(type).map((name) => `_type == ${name}`),
  list(type).map((names) => `(_type in ${names})`),
  text(slug).map((current) => `slug.current == ${current}`),
  list(slug).map((currents) => `slug.current in ${currents}`),
  text(anyId).map((id) => `references(${id})`),
  list(anyId).map((ids) => `references(${ids}, "a")`),
  text(publishedId).map((id) => `sanity::versionOf(${id})`),
  fc.constantFrom(
    'rank > 1',
    'defined(slug.current)',
    'author->rank == 1',
    '_type == null',
    'slug == "one"',
    'true',
  ),
)
const {filter} = fc.letrec<{filter: string}>((tie) => ({
  filter: fc.oneof(
    {maxDepth: 3, depthSize: 'small'},
    operand,
    fc.tuple(tie('filter'), tie('filter')).map((sides) => `(${sides.join(' && ')})`),
    fc.tuple(tie('filter'), tie('filter')).map((sides) => `(${sides.join(' || ')})`),
    tie('filter').map((inner) => `!(${inner})`),
  ),
}))
const query = fc
  .tuple(filter, filter)
  .chain(([outer, inner]) =>
    fc.constantFrom(
      `*[${outer}]`,
      `*[${outer}][${inner}]{_id, _originalId, "name": author->slug.current, "next": related[]->_id}`,
      `*[${outer}] | order(rank desc)[0...3]._id`,
      `*[${outer}][0]{_id, "others": *[${inner} && _id != ^._id]._id}`,
      `*[${outer}]{_id, "from": count(*[references(^._id) && ${inner}])}`,
      `{"some": count(*[${outer}]), "all": count(*), "releases": count(releases::all())}`,
      `*[_type == "post" && author._ref in *[${inner}]._id]._id`,
    ),
  )
const perspective = fc.constantFrom<Perspective>(
  'raw',
  [],
  ['drafts'],
  ['r1'],
  ['r2', 'drafts'],
  ['drafts', 'r1'],
)

/** What a perspective shows, worked out the plain way: over every document. */
function overlay(documents: LakeDocument[], layers: Perspective): LakeDocument[] {
  if (layers === 'raw') return documents.toSorted((a, b) => (a._id < b._id ? -1 : 1))
  const order = [...layers, null]
  const groups = [...Map.groupBy(documents, ({_id}) => publishedIdOf(_id)).values()]
  const tops = groups.map((variants) =>
    order
      .map((layer) => variants.find(({_id}) => layerOf(_id) === layer))
      .find((variant) => variant !== undefined),
  )
  return tops
    .filter((top) => top !== undefined)
    .map(presented)
    .toSorted((a, b) => (a._id < b._id ? -1 : 1))
}

test('a narrowed query gives the very answer of the whole evaluation, in every perspective', async () => {
  await fc.assert(
    fc.asyncProperty(
      dataset,
      fc.array(fc.tuple(query, perspective), {minLength: 12, maxLength: 12}),
      async (documents, questions) => {
        const existing = [...lake.lake.read.all()].map(({_id}) => ({delete: {id: _id}}))
        lake.lake.transact({
          author: 'test',
          mutations: [...existing, ...documents.map((create) => ({create}))],
        })
        const stored = [...lake.lake.read.all()]
        expect(stored).toHaveLength(documents.length)

        for (const [groq, layers] of questions) {
          const visible = overlay(stored, layers)
          const plain = evaluateSync(parseQuery(groq, {}), {dataset: visible}).data
          const narrowed = await evaluateQuery(lake.lake, {query: groq, perspective: layers})
          expect(JSON.parse(JSON.stringify(narrowed)), `${groq} in ${JSON.stringify(layers)}`).toEqual(
            JSON.parse(JSON.stringify(plain)),
          )
        }
      },
    ),
    {numRuns: 150},
  )
})
