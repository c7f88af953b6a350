import {afterAll, beforeAll, describe, expect, it} from 'vitest'

import {patchCases} from '../fixtures/patches.ts'
import {startTestLake, type TestLake} from '../support/lake.ts'

let lake: TestLake

beforeAll(async () => {
  lake = await startTestLake()
})
afterAll(() => lake.close())

describe('patches over HTTP', () => {
  it.each(patchCases)('$name', async ({before, patch, after}) => {
    const client = lake.client()
    const {_id: id} = await client.create({_type: 'case', ...before})
    await client.mutate([{patch: {id, ...patch}}])
    const {_id, _type, _rev, _createdAt, _updatedAt, ...fields} = (await client.getDocument(id)) ?? {
      _id: 'missing',
    }
    expect(fields).toEqual(after)
  })
})

describe('documents', () => {
  it('gets an id when it has none, and the rest of one that ends in a dot', async () => {
    const client = lake.client()
    expect((await client.create({_type: 'note'}))._id).toMatch(/^[\w-]{10,}$/)
    expect((await client.create({_id: 'drafts.', _type: 'note'}))._id).toMatch(/^drafts\.[\w-]{10,}$/)
  })

  it('carries the transaction as its revision and the moment as its date', async () => {
    const client = lake.client()
    const created = await client.create({_id: 'dated', _type: 'note', _createdAt: '2022-04-01T00:00:00Z'})
    expect(created._createdAt).toBe('2022-04-01T00:00:00Z')

    const result = await client.patch('dated').set({title: 'x'}).commit({returnDocuments: false})
    const stored = await client.getDocument('dated')
    expect(stored?._rev).toBe(result.transactionId)
    expect(stored?._createdAt).toBe('2022-04-01T00:00:00Z')
    expect(stored && stored._updatedAt > created._updatedAt).toBe(true)
  })

  it('is left alone by createIfNotExists and replaced whole by createOrReplace', async () => {
    const client = lake.client()
    const first = await client.create({_id: 'whole', _type: 'note', a: 1})
    expect(await client.createIfNotExists({_id: 'whole', _type: 'note', b: 2})).toEqual(first)
    expect(await client.createOrReplace({_id: 'whole', _type: 'note', b: 2})).not.toHaveProperty('a')
  })

  it('can be chosen by a query instead of an id', async () => {
    const client = lake.client()
    for (const rank of [1, 2, 3]) await client.create({_type: 'ranked', rank})
    await client
      .patch({query: '*[_type == "ranked" && rank > $rank]', params: {rank: 1}})
      .inc({rank: 10})
      .commit()
    expect(await client.fetch('*[_type == "ranked"].rank | order(@)')).toEqual([1, 12, 13])

    await client.delete({query: '*[_type == "ranked" && rank > 5]'})
    expect(await client.fetch('count(*[_type == "ranked"])')).toBe(1)
  })

  it('gets keys for the objects in its arrays when asked', async () => {
    const client = lake.client()
    const document = {_type: 'note', list: [{a: 1}, {_key: 'own'}, 'text']}
    const created = await client.create(document, {autoGenerateArrayKeys: true})
    expect(created.list).toEqual([{a: 1, _key: expect.stringMatching(/^\w{12}$/)}, {_key: 'own'}, 'text'])
  })

  it('is answered by doc in the order asked, with the reason for what is left out', async () => {
    await lake.client().create({_id: 'd1', _type: 'note'})
    await lake.client().create({_id: 'drafts.d2', _type: 'note'})
    const response = await lake.request('/v1/data/doc/production/drafts.d2,d1,d3')
    expect(await response.json()).toMatchObject({
      documents: [{_id: 'd1'}],
      omitted: [
        {id: 'drafts.d2', reason: 'permission'},
        {id: 'd3', reason: 'existence'},
      ],
    })
    expect(await lake.client('viewer').getDocuments(['drafts.d2', 'd3', 'd1'])).toMatchObject([
      {_id: 'drafts.d2'},
      null,
      {_id: 'd1'},
    ])
  })
})

