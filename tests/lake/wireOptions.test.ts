import {afterAll, beforeAll, describe, expect, test} from 'vitest'

import type {Role} from '../../sanity/lake/auth/roles.ts'
import {startTestLake} from '../support/lake.ts'
import type {TestLake} from '../support/lake.ts'
import {openRawListener} from '../support/rawListener.ts'

let lake: TestLake

beforeAll(async () => {
  lake = await startTestLake()
})
afterAll(() => lake.close())

const reference = (id: string) => ({_type: 'reference', _ref: id})

describe('POST /data/mutate', () => {
  async function mutate(search: string, body: unknown, role: Role = 'editor') {
    const init = {method: 'POST', body: JSON.stringify(body)}
    const response = await lake.request(`/v2025-02-19/data/mutate/production?${search}`, init, role)
    return {status: response.status, body: await response.json()}
  }
  const transactionId = expect.any(String)
  const create = (_id: string) => ({mutations: [{create: {_id, _type: 'note'}}]})

  test.each([
    ['nothing is asked for', '', {transactionId, results: []}],
    ['ids are', 'returnIds=true', {transactionId, results: [{id: expect.any(String), operation: 'create'}]}],
    [
      'documents are',
      'returnIds=true&returnDocuments=true',
      {
        transactionId,
        results: [
          {id: expect.any(String), operation: 'create', document: expect.objectContaining({_type: 'note'})},
        ],
      },
    ],
  ])('answers with what is asked for: when %s', async (name, search, body) => {
    expect(await mutate(search, create(name.replaceAll(' ', '-')))).toEqual({status: 200, body})
  })

  test.each([
    'visibility=sync',
    'visibility=async',
    'visibility=deferred',
    'dryRun=true',
    'dryRun=false',
    'autoGenerateArrayKeys=true',
    'skipCrossDatasetReferenceValidation=true',
    'tag=some.tag',
    'transactionId=chosen-here',
    'returnIds',
  ])('takes the option %s', async (option) => {
    const id = option.replaceAll(/[^a-zA-Z]/g, '-')
    expect(await mutate(option, create(id))).toMatchObject({status: 200})
    const isKept = !option.includes('dryRun=true')
    expect(lake.lake.read.has(id)).toBe(isKept)
  })

  test.each([
    ['an option that is no switch', 'dryRun=perhaps', create('x1')],
    ['a visibility that there is not', 'visibility=later', create('x2')],
    ['a transaction id that cannot be one', 'transactionId=%20', create('x3')],
    ['no mutations', '', {}],
    ['mutations that are no list', '', {mutations: {}}],
    ['a mutation of two kinds', '', {mutations: [{delete: {id: 'a'}, create: {_type: 'note'}}]}],
    ['a mutation of no kind', '', {mutations: [{upsert: {_id: 'a', _type: 'note'}}]}],
    ['a document without a type', '', {mutations: [{create: {_id: 'a'}}]}],
    ['a query that cannot be read', '', {mutations: [{delete: {query: '*[_type =='}}]}],
  ])('refuses %s', async (_name, search, body) => {
    const answer = await mutate(search, body)
    expect(answer).toMatchObject({status: 400, body: {error: {description: expect.any(String)}}})
  })

  test('refuses whoever may not write', async () => {
    expect((await mutate('', create('never'), 'anonymous')).status).toBe(401)
    expect((await mutate('', create('never'), 'viewer')).status).toBe(403)
  })

  test('changes the type of a document by createOrReplace, unless something strong refers to it', async () => {
    const replace = (_id: string, _type: string) => ({mutations: [{createOrReplace: {_id, _type}}]})
    await mutate('', create('loose'))
    expect((await mutate('', replace('loose', 'person'))).status).toBe(200)
    await mutate('', create('held'))
    await mutate('', {mutations: [{create: {_id: 'holds', _type: 'note', to: reference('held')}}]})
    expect((await mutate('', replace('held', 'note'))).status).toBe(200)
    expect(await mutate('', replace('held', 'person'))).toMatchObject({
      status: 409,
      body: {error: {items: [{error: {type: 'documentHasExistingReferencesError', id: 'held'}}]}},
    })
  })
})

