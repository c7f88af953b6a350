import fc from 'fast-check'
import {afterAll, afterEach, beforeAll, describe, expect, it} from 'vitest'

import {limits} from '../../sanity/lake/limits.ts'
import {startTestLake, type TestLake} from '../support/lake.ts'

let lake: TestLake

beforeAll(async () => {
  lake = await startTestLake()
})
afterAll(() => lake.close())
afterEach(async () => {
  const {status} = await lake.request('/v1/ping')
  if (status !== 200) throw new Error(`The lake does not answer any more: ${status}`)
})

function mutate(body: string, query = ''): Promise<Response> {
  return lake.request(`/v1/data/mutate/production${query}`, {method: 'POST', body}, 'editor')
}

const create = (document: unknown) => JSON.stringify({mutations: [{create: document}]})
const patch = (operations: unknown) => JSON.stringify({mutations: [{patch: operations}]})
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)

describe('a request that cannot be right', () => {
  it.each([
    ['no body', ''],
    ['not JSON', '{"mutations": ['],
    ['JSON of another shape', '[]'],
    ['no list of mutations', '{"mutations": {}}'],
    ['an unknown mutation', '{"mutations": [{"upsert": {"_type": "note"}}]}'],
    ['two mutations in one', '{"mutations": [{"create": {"_type": "a"}, "delete": {"id": "a"}}]}'],
    ['a document without a type', create({_id: 'a'})],
    ['a document with an empty type', create({_id: 'a', _type: ''})],
    ['a birthday that is no time', create({_type: 'note', _createdAt: 'yesterday'})],
    ['an unknown operation', patch({id: 'a', push: {tags: ['x']}})],
    ['an increment that is no number', patch({id: 'a', inc: {n: '1'}})],
    ['an insert to nowhere', patch({id: 'a', insert: {items: []}})],
    ['a body nested too deep', `{"mutations": [{"create": {"_type": "note", "a": ${nested(5_000)}}}]}`],
  ])('%s is 400 with a reason', async (_, body) => {
    const response = await mutate(body)
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({error: {description: expect.stringMatching(/\w{4,}/)}})
  })

  it.each(['a b', '-a', '.a', 'a..b', 'ä', '../a', 'a/b', 'a'.repeat(limits.maxIdLength + 1)])(
    'the document id %j is refused',
    async (id) => {
      expect((await mutate(create({_id: id, _type: 'note'}))).status).toBe(400)
      expect((await mutate(JSON.stringify({mutations: [{delete: {id}}]}))).status).toBe(400)
    },
  )

  it.each([
    ['a path that cannot be read', {set: {'a[': 1}}],
    ['a new id', {set: {_id: 'b'}}],
    ['another type', {set: {_type: 'other'}}],
    ['the type taken away', {unset: ['_type']}],
    ['text that is no diff', {diffMatchPatch: {title: '@@ nonsense'}}],
    ['a path that is too long', {set: {['a'.repeat(limits.maxPathLength + 1)]: 1}}],
    [
      'a path that leads too deep',
      {
        set: {
          [Array.from({length: limits.maxNestingDepth + 1})
            .fill('a')
            .join('.')]: 1,
        },
      },
    ],
  ])('a patch with %s is refused and changes nothing', async (_, operations) => {
    const client = lake.client()
    const document = await client.createOrReplace({_id: 'target', _type: 'note', title: 'x'})
    const response = await mutate(patch({id: 'target', ...operations}))
    expect(response.status).toBe(400)
    expect(await client.getDocument('target')).toEqual(document)
  })

  it('refuses a body over the limit, whether its size is told or not', async () => {
    const tooLarge = create({_type: 'note', text: 'x'.repeat(limits.maxBodyBytes)})
    expect((await mutate(tooLarge)).status).toBe(413)
    const chunked = {method: 'POST', body: new Blob([tooLarge]).stream(), duplex: 'half'} as const
    expect((await lake.request('/v1/data/mutate/production', chunked, 'editor')).status).toBe(413)
  })

  it('refuses a document over the limit', async () => {
    const response = await mutate(create({_type: 'note', text: 'x'.repeat(limits.maxDocumentBytes)}))
    expect(response.status).toBe(400)
    expect(JSON.stringify(await response.json())).toContain('larger than the limit')
  })

  it('refuses more mutations than the limit', async () => {
    const mutations = Array.from({length: limits.maxMutationsPerTransaction + 1}, () => ({delete: {id: 'a'}}))
    expect((await mutate(JSON.stringify({mutations}))).status).toBe(400)
  })

  it('names an endpoint that does not exist, and counts it', async () => {
    const response = await lake.request('/v1/data/teleport/production')
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({
      statusCode: 404,
      message: expect.stringContaining('/data/teleport'),
    })
    expect(lake.lake.unknownEndpoints.get('GET /data/teleport/production')).toBe(1)
  })

  it('names a dataset that does not exist', async () => {
    const client = lake.client('editor', {dataset: 'staging'})
    await expect(client.getDocument('a')).rejects.toMatchObject({
      statusCode: 404,
      message: /"staging" not found/,
    })
  })

  it('tells the client nothing of an unexpected error but a number to find it by', async () => {
    const stop = lake.lake.read.get
    lake.lake.read.get = () => {
      throw new Error('secret detail')
    }
    const response = await mutate(create({_type: 'note'}))
    lake.lake.read.get = stop
    const text = await response.text()
    expect(response.status).toBe(500)
    expect(text).toMatch(/request [0-9a-f-]{36}/)
    expect(text).not.toMatch(/secret|\.ts|at /)
  })
})

describe('whatever is sent', () => {
  const anything = fc.oneof(
    fc.json(),
    fc.string({unit: 'binary'}),
    fc.json().map((text) => `{"mutations": [${text}]}`),
  )

  it('is answered by a status under 500 and JSON', async () => {
    await fc.assert(
      fc.asyncProperty(anything, async (body) => {
        const response = await mutate(body)
        expect(response.status).toBeLessThan(500)
        await response.json()
      }),
      {numRuns: 150},
    )
  })

  it('as patch, is applied or refused, never half or with a crash', async () => {
    await lake.client().createOrReplace({_id: 'fuzzed', _type: 'note', a: [{_key: 'k', b: 'text'}], n: 1})
    const path = fc.oneof(
      fc.string({maxLength: 12}),
      fc
        .array(
          fc.constantFrom(
            'a',
            'n',
            '[0]',
            '[_key=="k"]',
            '..',
            '.',
            '*',
            '[',
            ']',
            '@',
            ':',
            ',',
            '-1',
            '__proto__',
          ),
        )
        .map((parts) => parts.join('')),
    )
    const operations = fc.record(
      {
        set: fc.dictionary(path, fc.jsonValue({maxDepth: 2}), {maxKeys: 2}),
        unset: fc.array(path, {maxLength: 2}),
        inc: fc.dictionary(path, fc.integer(), {maxKeys: 1}),
        insert: fc.record({before: path, items: fc.array(fc.jsonValue({maxDepth: 1}), {maxLength: 2})}),
        diffMatchPatch: fc.dictionary(path, fc.string(), {maxKeys: 1}),
      },
      {requiredKeys: []},
    )
    await fc.assert(
      fc.asyncProperty(operations, async (given) => {
        const response = await mutate(patch({id: 'fuzzed', ...given}))
        expect([200, 400, 409]).toContain(response.status)
      }),
      {numRuns: 200},
    )
  })
})
