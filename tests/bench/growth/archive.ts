import type {JsonObject} from '../../../sanity/lake/store/documentTypes.ts'
import {seededRandom} from '../lake/dataset.ts'
import {articleBody, paragraph, sentence, words} from './prose.ts'

/** A document as it is written to the lake: the fields that the lake keeps itself are missing. */
export type ArchiveDocument = JsonObject & {_id: string; _type: string}

/** How much of each kind there is in an archive of so many editions and frameworks. */
export function shapeOf(size: number) {
  const half = size / 2
  return {
    editions: half,
    frameworks: half,
    roundups: half / editionsPerRoundup,
    redirects: half / 5,
    people: 12,
  }
}

const editionsPerRoundup = 5
const entriesPerEdition = 5
/** A roundup ranks its own frameworks and two of the next one's. */
const candidates = 7
const newestYear = 2026

export const slugs = {
  roundup: (number: number) => `roundup-${padded(number)}`,
  framework: (number: number) => `framework-${padded(number)}`,
}

/** The years of each roundup's editions, the newest first. */
export const years = Array.from({length: editionsPerRoundup}, (_, index) => newestYear - index)

/**
 * The documents of a site with so many editions and frameworks, half of each: articles of about a thousand words, with roundups,
 * people and addresses that moved. The same number gives the same document at every size. What is referred to comes last, by id and
 * by insertion, where a search from the start finds it last; references are weak for that reason only.
 */
export function* archiveDocuments(size: number): Generator<ArchiveDocument> {
  const {editions, frameworks, roundups, redirects, people} = shapeOf(size)
  for (let number = 0; number < editions; number += 1) yield edition(number, frameworks)
  for (let number = 0; number < redirects; number += 1) yield redirect(number)
  for (let number = 0; number < roundups; number += 1) yield roundup(number)
  for (let number = 0; number < frameworks; number += 1) yield framework(number)
  for (let number = 0; number < people; number += 1)
    yield {_id: id('person', number), _type: 'person', name: `Person ${number}`, role: 'Editor'}
}

function edition(number: number, frameworks: number): ArchiveDocument {
  const random = seededRandom(number + 1)
  const roundupNumber = Math.floor(number / editionsPerRoundup)
  const year = years[number % editionsPerRoundup] ?? newestYear
  // Twenty-eight days of each month, so that the editions of a year come out one after the other.
  const month = (roundupNumber % 12) + 1
  const day = (Math.floor(roundupNumber / 12) % 28) + 1
  const publishedAt = `${year}-${two(month)}-${two(day)}T08:${two(roundupNumber % 60)}:00Z`
  const first = roundupNumber * entriesPerEdition
  const ranked = Array.from({length: candidates}, (_, index) => (first + index) % frameworks)
    .map((rankedNumber) => ({rankedNumber, order: random()}))
    .toSorted((one, other) => one.order - other.order)
    .slice(0, entriesPerEdition)
  return {
    _id: id('edition', number),
    _type: 'edition',
    roundup: reference('roundup', roundupNumber),
    year,
    headline: `Top ${entriesPerEdition} of ${roundupNumber}, ${year}: ${sentence(random, 4)}`,
    publishedAt,
    modifiedAt: publishedAt,
    authors: [{_key: 'author', ...reference('person', number % 12)}],
    introduction: [paragraph(random, 'intro-1', 60), paragraph(random, 'intro-2', 60)],
    ground: sentence(random, 14),
    entries: ranked.map(({rankedNumber: ranking}, place) => ({
      _key: `entry-${ranking}`,
      _type: 'entry',
      position: place + 1,
      framework: reference('framework', ranking),
      summary: words(random, 40),
      advantages: ['a', 'b', 'c'].map((key) => claim(random, `f${ranking}-${key}`, year)),
      disadvantages: ['d', 'e'].map((key) => claim(random, `f${ranking}-${key}`, year)),
    })),
    closing: [paragraph(random, 'closing', 60)],
  }
}

function claim(random: () => number, key: string, year: number) {
  return {
    _key: key,
    _type: 'claim',
    key,
    label: sentence(random, 3),
    body: words(random, 25),
    shelfLifeMonths: 12,
    sources: [source(random, 'source', year)],
    review: {
      _type: 'review',
      verdict: random() < 0.8 ? 'holds' : 'corrected',
      verifiedOn: `${year}-01-15`,
      expiresOn: `${year + 1}-01-15`,
      verifiedBy: reference('person', Math.floor(random() * 12)),
    },
  }
}

function framework(number: number): ArchiveDocument {
  const random = seededRandom(-number - 1)
  return {
    _id: id('framework', number),
    _type: 'framework',
    name: `${sentence(random, 1)} ${number}`,
    slug: {_type: 'slug', current: slugs.framework(number)},
    summary: words(random, 30),
    language: ['Python', 'PHP', 'Ruby', 'Go', 'TypeScript'][number % 5] ?? 'Python',
    licence: 'MIT',
    creators: [`Author ${number}`],
    firstReleased: String(1995 + (number % 30)),
    links: [{_key: 'site', _type: 'externalLink', label: 'Site', url: `https://example.org/${number}`}],
    facts: ['Current release', 'Downloads', 'Contributors', 'Support'].map((label, index) => ({
      _key: `fact-${index}`,
      _type: 'fact',
      label,
      value: sentence(random, 4),
      asOf: '2026-09-01',
      sources: [source(random, 'source', 2026)],
    })),
    popularity: {
      shares: years.toReversed().map((year) => ({
        _key: String(year),
        year,
        percent: Math.round(random() * 300) / 10,
        base: 40_000,
      })),
      credit: 'A survey of those who build with it',
    },
    body: articleBody(random),
  }
}

function roundup(number: number): ArchiveDocument {
  const random = seededRandom(number + 500_009)
  return {
    _id: id('roundup', number),
    _type: 'roundup',
    title: `Roundup ${number}: ${sentence(random, 3)}`,
    slug: {_type: 'slug', current: slugs.roundup(number)},
    description: words(random, 25),
    owner: reference('person', number % 12),
  }
}

function redirect(number: number): ArchiveDocument {
  return {
    _id: id('redirect', number),
    _type: 'redirect',
    from: `/frameworks/once-${padded(number)}`,
    to: `/frameworks/${slugs.framework(number)}`,
  }
}

function source(random: () => number, _key: string, year: number) {
  return {
    _key,
    _type: 'source',
    title: sentence(random, 5),
    url: `https://example.org/source/${Math.floor(random() * 1e6)}`,
    publisher: 'The publisher',
    accessedOn: `${year}-01-14`,
  }
}

function id(type: string, number: number): string {
  const isTarget = !['edition', 'redirect'].includes(type)
  return `${isTarget ? 'z-' : ''}${type}-${padded(number)}`
}

function reference(type: string, number: number) {
  return {_type: 'reference', _ref: id(type, number), _weak: true}
}

function padded(number: number): string {
  return String(number).padStart(6, '0')
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
