import {afterAll, beforeAll, describe, expect, it} from 'vitest'

import {startTestLake, type TestLake} from '../support/lake.ts'

let lake: TestLake

beforeAll(async () => {
  lake = await startTestLake()
})
afterAll(() => lake.close())

const reference = (id: string) => ({_type: 'reference', _ref: id})

describe('conflicts', () => {
  it('refuses to create a document twice', async () => {
    const client = lake.client()
    await client.create({_id: 'a', _type: 'note'})
    await expect(client.create({_id: 'a', _type: 'note'})).rejects.toMatchObject({
      statusCode: 409,
      message: expect.stringContaining('Document by ID "a" already exists'),
      details: {
        type: 'mutationError',
        description: 'Mutation(s) failed with 1 error(s)',
        items: [{index: 0, error: {type: 'documentAlreadyExistsError', id: 'a'}}],
      },
    })
  })

  it('refuses a patch of a revision that is not the current one', async () => {
    const client = lake.client()
    const first = await client.create({_id: 'b', _type: 'note'})
    const second = await client.patch('b').set({n: 1}).ifRevisionId(first._rev).commit()
    await expect(client.patch('b').set({n: 2}).ifRevisionId(first._rev).commit()).rejects.toMatchObject({
      statusCode: 409,
      details: {
        items: [
          {
            error: {
              type: 'documentRevisionIDDoesNotMatchError',
              currentRevisionID: second._rev,
              expectedRevisionID: first._rev,
            },
          },
        ],
      },
    })
    expect(await client.getDocument('b')).toMatchObject({n: 1})
  })

  it('lets exactly one of many writers win who all read the same revision', async () => {
    const client = lake.client()
    const {_rev} = await client.create({_id: 'race', _type: 'note'})
    const writers = Array.from({length: 20}, (_, n) =>
      client.patch('race').set({n}).ifRevisionId(_rev).commit(),
    )
    const outcomes = await Promise.allSettled(writers)
    expect(outcomes.filter(({status}) => status === 'fulfilled')).toHaveLength(1)
  })

  it('counts every one of many increments at once', async () => {
    const client = lake.client()
    await client.create({_id: 'counter', _type: 'note', n: 0})
    await Promise.all(Array.from({length: 50}, () => client.patch('counter').inc({n: 1}).commit()))
    expect(await client.getDocument('counter')).toMatchObject({n: 50})
  })
})

describe('references', () => {
  it('cannot be made to a document that is not there, unless they are weak or lead to another dataset', async () => {
    const client = lake.client()
    await expect(client.create({_id: 'r1', _type: 'note', to: reference('nowhere')})).rejects.toMatchObject({
      statusCode: 409,
      details: {
        items: [{error: {type: 'documentReferenceDoesNotExistError', id: 'r1', referenceID: 'nowhere'}}],
      },
    })
    await client.create({_id: 'r2', _type: 'note', to: {...reference('nowhere'), _weak: true}})
    await client.create({_id: 'r3', _type: 'note', to: {...reference('nowhere'), _dataset: 'other'}})
  })

  it('keep their document from being deleted while they are strong', async () => {
    const client = lake.client()
    await client.create({_id: 'kept', _type: 'note'})
    await client.create({_id: 'holder', _type: 'note', deep: [{_key: 'a', to: reference('kept')}]})
    await expect(client.delete('kept')).rejects.toMatchObject({
      statusCode: 409,
      message: expect.stringContaining('there are references to it from "holder"'),
      details: {
        items: [
          {error: {type: 'documentHasExistingReferencesError', id: 'kept', referencingIDs: ['holder']}},
        ],
      },
    })

    await client.patch('holder').unset(['deep[_key=="a"]']).commit()
    await client.delete('kept')
    expect(await client.getDocument('kept')).toBeUndefined()
  })

  it('may be made and broken in any order within one transaction', async () => {
    const client = lake.client()
    const make = client
      .transaction()
      .create({_id: 'x', _type: 'note', to: reference('y')})
      .create({_id: 'y', _type: 'note'})
    await make.commit()
    await client.transaction().delete('y').delete('x').commit()
    expect(await client.getDocuments(['x', 'y'])).toEqual([null, null])
  })
})
