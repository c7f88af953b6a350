import fc from 'fast-check'

import type {Perspective} from '../../sanity/lake/query/perspective.ts'

const publishedId = fc.constantFrom('a', 'b', 'c', 'd')
export const storedId = fc
  .tuple(fc.constantFrom('', 'drafts.', 'versions.r1.', 'versions.r2.'), publishedId)
  .map(([layer, id]) => layer + id)
const type = fc.constantFrom('post', 'author')
const slug = fc.constantFrom('one', 'two', 'three')
const reference = fc.oneof(
  publishedId.map((id) => ({_type: 'reference', _ref: id, _weak: true})),
  publishedId.map((id) => ({_type: 'reference', _ref: id, _dataset: 'elsewhere'})),
)

export const document = fc.record(
  {
    _id: storedId,
    _type: type,
    _createdAt: fc.constantFrom('2020-01-01T00:00:00Z', '2021-01-01T00:00:00Z', '2022-01-01T00:00:00Z'),
    slug: fc.oneof(
      slug.map((current) => ({_type: 'slug', current})),
      fc.constant({current: 1}),
      fc.constant('one'),
      fc.constant(null),
    ),
    rank: fc.oneof(fc.integer({min: 0, max: 3}), fc.constantFrom('1', true, null)),
    author: fc.oneof(reference, fc.constant(null)),
    related: fc.oneof(fc.array(reference, {maxLength: 2}), publishedId),
    meta: fc.oneof(
      fc.record({parent: reference, title: slug}),
      fc.record({parent: reference}),
      fc.record({title: slug}),
    ),
    _system: fc.oneof(
      {weight: 9, arbitrary: fc.constant({})},
      {weight: 1, arbitrary: fc.constant({delete: true})},
    ),
  },
  {requiredKeys: ['_id', '_type'], noNullPrototype: true},
)
/** Documents in a few ids, layers and types, so that they meet each other's references and slugs. */
export const dataset = fc.uniqueArray(document, {selector: ({_id}) => _id, maxLength: 14})

const text = (value: fc.Arbitrary<string>) => value.map((string) => JSON.stringify(string))
const list = (value: fc.Arbitrary<string>) =>
  fc.array(value, {maxLength: 3}).map((items) => JSON.stringify(items))