describe('a transaction', () => {
  it('says what each mutation did', async () => {
    const client = lake.client()
    const transaction = client
      .transaction()
      .create({_id: 't1', _type: 'note'})
      .createIfNotExists({_id: 't1', _type: 'note'})
      .patch('t1', {set: {a: 1}})
      .delete('t1')
      .delete('t-never-was')
    const {results} = await transaction.commit()
    expect(results.map(({operation}) => operation)).toEqual(['create', 'none', 'update', 'delete', 'none'])
  })

  it('is one change per document in the log, with all its mutations', async () => {
    const client = lake.client()
    const before = lake.lake.log.lastSequence()
    const result = await client
      .transaction()
      .create({_id: 'twice', _type: 'note'})
      .create({_id: 'once', _type: 'note'})
      .patch('twice', {set: {a: 1}})
      .commit()
    const transactions = [...lake.lake.transactionsAfter(before)]
    expect(transactions).toHaveLength(1)
    expect(transactions[0]).toMatchObject({
      sequence: before + 1,
      transactionId: result.transactionId,
      author: 'robot-editor',
      changes: [
        {documentId: 'twice', before: null, after: {a: 1}, mutations: [{create: {}}, {patch: {set: {a: 1}}}]},
        {documentId: 'once', before: null, mutations: [{create: {}}]},
      ],
    })
  })

  it('changes nothing when one of its mutations cannot be applied', async () => {
    const client = lake.client()
    const before = lake.lake.log.lastSequence()
    const transaction = client
      .transaction()
      .create({_id: 'never', _type: 'note'})
      .patch('absent', {set: {a: 1}})
    await expect(transaction.commit()).rejects.toMatchObject({
      statusCode: 409,
      details: {
        type: 'mutationError',
        items: [{index: 1, error: {type: 'documentNotFoundError', id: 'absent'}}],
      },
    })
    expect(await client.getDocument('never')).toBeUndefined()
    expect(lake.lake.log.lastSequence()).toBe(before)
  })

  it('tells what a dry run would do, and does not do it', async () => {
    const client = lake.client()
    const before = lake.lake.log.lastSequence()
    const tried = await client.create({_id: 'dry', _type: 'note'}, {dryRun: true})
    expect(tried._id).toBe('dry')
    expect(await client.getDocument('dry')).toBeUndefined()
    expect(lake.lake.log.lastSequence()).toBe(before)
  })

  it('takes the id that the client gives, once', async () => {
    const client = lake.client()
    const named = () => client.transaction().transactionId('my-transaction').create({_type: 'note'})
    const {transactionId, documentIds} = await named().commit()
    expect(transactionId).toBe('my-transaction')
    expect(await client.getDocument(documentIds[0] ?? '')).toMatchObject({_rev: 'my-transaction'})
    await expect(named().commit()).rejects.toMatchObject({statusCode: 409})
  })

  it('is told to subscribers after the commit, in order, also when a subscriber writes or throws', async () => {
    const seen: number[] = []
    const stopThrowing = lake.lake.onCommit(() => {
      throw new Error('A subscriber that fails')
    })
    const stopWriting = lake.lake.onCommit(({changes}) => {
      if (changes[0]?.documentId !== 'told') return
      lake.lake.transact({author: 'test', mutations: [{create: {_id: 'told-2', _type: 'note'}}]})
    })
    const stop = lake.lake.onCommit(({sequence}) => seen.push(sequence))
    await lake.client().create({_id: 'told', _type: 'note'})
    for (const end of [stop, stopThrowing, stopWriting]) end()
    const last = lake.lake.log.lastSequence()
    expect(seen).toEqual([last - 1, last])
    expect(lake.lake.read.has('told-2')).toBe(true)
  })
})
