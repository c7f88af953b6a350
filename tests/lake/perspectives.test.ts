import type {ClientPerspective, SanityDocument} from '@sanity/client'
import fc from 'fast-check'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'

import {startTestLake, type TestLake} from '../support/lake.ts'

let lake: TestLake

beforeAll(async () => {
  lake = await startTestLake()
})
afterAll(() => lake.close())

const newRelease = (releaseId: string) =>
  lake.client().releases.create({releaseId, metadata: {title: releaseId}})

describe('a stack of releases', () => {
  const ask = (query: string, perspective: ClientPerspective) =>
    lake.client().fetch<unknown>(query, {}, {perspective})
  const titles = '*[_type == "page"] | order(_id).title'

  beforeAll(async () => {
    for (const releaseId of ['early', 'late']) await newRelease(releaseId)
    const page = (id: string, title: string) => ({_id: id, _type: 'page', title})
    await lake
      .client()
      .transaction()
      .create(page('a', 'a published'))
      .create(page('drafts.a', 'a draft'))
      .create(page('versions.early.a', 'a early'))
      .create(page('versions.late.a', 'a late'))
      .create(page('b', 'b published'))
      .create(page('drafts.b', 'b draft'))
      .create(page('versions.early.c', 'c early'))
      .create({...page('d', 'd published'), to: {_type: 'reference', _ref: 'a'}})
      .commit()
    await lake.client().unpublishVersion({releaseId: 'late', publishedId: 'b'})
  })

  it.each([
    [
      ['late', 'early', 'drafts'],
      ['a late', 'c early', 'd published'],
    ],
    [
      ['early', 'late'],
      ['a early', 'c early', 'd published'],
    ],
    [
      ['drafts', 'early'],
      ['a draft', 'b draft', 'c early', 'd published'],
    ],
    [
      ['early', 'published'],
      ['a early', 'b published', 'c early', 'd published'],
    ],
    ['drafts', ['a draft', 'b draft', 'd published']],
    ['published', ['a published', 'b published', 'd published']],
    [
      ['never-was', 'drafts'],
      ['a draft', 'b draft', 'd published'],
    ],
  ] satisfies [ClientPerspective, string[]][])('%j shows %j', async (perspective, expected) => {
    expect(await ask(titles, perspective)).toEqual(expected)
  })

  it('leads references to the topmost layer, under the published id', async () => {
    const query = '*[_id == "d"][0].to->{_id, _originalId, title}'
    expect(await ask(query, ['late'])).toEqual({
      _id: 'a',
      _originalId: 'versions.late.a',
      title: 'a late',
    })
    expect(await ask('*[_type == "page" && references("b")]._id', ['late'])).toEqual([])
  })

  it('answers the functions about releases and versions', async () => {
    expect(await ask('*[sanity::partOfRelease("early")] | order(_id)._id', 'raw')).toEqual([
      'versions.early.a',
      'versions.early.c',
    ])
    expect(await ask('*[sanity::versionOf("a")] | order(_id)._id', 'raw')).toEqual([
      'a',
      'drafts.a',
      'versions.early.a',
      'versions.late.a',
    ])
    const names = 'releases::all()[name in ["early", "late"]] | order(name){name, state}'
    expect(await ask(names, 'raw')).toEqual([
      {name: 'early', state: 'active'},
      {name: 'late', state: 'active'},
    ])
  })

  it('has no layer for a release that is archived, and has it back when it is unarchived', async () => {
    await lake.client().releases.archive({releaseId: 'early'})
    expect(await ask(titles, ['early'])).toEqual(['a published', 'b published', 'd published'])
    await lake.client().releases.unarchive({releaseId: 'early'})
    expect(await ask(titles, ['early'])).toEqual(['a early', 'b published', 'c early', 'd published'])
  })
})

