import {evaluateSync} from 'groq-js'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'

import {documentStoreOf} from '../../sanity/lake/query/documentStore.ts'
import {evaluatePlan} from '../../sanity/lake/query/evaluatePlan.ts'
import {parseQuery, planOf} from '../../sanity/lake/query/parse.ts'
import {openView} from '../../sanity/lake/query/view.ts'
import {startTestLake} from '../support/lake.ts'
import type {TestLake} from '../support/lake.ts'

const labels = ['\uff5e', '\u{1f600}', 'b', '\ue000', 'B']

/** A lake with so many articles, each by an author that is stored after all articles, in chapters of ten. */
async function startLakeOf(articles: number): Promise<TestLake> {
  const lake = await startTestLake()
  const author = (index: number) => `writer-${index % 7}`
  const creates = Array.from({length: articles}, (_, index) => ({
    create: {
      _id: `article-${index}`,
      _type: 'article',
      slug: {current: `slug-${index}`},
      number: index,
      // No index has lists in their order, and the units of texts have another than their characters.
      ...(index < 5 ? {label: labels[index]} : {}),
      ...(index % 999 === 0 ? {mood: index === 999 ? ['calm'] : `mood ${index}`} : {}),
      author: {_type: 'reference', _ref: author(index), _weak: true},
      chapter: {_type: 'reference', _ref: `chapter-${Math.floor(index / 10)}`, _weak: true},
    },
  }))
  const authors = Array.from({length: 7}, (_, index) => ({
    create: {_id: author(index), _type: 'author', name: `Writer ${index}`},
  }))
  for (let start = 0; start < articles; start += 2_000) {
    lake.lake.transact({author: 'test', mutations: creates.slice(start, start + 2_000)})
  }
  lake.lake.transact({author: 'test', mutations: authors})
  return lake
}

let small: TestLake
let large: TestLake
beforeAll(async () => {
  small = await startLakeOf(100)
  large = await startLakeOf(5_000)
})
afterAll(async () => {
  await small.close()
  await large.close()
})

async function use({lake}: TestLake, query: string, perspective: 'raw' | string[]) {
  const view = openView(documentStoreOf(lake.database), perspective, () => true)
  const {value: answer} = await evaluatePlan(planOf(query, {slug: 'slug-42'}), view, {
    timestamp: new Date(0),
    identity: '',
    sanity: {projectId: 'p', dataset: 'd'},
  })
  return {answer, ...view.used()}
}

/** What differs between two lakes that were given the same documents. */
function withoutStamps(answer: unknown): unknown {
  const stamps = new Set(['_rev', '_createdAt', '_updatedAt'])
  return JSON.parse(JSON.stringify(answer, (name, value) => (stamps.has(name) ? undefined : value)))
}

describe.each([
  ['an article by slug, with its author', '*[_type == "article" && slug.current == $slug][0]{..., author->}'],
  ['articles by id', '*[_id in ["article-3", "article-42"]]{author->{name}}'],
  ['the articles of a chapter', '*[_type == "article" && chapter._ref == "chapter-4"]{number}'],
  [
    'an article with others of its chapter',
    '*[slug.current == $slug][0]{"others": *[_type == "article" && chapter._ref == ^.chapter._ref]{number, author->}}',
  ],
  [
    'documents that refer to an article’s chapter',
    '*[slug.current == $slug]{"count": count(*[references(^.chapter._ref) && !(_id in path("drafts.**"))])}',
  ],
  [
    'an author found by id in a subquery',
    '*[slug.current == $slug][0]{"by": *[_id == ^.author._ref][0].name}',
  ],
])('%s', (_, query) => {
  test.each([['raw' as const], [[]], [['drafts']], [['summer', 'drafts']]])(
    'reads as many documents among 5,000 as among 100, in the perspective %j',
    async (perspective) => {
      const few = await use(small, query, perspective)
      const many = await use(large, query, perspective)
      expect(many.documentsRead).toBe(few.documentsRead)
      expect(many.documentsRead).toBeLessThanOrEqual(21)
      expect(withoutStamps(many.answer)).toEqual(withoutStamps(few.answer))
      expect(many.hasScanned).toBe(false)
    },
  )
})

