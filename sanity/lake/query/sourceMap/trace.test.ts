import {parseJsonPath} from '@sanity/client/csm'
import fc from 'fast-check'
import {evaluateSync, parse} from 'groq-js'
import {expect, test} from 'vitest'

import type {SourceMap} from './sourceMap.ts'
import {traceSync} from './trace.ts'

const word = fc.constantFrom('sober', 'small', "it's", 'a\\b', '2020-01-01', '')
const key = fc.constantFrom('k1', 'k2', 'k3', "k')]['4", '')
const reference = fc.constantFrom('a', 'b', 'c', 'gone').map((_ref) => ({_type: 'reference', _ref}))
const span = fc.record({_type: fc.constant('span'), _key: key, text: word})
const block = fc.record({_type: fc.constant('block'), _key: key, children: fc.array(span, {maxLength: 2})})
const item = fc.record(
  {_key: key, text: word, rank: fc.integer({min: 0, max: 3}), target: reference, "odd 'name\\": word},
  {requiredKeys: ['rank']},
)
const document = fc.record(
  {
    _id: fc.constantFrom('a', 'b', 'c', 'd'),
    _type: fc.constantFrom('post', 'author'),
    title: fc.oneof(word, fc.constant(null)),
    rank: fc.integer({min: 0, max: 3}),
    author: reference,
    related: fc.array(reference, {maxLength: 3}),
    items: fc.array(item, {maxLength: 3}),
    tags: fc.array(word, {maxLength: 4}),
    body: fc.array(block, {maxLength: 2}),
    seo: fc.record({title: word, deep: fc.array(fc.array(word, {maxLength: 2}), {maxLength: 2})}),
  },
  {requiredKeys: ['_id', '_type', 'rank']},
)
const dataset = fc
  .uniqueArray(document, {selector: ({_id}) => _id, maxLength: 4})
  .map((documents) => structuredClone(documents))

