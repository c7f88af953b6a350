import type {SanityClient} from '@sanity/client'
import {validateDocument} from '@sanity/validation'
import {createSchema} from 'sanity'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'

import {placedClaims} from '../../lib/readinessRules.ts'
import {schemaTypes} from '../../sanity/schema/schemaTypes.ts'
import {documents} from '../../sanity/seed/documents.ts'
import {edition2022} from '../../sanity/seed/edition2022.ts'
import {ids} from '../../sanity/seed/ids.ts'
import {seed} from '../../sanity/seed/seed.ts'
import {startTestLake, type TestLake} from '../support/lake.ts'

const schema = createSchema({name: 'perennial', types: schemaTypes})
let lake: TestLake
let client: SanityClient

beforeAll(async () => {
  lake = await startTestLake()
  client = lake.client('editor')
  await seed(client)
})
afterAll(() => lake.close())

/**
 * What an editor is told about a document. Levels are left out, because outside the Studio the library lowers what it has
 * against objects, such as slugs, to warnings.
 */
async function told(document: {_id: string; _type: string; [field: string]: unknown}) {
  const saved = {_rev: 'r', _createdAt: '2026-01-01T00:00:00Z', _updatedAt: '2026-01-01T00:00:00Z'}
  const {status, markers} = await validateDocument({document: {...saved, ...document}, schema, client})
  expect(status).not.toBe('notEvaluated')
  return markers.map(({message}) => message)
}

/** An edition that is nobody's yet: no seeded one has its year, and none is later. */
const edition = (changes: Record<string, unknown>) => ({
  ...edition2022,
  _id: 'edition-of-a-test',
  year: 2040,
  entries,
  ...changes,
})
const sources = [
  {
    _type: 'source' as const,
    _key: 's',
    title: 'A page',
    url: 'https://example.org/',
    publisher: 'Example',
    accessedOn: '2026-01-01',
  },
]
/** The claims of 2022 came out without sources: these have one each. */
const entries = structuredClone(edition2022.entries ?? [])
for (const {claim} of placedClaims({entries})) claim.sources = sources

describe('the seed', () => {
  it.each(documents)('$_id can be published as it is, without a warning', async (document) => {
    expect(await told(document)).toEqual([])
  })
})

describe('an edition', () => {
  it('is refused when its roundup has one of that year already', async () => {
    expect(await told(edition({_id: 'another', year: 2022}))).toEqual([
      expect.stringContaining('has an edition of 2022 already'),
    ])
  })

  it('is refused when only a draft has that year', async () => {
    await client.create({_id: 'drafts.next', _type: 'edition', roundup: edition2022.roundup, year: 2031})
    expect(await told(edition({_id: 'another', year: 2031}))).toEqual([
      expect.stringContaining('2031 already'),
    ])
  })

  it.each(['drafts.', 'versions.spring.'])('does not stand in its own way as %s…', async (prefix) => {
    expect(await told({...edition2022, _id: prefix + ids.edition2022})).toEqual([])
  })

  it('is refused with a gap in its positions, a repeated framework or a repeated key', async () => {
    expect(await told(edition({entries: entries.slice(1)}))).toEqual([
      expect.stringContaining('without a gap'),
    ])
    const [first, second] = entries
    expect(await told(edition({entries: [first, {...second, framework: first?.framework}]}))).toEqual([
      expect.stringContaining('same framework'),
    ])
    expect(await told(edition({entries: [first, {...second, advantages: first?.advantages}]}))).toEqual([
      expect.stringContaining('both have the key'),
    ])
  })

  it('is refused when a claim lacks its label, text or key', async () => {
    const [first] = entries
    const bare = {...first, advantages: [{_type: 'claim', _key: 'bare', sources}]}
    expect(await told(edition({entries: [bare]}))).toEqual([
      'Give the claim a label.',
      'Write what the claim says.',
      expect.stringContaining('no key yet'),
    ])
  })

  it('is refused when it was changed before it was published', async () => {
    expect(await told(edition({modifiedAt: '2021-01-01T00:00:00Z'}))).toEqual([
      expect.stringContaining('before the publication'),
    ])
  })

  it('is refused with a correction that nobody dated or signed', async () => {
    const corrections = [{_type: 'correction', _key: 'c', text: 'It said so, and it was not so.'}]
    expect(await told(edition({corrections}))).toEqual([
      expect.stringContaining('Date the correction'),
      'Sign the correction.',
    ])
  })

  it('is refused with an image without alternative text', async () => {
    const asset = {_type: 'reference', _ref: 'image-0123456789abcdef0123456789abcdef01234567-1x1-png'}
    const image = {_type: 'figure', image: {_type: 'image', asset}}
    expect(await told(edition({image}))).toContain('Every image needs an alternative text.')
  })

  it('is told about a headline that is too long', async () => {
    expect(await told(edition({headline: 'Long '.repeat(30)}))).toEqual([
      expect.stringContaining('90 characters'),
    ])
  })
})

describe('a claim without a source', () => {
  it('is named in an edition to come, with what to do', async () => {
    const [first, ...rest] = entries
    const [claim, ...others] = first?.advantages ?? []
    const unsourced = {...first, advantages: [{...claim, sources: undefined}, ...others]}
    expect(await told(edition({entries: [unsourced, ...rest]}))).toEqual([
      `“${claim?.label}” has no source: paste the address of one, or leave the claim out.`,
    ])
  })

  it('is left alone in a past edition', async () => {
    expect(await told(edition2022)).toEqual([])
  })
})

