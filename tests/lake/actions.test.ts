import {afterAll, beforeAll, describe, expect, it} from 'vitest'

import {startTestLake, type TestLake} from '../support/lake.ts'

let lake: TestLake

beforeAll(async () => {
  lake = await startTestLake()
})
afterAll(() => lake.close())

/** A draft with an id of its own, and both ids. */
async function newDraft(id: string, fields: Record<string, unknown> = {}) {
  const pair = {draftId: `drafts.${id}`, publishedId: id}
  await lake.client().create({_id: pair.draftId, _type: 'note', title: 'Draft', ...fields})
  return pair
}

async function newPublished(id: string, fields: Record<string, unknown> = {}) {
  const pair = await newDraft(id, fields)
  await lake.client().action({actionType: 'sanity.action.document.publish', ...pair})
  return pair
}

const read = (id: string) => lake.client().getDocument(id)

describe('the actions endpoint', () => {
  it('tells the Studio that it may use actions', async () => {
    const response = await lake.request('/v2025-02-19/data/actions/production')
    expect(await response.json()).toEqual({enabled: true, compatibleStudioVersions: '*'})
  })

  it('runs several actions as one transaction', async () => {
    const client = lake.client()
    const pair = await newDraft('several')
    const before = lake.lake.log.lastSequence()
    await client.action([
      {actionType: 'sanity.action.document.edit', ...pair, patch: {set: {title: 'Edited'}}},
      {actionType: 'sanity.action.document.publish', ...pair},
    ])
    expect(lake.lake.log.lastSequence()).toBe(before + 1)
    expect(await read('several')).toMatchObject({title: 'Edited'})
  })

  it('changes nothing when one of several fails', async () => {
    const pair = await newDraft('halfway')
    const actions = lake.client().action([
      {actionType: 'sanity.action.document.publish', ...pair},
      {actionType: 'sanity.action.document.discard', draftId: 'drafts.absent'},
    ])
    await expect(actions).rejects.toMatchObject({
      statusCode: 409,
      details: {type: 'actionError', items: [{index: 1, error: {type: 'documentNotFoundError'}}]},
    })
    expect(await read('halfway')).toBeUndefined()
  })

  it('changes nothing in a dry run', async () => {
    const pair = await newDraft('dry')
    await lake.client().action({actionType: 'sanity.action.document.publish', ...pair}, {dryRun: true})
    expect(await read('dry')).toBeUndefined()
    expect(await read('drafts.dry')).toMatchObject({title: 'Draft'})
  })

  it('takes the transaction id that the Studio gives, and makes it the revision', async () => {
    const pair = await newDraft('named')
    const edit = {actionType: 'sanity.action.document.edit', ...pair, patch: {set: {title: 'x'}}} as const
    await lake.client().action(edit, {transactionId: 'studio-transaction'})
    expect(await read(pair.draftId)).toMatchObject({_rev: 'studio-transaction'})
  })

  it('refuses what it does not support by name', async () => {
    const variant = {
      actionType: 'sanity.action.document.variant.delete',
      publishedId: 'a',
      variantId: 'b',
    } as const
    await expect(lake.client().action(variant)).rejects.toMatchObject({
      statusCode: 400,
      message: expect.stringContaining('"sanity.action.document.variant.delete" is not supported'),
    })
  })

  it.each([
    {draftId: 'drafts.a', publishedId: 'b'},
    {draftId: 'a', publishedId: 'a'},
    {draftId: 'drafts.a', publishedId: 'drafts.a'},
  ])('refuses ids that are no pair: $draftId and $publishedId', async (pair) => {
    const publishing = lake.client().action({actionType: 'sanity.action.document.publish', ...pair})
    await expect(publishing).rejects.toMatchObject({statusCode: 400})
  })
})

describe('create', () => {
  it('makes a draft, and leaves an existing one alone when told to ignore it', async () => {
    const create = (title: string, ifExists: 'fail' | 'ignore') =>
      lake.client().action({
        actionType: 'sanity.action.document.create',
        publishedId: 'made',
        attributes: {_id: 'drafts.made', _type: 'note', title},
        ifExists,
      })
    await create('first', 'fail')
    await create('second', 'ignore')
    expect(await read('drafts.made')).toMatchObject({title: 'first'})
    await expect(create('third', 'fail')).rejects.toMatchObject({statusCode: 409})
  })
})

describe('edit', () => {
  it('begins the draft as a copy of what is published, in one change with both mutations', async () => {
    const pair = await newPublished('copied', {tags: ['a']})
    const before = lake.lake.log.lastSequence()
    const edit = {actionType: 'sanity.action.document.edit', ...pair} as const
    await lake.client().action({...edit, patch: {unset: ['_empty_action_guard_pseudo_field_']}})
    await lake.client().action({...edit, patch: {set: {title: 'New'}}})

    expect(await read(pair.draftId)).toMatchObject({title: 'New', tags: ['a']})
    expect(await read(pair.publishedId)).toMatchObject({title: 'Draft'})
    const [first] = lake.lake.transactionsAfter(before)
    expect(first?.changes).toMatchObject([
      {documentId: pair.draftId, before: null, mutations: [{create: {}}, {patch: {}}]},
    ])
  })

  it('refuses when there is neither draft nor published document', async () => {
    const pair = {draftId: 'drafts.nothing', publishedId: 'nothing'}
    const edit = lake
      .client()
      .action({actionType: 'sanity.action.document.edit', ...pair, patch: {set: {a: 1}}})
    await expect(edit).rejects.toMatchObject({statusCode: 409})
  })
})