const condition = fc.constantFrom(
  'rank > 1',
  'defined(title)',
  '_type == "post"',
  'count(items) > 1',
  'rank == ^.rank',
  '^.rank > 0',
  '^.^.rank > 0',
  'author->rank > 0',
  'true',
  '@.rank < 3',
  'count(*[rank == ^.^.rank]) > 1',
  'count(body[].children[text == ^.title]) > 0',
  'count(items[]{"x": ^.rank}[x > 1]) > 0',
)
const {value, fields} = fc.letrec<{value: string; fields: string; list: string; one: string}>((tie) => ({
  one: fc.oneof(
    {maxDepth: 3, depthSize: 'small'},
    fc.constantFrom('@', 'author->', 'author', 'seo', 'items[0]', 'body[-1]', '^', 'author->author->'),
    fc.tuple(tie('one'), tie('fields')).map(([one, object]) => `${one}${object}`),
    tie('list').map((list) => `${list}[0]`),
    tie('list').map((list) => `${list}[-1]`),
  ),
  list: fc.oneof(
    {maxDepth: 3, depthSize: 'small'},
    fc.constantFrom('items', 'related[]->', 'body', 'items[].target->', 'tags', 'seo.deep', 'related[]', '*'),
    fc.tuple(tie('list'), tie('fields')).map(([list, object]) => `${list}[]${object}`),
    fc.tuple(tie('list'), condition).map(([list, filter]) => `${list}[${filter}]`),
    fc.tuple(tie('list'), condition).map(([list, filter]) => `*[${filter}]{"x": ^.title, "list": ${list}}`),
    tie('list').map((list) => `(${list})[0...2]`),
    tie('list').map((list) => `(${list})[1..-1]`),
    tie('list').map((list) => `(${list} | order(rank desc, text))`),
    tie('list').map((list) => `(${list} | order(@))`),
    tie('list').map((list) => `(${list} | score(rank > 1, title match "sober"))`),
    tie('list').map((list) => `array::compact(${list})`),
    tie('list').map((list) => `array::unique(${list}[].title)`),
    fc.tuple(tie('list'), tie('list')).map(([a, b]) => `[...${a}, ...${b}, "mine"]`),
    tie('list').map((list) => `${list}[].items[]`),
    fc.tuple(tie('list'), condition).map(([list, filter]) => `${list}[].items[${filter}]`),
    tie('list').map((list) => `${list}[].text`),
    fc.tuple(tie('list'), tie('one')).map(([list, one]) => `${list}[]{"one": ${one}, "up": ^.title}`),
  ),
  value: fc.oneof(
    fc.constantFrom('title', 'items[]["odd \'name\\\\"]', 'seo.title', '"said"', 'rank + 1', 'count(tags)'),
    tie('one'),
    tie('list'),
    tie('one').map((one) => `${one}.title`),
    fc.tuple(condition, tie('value'), tie('value')).map((parts) => {
      const [filter, then, otherwise] = parts
      return `select(${filter} => ${then}, ${otherwise})`
    }),
    fc.tuple(tie('value'), tie('value')).map((values) => `coalesce(${values.join(', ')})`),
  ),
  fields: fc
    .array(
      fc.oneof(
        {maxDepth: 2, depthSize: 'small'},
        fc.constantFrom('...', 'title', 'items', '"tags": tags[]', '"mine": "said"', '"title": rank'),
        tie('value').map((inner) => `"renamed": ${inner}`),
        tie('one').map((one) => `...${one}`),
        fc.tuple(condition, tie('fields')).map(([filter, object]) => `${filter} => ${object}`),
      ),
      {minLength: 1, maxLength: 3},
    )
    .map((inner) => `{${inner.join(', ')}}`),
}))
const query = fc.oneof(
  fc.tuple(condition, fields).map(([filter, object]) => `*[${filter}]${object}`),
  fc.tuple(condition, value).map(([filter, inner]) => `*[${filter}][0]{"x": ${inner}}`),
  fc.tuple(fields, condition).map(([object, filter]) => `*${object}[${filter}] | order(title)`),
  value.map((inner) => `{"all": *{"inner": ${inner}}, "ids": *._id}`),
  fc.constantFrom('*', '*[0]', '*[].title', '*[].tags[]', '*[0].author->title'),
)

type Step = ReturnType<typeof parseJsonPath>[number]

/** What a document holds at a source path. */
function valueAt(holder: unknown, path: Step[]): unknown {
  return path.reduce<unknown>((current, step) => {
    if (typeof current !== 'object' || current === null) return undefined
    if (typeof step !== 'object') return Reflect.get(current, step)
    return Array.isArray(current) ? current.find((entry) => entry?._key === step._key) : undefined
  }, holder)
}

const plain = (result: unknown): unknown => JSON.parse(JSON.stringify(result ?? null))

/** Every string in an answer, by its path as mappings write it. */
function* stringsIn(result: unknown, path = '$'): Generator<{path: string; text: string}> {
  if (typeof result === 'string') yield {path, text: result}
  if (typeof result !== 'object' || result === null) return
  for (const [name, part] of Object.entries(result)) {
    const step = Array.isArray(result) ? `[${name}]` : `['${name.replaceAll(/['\\]/g, '\\$&')}']`
    yield* stringsIn(part, path + step)
  }
}

/** The source that holds for a path of an answer: its own, or that of the closest value around it. */
function sourceAt({mappings}: SourceMap, path: string): string | undefined {
  const prefixes = Object.keys(mappings).filter((prefix) => path === prefix || path.startsWith(`${prefix}[`))
  const closest = prefixes.toSorted((a, b) => b.length - a.length)[0]
  return closest === undefined ? undefined : mappings[closest]?.source.type
}