describe('a text that stays for years', () => {
  const flask = documents.find(({_id}) => _id === ids.flask)
  const framework = (changes: Record<string, unknown>) =>
    told({...flask, _id: ids.flask, _type: 'framework', ...changes})
  const block = (style: string, text: string) => ({
    _type: 'block',
    _key: text,
    style,
    markDefs: [],
    children: [{_type: 'span', _key: 's', text, marks: []}],
  })

  it('is warned of words that are true on the day of writing only', async () => {
    expect(await framework({summary: 'It is currently the smallest of them.'})).toEqual([
      expect.stringContaining('“currently” is true only when it is written'),
    ])
    expect(await framework({body: [block('normal', 'A rewrite is coming soon.')]})).toEqual([
      expect.stringContaining('“soon” is true only when it is written'),
    ])
  })

  it('is warned of headings out of order', async () => {
    const body = [
      block('h3', 'Small'),
      block('normal', 'Text.'),
      block('h2', 'Large'),
      block('h3', 'Smaller'),
    ]
    expect(await framework({body})).toEqual([
      expect.stringContaining('“Small” is a smaller heading with no heading above it'),
    ])
  })

  it('is warned of a year in its address', async () => {
    expect(await framework({slug: {_type: 'slug', current: 'flask-2026'}})).toEqual([
      expect.stringContaining('leave the year out of the slug'),
    ])
  })
})

describe('a past edition', () => {
  const roundup = {_type: 'reference', _ref: 'roundup-of-old'}
  const past = (changes: Record<string, unknown>) =>
    edition({_id: 'edition-of-old', year: 2022, roundup, ...changes})
  const later = {_type: 'edition', roundup, year: 2030}
  const correction = {
    _type: 'correction',
    _key: 'c',
    date: '2031-01-01T00:00:00Z',
    text: 'It said so, and it was not so.',
    by: {_type: 'reference', _ref: ids.desk},
  }
  const told2031 = {corrections: [correction], modifiedAt: correction.date}
  beforeAll(async () => {
    await client.create({_id: roundup._ref, _type: 'roundup'})
    await client.create(past({}))
  })

  it('is not past while the later one is a draft', async () => {
    await client.create({...later, _id: 'drafts.edition-of-new'})
    expect(await told(past({headline: 'Five of them'}))).toEqual([])
  })

  describe('once the later one is published', () => {
    beforeAll(() => client.create({...later, _id: 'edition-of-new'}))

    it.each(['', 'drafts.', 'versions.spring.'])('is accepted as it was, as %s…', async (prefix) => {
      expect(await told(past({_id: `${prefix}edition-of-old`}))).toEqual([])
    })

    it('is refused with a change, and told why', async () => {
      expect(await told(past({headline: 'Five of them'}))).toEqual([
        expect.stringContaining('This edition is frozen'),
      ])
    })

    it('is accepted with a change that a new correction tells of', async () => {
      expect(await told(past({...told2031, headline: 'Five of them'}))).toEqual([])
    })

    it('is refused in another order, whatever a correction says', async () => {
      const [first, second, ...rest] = entries
      expect(await told(past({...told2031, entries: [second, first, ...rest]}))).toEqual([
        expect.stringContaining('keeps its entries in their order'),
      ])
    })
  })
})

describe('a slug', () => {
  const roundup = documents.find(({_type}) => _type === 'roundup')
  const withSlug = (current: string) =>
    told({...roundup, _id: 'another', _type: 'roundup', slug: {_type: 'slug', current}})

  it('is refused when another roundup has it', async () => {
    expect(await withSlug('top-backend-frameworks')).toEqual([expect.stringContaining('already in use')])
  })

  it('is refused when the site answers there itself', async () => {
    expect(await withSlug('studio')).toEqual([expect.stringContaining('address of the site itself')])
  })

  it('is accepted otherwise', async () => {
    expect(await withSlug('top-frontend-frameworks')).toEqual([])
  })
})

describe('a source', () => {
  it.each(['javascript:alert(1)', 'ftp://example.org', 'example.org', undefined])(
    'is refused with the address %s',
    async (url) => {
      const [fact] = documents.flatMap((document) =>
        document._type === 'framework' ? (document.facts ?? []) : [],
      )
      const source = {...fact?.sources?.[0], url}
      const framework = {...documents.find(({_id}) => _id === ids.flask), _id: ids.flask, _type: 'framework'}
      const messages = await told({...framework, facts: [{...fact, sources: [source]}]})
      expect(messages.length).toBeGreaterThan(0)
      expect(messages.every((message) => message.includes('address'))).toBe(true)
    },
  )
})

describe('a redirect', () => {
  const redirect = (from: string, to: string) => ({_id: 'mine', _type: 'redirect', from, to})

  it('is accepted from an old address to a new one', async () => {
    expect(await told(redirect('/old', '/top-backend-frameworks'))).toEqual([])
  })

  it.each([
    ['old', '/new', 'starting with one slash'],
    ['/same', '/same', 'somewhere else'],
    ['/studio', '/new', 'address of the site itself'],
  ])('is refused from %s to %s', async (from, to, message) => {
    expect(await told(redirect(from, to))).toEqual([expect.stringContaining(message)])
  })

  it('is refused when another one starts there, or when the two would run in a circle', async () => {
    await client.createOrReplace({_id: 'theirs', _type: 'redirect', from: '/b', to: '/a'})
    expect(await told(redirect('/b', '/c'))).toEqual([expect.stringContaining('redirected already')])
    expect(await told(redirect('/a', '/b'))).toEqual([expect.stringContaining('circle')])
  })
})