describe('publishing a release', () => {
  const ids = ['a', 'b', 'c', 'd']
  const content = fc.record({
    title: fc.string({maxLength: 5}),
    to: fc.option(fc.constantFrom(...ids), {nil: undefined}),
  })
  const variants = fc.record(
    {
      published: fc.option(content, {nil: undefined}),
      draft: fc.option(content, {nil: undefined}),
      other: fc.option(content, {nil: undefined}),
      version: fc.option(fc.oneof(content, fc.constant('unpublish' as const)), {nil: undefined}),
    },
    {requiredKeys: ['published', 'draft', 'other', 'version']},
  )
  const none: Variants = {published: undefined, draft: undefined, other: undefined, version: undefined}
  const allOf = (some: Partial<Variants>, last: Variants = {...none, ...some}) => {
    const each = {...none, ...some}
    return [each, each, each, last] satisfies Variants[]
  }
  let rounds = 0

  it('makes published what its stack showed before, and touches nothing else; or it changes nothing', async () => {
    let published = 0
    await fc.assert(
      fc.asyncProperty(fc.tuple(variants, variants, variants, variants), async (documents) => {
        const round = `n${(rounds += 1)}`
        await fill(round, documents)
        const before = await snapshot(round)
        const publishing = lake.client().releases.publish({releaseId: round})
        const isPublished = await publishing.then(
          () => true,
          (error: {statusCode?: number}) => error.statusCode !== 409,
        )
        const after = await snapshot(round)
        if (isPublished) published += 1
        expect(after).toEqual(isPublished ? {...before, published: before.stack, versions: []} : before)
      }),
      {
        numRuns: 25,
        examples: [
          [allOf({version: {title: 'new', to: 'a'}})],
          [allOf({version: {title: 'x', to: 'd'}}, none)],
        ],
      },
    )
    expect(published).toBeGreaterThan(0)
    expect(published).toBeLessThan(rounds)
  })

  type Content = {title: string; to: string | undefined}
  type Variants = {
    published: Content | undefined
    draft: Content | undefined
    other: Content | undefined
    version: Content | 'unpublish' | undefined
  }

  /** Stores what was drawn, under ids and types of its own. */
  async function fill(round: string, documents: Variants[]): Promise<void> {
    await newRelease(round)
    const transaction = lake.client().transaction()
    for (const [index, {published, draft, other, version}] of documents.entries()) {
      const id = `${round}-${ids[index]}`
      const put = (storedId: string, {title, to}: Content) => {
        // The versions' references are weak until they are published, as the Studio writes them.
        const isVersion = storedId.startsWith(`versions.${round}.`)
        const reference = {
          _type: 'reference',
          _ref: `${round}-${to}`,
          _weak: true,
          _strengthenOnPublish: isVersion ? {type: round} : undefined,
        }
        transaction.create({_id: storedId, _type: round, title, to: to && reference})
      }
      if (published) put(id, published)
      if (draft) put(`drafts.${id}`, draft)
      if (other) put(`versions.other.${id}`, other)
      if (version === 'unpublish')
        transaction.create({_id: `versions.${round}.${id}`, _type: round, _system: {delete: true}})
      else if (version) put(`versions.${round}.${id}`, version)
    }
    await transaction.create({_id: `bystander-${round}`, _type: `${round}-other`}).commit()
  }

  async function snapshot(round: string) {
    const all = await lake
      .client()
      .fetch<SanityDocument[]>(
        '*[_type in $types] | order(_id)',
        {types: [round, `${round}-other`]},
        {perspective: 'raw'},
      )
    const ask = (perspective: ClientPerspective) =>
      lake.client().fetch<SanityDocument[]>('*[_type == $round] | order(_id)', {round}, {perspective})
    const own = `versions.${round}.`
    return {
      published: (await ask('published')).map(essence),
      stack: (await ask([round])).map(essence),
      versions: all.filter(({_id}) => _id.startsWith(own)),
      elsewhere: all.filter(
        ({_id}) => !_id.startsWith(own) && _id.slice(0, round.length + 1) !== `${round}-`,
      ),
    }
  }

  /** Without what every revision and every layer has of its own. */
  function essence({_id, title, to}: SanityDocument) {
    return {_id, title, to: typeof to === 'object' && to !== null && '_ref' in to ? to._ref : undefined}
  }
})