test('the traced answer is the plain one, and each mapped value stands where the map says', () => {
  fc.assert(
    fc.property(
      dataset,
      query,
      fc.constantFrom('keys' as const, 'indexes' as const),
      (documents, groq, how) => {
        const tree = parse(groq)
        const {value: answer, sourceMap} = traceSync(tree, {dataset: documents}, how)
        expect(plain(answer), groq).toEqual(plain(evaluateSync(tree, {dataset: documents}).data))

        for (const [path, {source}] of Object.entries(sourceMap.mappings)) {
          if (source.type !== 'documentValue') continue
          const held = documents.find(({_id}) => _id === sourceMap.documents[source.document]?._id)
          const sourcePath = sourceMap.paths[source.path] ?? 'none'
          const found = valueAt(plain(answer), parseJsonPath(path))
          expect(found, `${groq}: ${path} from ${sourcePath}`).toEqual(
            valueAt(held, parseJsonPath(sourcePath)),
          )
        }
        for (const {path, text} of stringsIn(plain(answer))) {
          const expected = text === 'said' || text === 'mine' ? 'literal' : 'documentValue'
          expect(sourceAt(sourceMap, path), `${groq}: ${path}`).toBe(expected)
        }
      },
    ),
    {numRuns: 2_000},
  )
})

test('items that are alike keep their own places', () => {
  const documents = [{_id: 'a', _type: 'post', tags: ['x', 'y', 'x', 'x'], rank: 1}]
  const tree = parse('*{"some": tags[@ == "x" && ^.rank == 1][1..2]}[0].some')
  const {value: answer, sourceMap} = traceSync(tree, {dataset: documents})
  expect(answer).toEqual(['x', 'x'])
  expect(sourceMap.paths).toEqual(["$['tags'][2]", "$['tags'][3]"])
})

test('a text made from a field counts as coming from it, other results come from nowhere', () => {
  const body = [{_key: 'b', _type: 'block', children: [{_key: 's', _type: 'span', text: 'Sober'}]}]
  const tree = parse(
    '*[0]{"a": lower(title), "b": string(rank), "c": pt::text(body), "d": title + "!", "e": "said", "f": gone}',
  )
  const {value: answer, sourceMap} = traceSync(tree, {
    dataset: [{_id: 'a', _type: 'post', title: 'Flask', rank: 1, body}],
  })
  expect(answer).toEqual({a: 'flask', b: '1', c: 'Sober', d: 'Flask!', e: 'said', f: null})
  const from = (path: number) => ({type: 'value', source: {type: 'documentValue', document: 0, path}})
  expect(sourceMap).toEqual({
    documents: [{_id: 'a', _type: 'post'}],
    paths: ["$['title']", "$['rank']", "$['body']"],
    mappings: {
      "$['a']": from(0),
      "$['b']": from(1),
      "$['c']": from(2),
      "$['d']": {type: 'value', source: {type: 'unknown'}},
      "$['e']": {type: 'value', source: {type: 'literal'}},
    },
  })
})

test.each([
  '*{"x": items[].parts[size == ^.rank]}',
  '*{"x": items[].parts[size == ^.^.rank]}',
  '*{"x": items[].parts[]{"y": ^.rank, "z": ^.^.rank}}',
  '*{"x": items[count(parts[size == ^.rank]) > 0]}',
  '*{"x": items[].parts[count(^.items[rank == ^.rank]) > 0]}',
  '*{"x": items[]{"y": parts[size == ^.rank], "z": select(count(^.items[].parts[size == ^.rank]) > 0 => rank)}}',
  '*{"x": items[].parts | order(size == ^.rank)}',
  '*{"x": items[].parts[].size[@ > ^.rank]}',
  '*{"rank": rank, "__proto__": {"rank": 9}}{rank, "rest": @}',
])('%s gives what the evaluator gives', (groq) => {
  const part = (size: number) => ({size, rank: size + 1})
  const documents = [
    {rank: 1, items: [{rank: 2, parts: [part(1), part(2), part(3)]}]},
    {
      rank: 3,
      items: [
        {rank: 1, parts: [part(3), part(1)]},
        {rank: 3, parts: [part(2), part(3)]},
      ],
    },
  ]
  const tree = parse(groq)
  expect(traceSync(tree, {dataset: documents}).value).toEqual(evaluateSync(tree, {dataset: documents}).data)
})