const anyId = fc.oneof(publishedId, storedId)
const constantTest = fc.oneof(
  text(anyId).map((id) => `_id == ${id}`),
  text(anyId).map((id) => `${id} == _id`),
  list(anyId).map((ids) => `_id in ${ids}`),
  publishedId.map((id) => `_id in ["${id}", "drafts." + "${id}"]`),
  fc
    .constantFrom('drafts.**', 'versions.r1.*', 'a', '**.a', 'versions.*.b')
    .map((path) => `_id in path("${path}")`),
  text(type).map((name) => `_type == ${name}`),
  list(type).map((names) => `(_type in ${names})`),
  text(slug).map((current) => `slug.current == ${current}`),
  list(slug).map((currents) => `slug.current in ${currents}`),
  text(anyId).map((id) => `references(${id})`),
  list(anyId).map((ids) => `references(${ids}, "a")`),
  text(anyId).map((id) => `sanity::versionOf(${id})`),
  fc.constantFrom('sanity::partOfRelease("r1")', 'sanity::partOfRelease(1)'),
  text(publishedId).map((id) => `author._ref == ${id}`),
  text(publishedId).map((id) => `@.meta.parent._ref in [${id}, null]`),
  text(publishedId).map((id) => `${id} in related[]._ref`),
  text(publishedId).map((id) => `related[0]._ref == ${id}`),
  fc.constantFrom('rank == 1', 'rank in [1, 2]', 'rank in [null]', 'rank == true', 'meta.title == "one"'),
  fc.constantFrom(
    'rank > 1',
    'defined(slug.current)',
    'author->rank == 1',
    '_type == null',
    'slug == "one"',
    'slug.current in [null, 1]',
    'slug.current match "t*"',
    '_originalId == "drafts.a"',
    'true',
  ),
)
/** Tests that look at the document (or another value) around the set. */
const correlatedTest = fc.constantFrom(
  '_id == ^._id',
  '_id != ^._id',
  '_id == ^.author._ref',
  '_id == ^.rank',
  '_id == ^.^._id',
  '_id in ^.related[]._ref',
  '_id in ^.related',
  '_id in ["a", ^.author._ref]',
  '_type == ^._type',
  'slug.current == ^.slug.current',
  'slug.current in [^.slug.current]',
  'rank == ^.rank',
  'author._ref == ^._id',
  'meta.parent._ref == ^._id',
  'related[0]._ref == ^._id',
  '^._id in related[]._ref',
  '^._id in related',
  'references(^._id)',
  'references(^.^._id)',
  'references(^.related[]._ref, ^.author._ref)',
  'references(^.rank)',
  'references(*[_type == ^.^._type]._id)',
  'references(*[author._ref == ^.^._id]._id)',
  'author._ref in *[rank == 1]._id',
  'sanity::versionOf(^._id)',
  'sanity::partOfRelease("r" + string(^.rank))',
  'count(*[references(^._id)]) > 0',
  'count(*[_id == ^.author._ref && rank > 0]) == 1',
  'references(^.related[_ref == ^._id]._ref)',
)
const {filter, correlated} = fc.letrec<{filter: string; correlated: string}>((tie) => ({
  filter: fc.oneof(
    {maxDepth: 3, depthSize: 'small'},
    {weight: 6, arbitrary: constantTest},
    fc.tuple(tie('filter'), tie('filter')).map((sides) => `(${sides.join(' && ')})`),
    fc.tuple(tie('filter'), tie('filter')).map((sides) => `(${sides.join(' || ')})`),
    tie('filter').map((inner) => `!(${inner})`),
  ),
  correlated: fc.oneof(
    {maxDepth: 2, depthSize: 'small'},
    {weight: 4, arbitrary: correlatedTest},
    fc.tuple(correlatedTest, tie('filter')).map((sides) => sides.join(' && ')),
    fc.tuple(tie('correlated'), tie('filter')).map((sides) => `(${sides.join(' || ')})`),
  ),
}))
/** Queries about such documents: filters of all kinds, sets that look at what stands around them, orders, projections. */
export const query = fc
  .tuple(filter, filter, correlated)
  .chain(([outer, inner, here]) =>
    fc.constantFrom(
      `*[${outer}]`,
      `*[${outer}][${inner}]{_id, _originalId, "name": author->slug.current, "next": related[]->_id}`,
      `*[${here}]._id`,
      `*[${outer}] | order(rank desc)[0...3]._id`,
      `*[${outer}] | order(_updatedAt desc, count(*[${here}]))[0...3]{_id, "same": *[${here}]._id}`,
      `*[${outer}][0]{_id, "others": *[${inner} && _id != ^._id]._id}`,
      `*[${outer}]{_id, "from": count(*[references(^._id) && ${inner}]), "there": *[${here}]._id}`,
      `*[${outer}]{_id, "related": related[]->{_id, "there": *[${here}][${inner}]._id}}`,
      `*[${outer}]{_id, "in": related[]{"there": *[${here} || _id == ^._ref]._id}}`,
      `*[${outer}].related[count(*[${here}]) > 0]._ref`,
      `*[${outer}]{_id, "first": *[${here}] | order(_id desc)[0]{_id, "then": *[${here}]._id}}`,
      `*[count(*[${here}]) > 1 && ${outer}]._id`,
      `*[${outer}] | score(slug.current match "t*", count(*[${here}]) > 0) {_id, _score}`,
      `{"some": count(*[${outer}]), "all": count(*), "last": *[-1]._id, "releases": count(releases::all())}`,
      `*[_type == "post" && author._ref in *[${inner}]._id]._id`,
      `*[_type == "post" && ${inner}] | order(_createdAt desc)[0...2]{_id, "there": *[${here}]._id}`,
      `*[_type == "post" && ${inner}] | order(_createdAt)[1..2]._id`,
      `*[_type == "post" && defined(slug.current)] | order(slug.current desc)[1...3]._id`,
      `*[_type == "post" && defined(slug.current) && ${inner}] | order(slug.current, _id)[0..1]._id`,
      `*[_type == "author" && defined(rank)] | order(rank asc)[1]{_id, "there": *[${here}]._id}`,
      `{"posts": count(*[_type == "post" && defined(slug.current)]), "ranked": count(*[_type == "author" && defined(rank)])}`,
      `*[_type == "post" && rank in [1, "1", true]]{_id, "same": *[_type == "author" && slug == ^.slug]._id}`,
      `*[_type == "author"][${inner}] | order(_updatedAt desc)[0]{_id, _createdAt}`,
      `*[${outer}] | order(_id desc)[1]._id`,
      `*[${outer}] | order(_createdAt desc, rank)[0...3]._id`,
      `*[${outer}][0...2]{_id, "first": *[${inner}] | order(_createdAt desc)[0]._id}`,
      `{"posts": count(*[_type == "post"]), "pairs": *[${outer}]{"authors": count(*[_type == "author"])}}`,
      `*[${outer}]{_id, "moved": diff::changedAny(@, author->, slug), "there": *[${here}]._id}`,
    ),
  )
export const perspective = fc.constantFrom<Perspective>(
  'raw',
  [],
  ['drafts'],
  ['r1'],
  ['r2', 'drafts'],
  ['drafts', 'r1'],
)