describe('GET /data/doc', () => {
  async function doc(path: string, role: Role = 'viewer') {
    return (await lake.request(`/v2025-02-19/data/doc/production/${path}`, {}, role)).json()
  }
  const fields = {
    _type: 'note',
    _rev: expect.any(String),
    _createdAt: expect.any(String),
    _updatedAt: expect.any(String),
  }

  beforeAll(async () => {
    for (const _id of ['d', 'drafts.d', 'versions.r.d', 'e'])
      await lake.client().create({_id, _type: 'note', title: _id})
  })

  test('adds drafts and versions when that is asked for, as far as the reader may see them', async () => {
    const ids = async (path: string, role?: Role) =>
      (await doc(path, role)).documents.map(({_id}: {_id: string}) => _id)
    expect(await ids('d,e')).toEqual(['d', 'e'])
    expect(await ids('d,e?includeAllVersions=false')).toEqual(['d', 'e'])
    expect(await ids('d,e?includeAllVersions=true')).toEqual(['d', 'drafts.d', 'versions.r.d', 'e'])
    expect(await ids('d,e?includeAllVersions=true', 'anonymous')).toEqual(['d', 'e'])
  })

  test('leaves out the content when that is asked for', async () => {
    expect(await doc('d,absent?excludeContent=true')).toEqual({
      documents: [{_id: 'd', ...fields}],
      omitted: [{id: 'absent', reason: 'existence'}],
    })
  })

  test('refuses an option that is no switch', async () => {
    const response = await lake.request('/v1/data/doc/production/d?includeAllVersions=some')
    expect(response.status).toBe(400)
  })
})

describe('GET /data/listen', () => {
  const wish = (search: Record<string, string>) =>
    openRawListener(lake, {query: '*[_id == "tuned"]', ...search})

  test.each([
    [{}, ['mutations']],
    [{includeMutations: 'false'}, []],
    [{includeResult: 'true'}, ['mutations', 'result']],
    [{includeResult: 'true', includePreviousRevision: 'true'}, ['mutations', 'previous', 'result']],
    [{effectFormat: 'mendoza', includeMutations: 'false'}, ['effects']],
    [{includeAllVersions: 'true', tag: 'some.tag'}, ['mutations']],
  ])('sends with %o besides the usual: %o', async (search, expected) => {
    const stream = await wish(search)
    await lake.client().createOrReplace({_id: 'tuned', _type: 'note'})
    const [frame] = await stream.mutations(1)
    const wished = ['effects', 'mutations', 'previous', 'result'].filter(
      (name) => frame && name in frame.data,
    )
    expect(wished).toEqual(expected)
    expect(frame?.data).toMatchObject({documentId: 'tuned', resultRev: frame?.data.transactionId})
    stream.abort()
  })

  test.each(['query', 'transaction', 'sync'])(
    'repeats the visibility %s in its events',
    async (visibility) => {
      const stream = await wish({visibility})
      await lake.client().createOrReplace({_id: 'tuned', _type: 'note'})
      expect((await stream.mutations(1))[0]?.data.visibility).toBe(visibility)
      stream.abort()
    },
  )

  test.each(['visibility=later', 'includeResult=perhaps', 'effectFormat=diff', '$id=unquoted'])(
    'refuses %s',
    async (option) => {
      const response = await lake.request(`/v1/data/listen/production?query=*&${option}`, {}, 'viewer')
      expect(response.status).toBe(400)
    },
  )

  test('hears of drafts and versions by the version of the API, unless the request says so itself', async () => {
    const greetings: Record<string, string[]> = {}
    for (const [name, version, option] of [
      ['old', 'v2024-01-01', ''],
      ['new', 'v2025-02-19', ''],
      ['old, without', 'v2024-01-01', '&includeAllVersions=false'],
      ['new, with', 'v2025-02-19', '&includeAllVersions=true'],
    ] as const) {
      const search = `query=${encodeURIComponent('*[_type == "heard"]')}${option}`
      const controller = new AbortController()
      const response = await lake.request(
        `/${version}/data/listen/production?${search}`,
        {signal: controller.signal},
        'viewer',
      )
      greetings[name] = []
      const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
      await reader?.read()
      await lake.client().createOrReplace({_id: 'drafts.heard', _type: 'heard'})
      await lake.client().createOrReplace({_id: 'heard', _type: 'heard'})
      let text = ''
      while (!/"documentId":"heard"/.test(text)) text += (await reader?.read())?.value ?? ''
      greetings[name] = [...text.matchAll(/"documentId":"([^"]+)"/g)].map(([, id = '']) => id)
      controller.abort()
    }
    expect(greetings).toEqual({
      old: ['drafts.heard', 'heard'],
      new: ['heard'],
      'old, without': ['heard'],
      'new, with': ['drafts.heard', 'heard'],
    })
  })
})