describe('a list of many documents', () => {
  const everything = async () => {
    const {answer} = await use(large, '*', 'raw')
    return Array.isArray(answer) ? answer : []
  }

  test.each([
    '*[_type == "article"] | order(_createdAt desc)[0...300].number',
    '*[_type == "article" && number > 4000] | order(_updatedAt desc)[0...5].number',
    '*[_type == "article" && number > 4000] | order(_createdAt)[2..4].number',
    '*[_type == "article"] | order(number desc)[0...3].number',
    '*[_type == "article"] | order(number desc)[995..999].number',
    '*[number > 100 && number < 300] | order(author._ref, number desc)[0...20]{number, "by": author->name}',
    '*[_type == "article" && slug.current match "slug-49*"][0...70]._id',
    'count(*[_type == "article"])',
    'count(*)',
    'count(*[_type == "article" && number > 2500])',
    '*[_type == "article"] | order(_id desc)[0]._id',
    '*[_type == "article" && defined(number)] | order(number desc)[995..999].number',
    '*[_type == "article" && defined(slug.current)] | order(slug.current asc, _id asc)[4000...4060].number',
    '*[_type == "article" && defined(number) && slug.current match "slug-49*"] | order(number desc)[2...9].number',
    '*[_type == "article"] | order(_updatedAt desc)[4990...5100].number',
    '*[_type == "article" && defined(mood)] | order(mood asc)[0...20]._id',
    '*[_type == "article" && defined(label)] | order(label desc)[1...6].label',
    '*[_type == "article" && label in ["\\ud83d\\ude00", "\\uff5e"]]{_id, label}',
    'count(*[_type == "article" && defined(number)])',
    'count(*[_type == "article" && defined(mood)])',
    'count(*[_type == "article" && defined(absent)])',
    '*[_type == "article" && number in [17, 4321, true]].number',
  ])('%s is that of plain evaluation', async (query) => {
    const dataset = await everything()
    const plain: unknown = evaluateSync(parseQuery(query, {}), {dataset}).data
    expect((await use(large, query, 'raw')).answer).toEqual(plain)
    expect((await use(large, query, ['drafts'])).answer).toEqual(plain)
    expect((await use(large, query, [])).answer).toEqual(plain)
  })

  test('reads no more documents than it must', async () => {
    const read = async (query: string) => (await use(large, query, [])).documentsRead
    expect(await read('count(*[_type == "article"])')).toBe(0)
    expect(await read('*[_type == "article"] | order(_createdAt desc)[0...10]._id')).toBeLessThan(100)
    expect(
      await read('*[_type == "article" && defined(slug.current)] | order(_updatedAt desc)[0...9]._id'),
    ).toBeLessThan(100)
    expect(await read('*[_type == "article"][0]._id')).toBeLessThan(100)
    expect(await read('*[_type == "article" && number == 4321][0]._id')).toBe(1)
    expect(await read('*[_type == "article" && number in [7, 4321]]._id')).toBe(2)
    expect(await read('count(*[_type == "article" && defined(slug.current)])')).toBe(0)
    const page = '*[_type == "article" && defined(slug.current)] | order(slug.current asc)[4800...4860]._id'
    expect(await read(page)).toBe(60)
    const newest = '*[_type == "article" && defined(number)] | order(number desc)[0...10]._id'
    expect(await read(newest)).toBeLessThan(300)
  })
})

test('what was counted is counted anew when documents change, come and go', async () => {
  const lake = await startLakeOf(20)
  const count = async () => (await use(lake, 'count(*[_type == "article" && defined(number)])', [])).answer
  const write = (...mutations: Parameters<typeof lake.lake.transact>[0]['mutations']) =>
    lake.lake.transact({author: 'test', mutations})
  expect(await count()).toBe(20)
  write({patch: {id: 'article-1', unset: ['number']}}, {patch: {id: 'article-2', set: {number: -1}}})
  expect(await count()).toBe(19)
  write({delete: {id: 'article-2'}}, {create: {_id: 'drafts.article-30', _type: 'article', number: 30}})
  expect(await count()).toBe(18)
  write({create: {_id: 'article-30', _type: 'article', number: 30}}, {delete: {id: 'drafts.article-30'}})
  expect(await count()).toBe(19)
  await lake.close()
})

test('a query that goes through a whole type is told apart from one that does not', async () => {
  expect(await use(large, 'count(*[_type == "article" && name match "x"])', [])).toMatchObject({
    hasScanned: true,
  })
  expect(await use(small, 'count(*[_type == "article" && name match "x"])', [])).toMatchObject({
    hasScanned: false,
  })
})

test('a page of a long list is no scan, but a list that no index has in order is', async () => {
  const page = '*[_type == "article" && defined(slug.current)] | order(slug.current asc)[4000...4900]._id'
  expect((await use(large, page, [])).hasScanned).toBe(false)
  const mood = '*[_type == "article" && defined(mood)] | order(mood asc)[0...2]._id'
  expect((await use(large, mood, [])).hasScanned).toBe(true)
  const lower = '*[_type == "article" && defined(slug.current)] | order(lower(slug.current))[0...2]._id'
  expect((await use(large, lower, [])).hasScanned).toBe(true)
})
