import {evaluate, parse} from 'groq-js'

import {roundupQuery} from '../../../sanity/queries/roundup.ts'
import {benchDocuments, countOf, idOf, nameOf, seededRandom} from './dataset.ts'
import type {Subject} from './subject.ts'
import {race} from './timing.ts'
import type {Contender} from './timing.ts'

const rounds = 150
const budgetMs = 3_000

interface QueryKind {
  name: string
  query: string
  /** Parameters that ask for some document, other ones in every round. */
  params(size: number, random: () => number): Record<string, unknown>
}

const any = (type: Parameters<typeof countOf>[0], size: number, random: () => number) =>
  Math.floor(random() * countOf(type, size))

/** As many different articles are asked for at every size, so that what is kept in memory helps every size alike. */
const readArticles = 20

const some = (type: Parameters<typeof countOf>[0], size: number, random: () => number) =>
  (Math.floor(random() * readArticles) * Math.max(1, Math.floor(countOf(type, size) / readArticles))) %
  countOf(type, size)

const articleQuery = `*[_type == "edition" && slug.current == $slug][0]{
  headline, year, introduction, "roundup": roundup->{title, "slug": slug.current}, "authors": authors[]->{name},
  "entries": entries[]{
    position, summary, "framework": framework->{name, language},
    advantages[]{label, body, "by": review.verifiedBy->name}
  }
}`

/** What is asked: articles with what they refer to come first, by a query of the bench's own and by one of the site. */
const kinds: QueryKind[] = [
  {
    name: 'article, 22 dereferences, one of 20',
    query: articleQuery,
    params: (size, random) => ({slug: `edition-${some('edition', size, random)}`}),
  },
  {
    name: 'article, 22 dereferences, any',
    query: articleQuery,
    params: (size, random) => ({slug: `edition-${any('edition', size, random)}`}),
  },
  {
    name: "the site's roundup page, one of 20",
    query: roundupQuery,
    params: (size, random) => ({slug: `roundup-${some('roundup', size, random)}`}),
  },
  {
    name: 'list, ordered, first 20',
    query: '*[_type == "edition"] | order(year desc, _id asc)[0...20]{headline, year}',
    params: () => ({}),
  },
  {name: 'count of a type', query: 'count(*[_type == "framework"])', params: () => ({})},
  {
    name: 'who refers to a document',
    query: '*[references($id)]{_id, year}',
    params: (size, random) => ({id: idOf('framework', any('framework', size, random))}),
  },
  {
    name: 'full-text search',
    query: '*[_type == "framework" && [name, summary] match $words][0...20]{name}',
    params: (size, random) => ({words: nameOf(any('framework', size, random))}),
  },
]

/** One query at one size, in milliseconds. */
export interface QueryResult {
  kind: string
  size: number
  /** Over HTTP, from the request to the parsed answer. */
  lakeMs: number
  /** The same query by groq-js over all documents in memory, without HTTP. */
  groqMs: number
}

/** Times every kind of query at every size, and a request that does nothing (`pingMs`) among them. */
export async function measureQueries(subjects: Subject[]): Promise<{pingMs: number; results: QueryResult[]}> {
  const datasets = new Map(subjects.map(({size}) => [size, [...benchDocuments(size)]]))
  const results: QueryResult[] = []
  const pings: number[] = []
  for (const kind of kinds) {
    const tree = (params: Record<string, unknown>) => parse(kind.query, {params})
    const contenders = subjects.flatMap((subject): Contender[] => {
      const {size} = subject
      const random = seededRandom(size)
      const paramsByRound = Array.from({length: rounds + 1}, () => kind.params(size, random))
      const dataset = datasets.get(size) ?? []
      return [
        {name: `lake ${size}`, run: (round) => subject.query(kind.query, paramsByRound[round] ?? {})},
        {
          name: `groq ${size}`,
          async run(round) {
            const params = paramsByRound[round] ?? {}
            return (await evaluate(tree(params), {dataset, params})).get()
          },
        },
      ]
    })
    const [first] = subjects
    contenders.push({name: 'ping', run: () => first?.ping()})
    const medians = await race(contenders, {rounds, budgetMs})
    pings.push(medians.get('ping') ?? Number.NaN)
    for (const {size} of subjects) {
      results.push({
        kind: kind.name,
        size,
        lakeMs: medians.get(`lake ${size}`) ?? Number.NaN,
        groqMs: medians.get(`groq ${size}`) ?? Number.NaN,
      })
    }
  }
  return {pingMs: Math.min(...pings), results}
}