describe('publish', () => {
  it('replaces the published document, keeps its birthday, and removes the draft', async () => {
    const pair = await newPublished('live')
    const born = (await read('live'))?._createdAt
    await newDraft('live', {title: 'Second', _createdAt: '2030-01-01T00:00:00Z'})
    await lake.client().action({actionType: 'sanity.action.document.publish', ...pair})
    expect(await read('live')).toMatchObject({title: 'Second', _createdAt: born})
    expect(await read('drafts.live')).toBeUndefined()
  })

  it('refuses when draft or published document moved since they were read', async () => {
    const pair = await newPublished('guarded')
    await newDraft('guarded')
    const publish = {actionType: 'sanity.action.document.publish', ...pair} as const
    for (const guard of [{ifDraftRevisionId: 'old'}, {ifPublishedRevisionId: 'old'}]) {
      await expect(lake.client().action({...publish, ...guard})).rejects.toMatchObject({
        statusCode: 409,
        details: {items: [{error: {type: 'documentRevisionIDDoesNotMatchError', expectedRevisionID: 'old'}}]},
      })
    }
    const [draft, published] = await lake.client().getDocuments([pair.draftId, pair.publishedId])
    await lake
      .client()
      .action({...publish, ifDraftRevisionId: draft?._rev, ifPublishedRevisionId: published?._rev})
    expect(await read(pair.draftId)).toBeUndefined()
  })

  it('makes references strong that were weak only while their document was a draft', async () => {
    const target = await newDraft('target')
    const weak = {_type: 'reference', _ref: 'target', _weak: true}
    const pair = await newDraft('pointing', {
      one: {...weak, _strengthenOnPublish: {type: 'note'}},
      list: [{_key: 'a', ...weak, _strengthenOnPublish: {type: 'note', weak: true}}],
    })
    const publish = lake.client().action({actionType: 'sanity.action.document.publish', ...pair})
    await expect(publish).rejects.toMatchObject({
      statusCode: 409,
      details: {items: [{error: {type: 'documentReferenceDoesNotExistError', referenceID: 'target'}}]},
    })

    await lake.client().action([
      {actionType: 'sanity.action.document.publish', ...pair},
      {actionType: 'sanity.action.document.publish', ...target},
    ])
    expect(await read('pointing')).toMatchObject({
      one: {_type: 'reference', _ref: 'target'},
      list: [{_key: 'a', ...weak}],
    })
    expect((await read('pointing'))?.one).not.toHaveProperty('_weak')
    expect(JSON.stringify(await read('pointing'))).not.toContain('_strengthenOnPublish')
  })
})

describe('unpublish', () => {
  it('takes the document off and keeps its content as the draft', async () => {
    const pair = await newPublished('off', {title: 'Kept'})
    await lake.client().action({actionType: 'sanity.action.document.unpublish', ...pair})
    expect(await read('off')).toBeUndefined()
    expect(await read('drafts.off')).toMatchObject({title: 'Kept'})
  })

  it('leaves a newer draft as it is', async () => {
    const pair = await newPublished('newer', {title: 'Old'})
    await newDraft('newer', {title: 'New'})
    await lake.client().action({actionType: 'sanity.action.document.unpublish', ...pair})
    expect(await read('drafts.newer')).toMatchObject({title: 'New'})
  })

  it('refuses while another document refers to it', async () => {
    const pair = await newPublished('needed')
    await lake.client().create({_type: 'note', to: {_type: 'reference', _ref: 'needed'}})
    const unpublish = lake.client().action({actionType: 'sanity.action.document.unpublish', ...pair})
    await expect(unpublish).rejects.toMatchObject({
      statusCode: 409,
      details: {type: 'actionError', items: [{error: {type: 'documentHasExistingReferencesError'}}]},
    })
    expect(await read('needed')).toBeDefined()
  })
})

describe('discard and delete', () => {
  it('discards a draft, by either name of the action', async () => {
    await newDraft('dropped')
    await lake.client().action({actionType: 'sanity.action.document.discard', draftId: 'drafts.dropped'})
    await newDraft('dropped')
    await lake
      .client()
      .action({actionType: 'sanity.action.document.version.discard', versionId: 'drafts.dropped'})
    expect(await read('drafts.dropped')).toBeUndefined()
  })

  it('deletes a document with its draft, and refuses to lose a draft that is not named', async () => {
    const {publishedId, draftId} = await newPublished('gone')
    await newDraft('gone')
    const remove = (includeDrafts: string[]) =>
      lake.client().action({actionType: 'sanity.action.document.delete', publishedId, includeDrafts})
    await expect(remove([])).rejects.toMatchObject({statusCode: 409})
    await remove([draftId])
    expect(await lake.client().getDocuments([publishedId, draftId])).toEqual([null, null])
  })

  it('puts other content into a draft', async () => {
    const {publishedId} = await newPublished('restored', {extra: true})
    await lake.client().action({
      actionType: 'sanity.action.document.replaceDraft',
      publishedId,
      attributes: {_id: 'drafts.restored', _type: 'note', title: 'Restored'},
    })
    expect(await read('drafts.restored')).toMatchObject({title: 'Restored'})
    expect(await read('drafts.restored')).not.toHaveProperty('extra')
  })
})
