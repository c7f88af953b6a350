import type {SanityClient} from '@sanity/client'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'

import {clientOf, clientPackages} from '../support/clientPackages.ts'
import {startTestLake} from '../support/lake.ts'
import type {TestLake} from '../support/lake.ts'
import {openListener} from '../support/listener.ts'
import {patiently} from '../support/patiently.ts'
import {twoHalves} from '../support/pictures.ts'

let lake: TestLake

beforeAll(async () => {
  lake = await startTestLake()
})
afterAll(() => lake.close())

describe.each(clientPackages)('%s', (packageName) => {
  let client: SanityClient
  let admin: SanityClient
  const prefix = packageName.endsWith('7') ? 'seven' : 'eight'
  const id = (name: string) => `${prefix}-${name}`

  beforeAll(async () => {
    client = await clientOf(packageName, lake)
    admin = await clientOf(packageName, lake, {token: lake.config.adminToken})
  })

  describe('reads', () => {
    beforeAll(async () => {
      for (const name of ['a', 'b']) await client.create({_id: id(name), _type: `${prefix}Note`, title: name})
      await client.create({_id: `drafts.${id('a')}`, _type: `${prefix}Note`, title: 'draft of a'})
    })

    test('fetch answers with parameters, perspectives, and the whole response', async () => {
      const query = `*[_type == $type] | order(_id).title`
      const params = {type: `${prefix}Note`}
      expect(await client.fetch(query, params)).toEqual(['a', 'b'])
      expect(await client.fetch(query, params, {perspective: 'drafts'})).toEqual(['draft of a', 'b'])
      expect(await client.fetch(query, params, {perspective: 'raw'})).toHaveLength(3)
      expect(await client.fetch(query, params, {filterResponse: false, tag: 'test'})).toMatchObject({
        result: ['a', 'b'],
        query,
        ms: expect.any(Number),
      })
      const response = await client.fetch(query, params, {filterResponse: false, returnQuery: false})
      expect(response).not.toHaveProperty('query')
      expect(await firstOf(client.observable.fetch(query, params))).toEqual(['a', 'b'])
    })

    test('a long query goes by POST and is answered alike', async () => {
      const ids = Array.from({length: 1_000}, (_, number) => id(`absent-${number}`))
      expect(await client.fetch('count(*[_id in $ids])', {ids: [...ids, id('a')]})).toBe(1)
    })

    test('getDocument and getDocuments give what is there', async () => {
      expect(await client.getDocument(id('a'))).toMatchObject({title: 'a'})
      expect(await client.getDocument(id('absent'))).toBeUndefined()
      expect(await client.getDocuments([id('b'), id('absent')])).toMatchObject([{title: 'b'}, null])
      expect(await firstOf(client.observable.getDocument(id('b')))).toMatchObject({title: 'b'})
    })

    test('getDocument gives every version of a document when that is asked for', async () => {
      const versions = await client.getDocument(id('a'), {includeAllVersions: true})
      expect(versions.map(({_id}) => _id)).toEqual([id('a'), `drafts.${id('a')}`])
    })

    test.runIf(packageName === '@sanity/client')('documentsExists tells which are there', async () => {
      expect(await client.documentsExists([id('a'), id('absent'), `drafts.${id('a')}`])).toEqual(
        new Set([id('a'), `drafts.${id('a')}`]),
      )
    })

    test('a query that cannot be read is an error with its place', async () => {
      await expect(client.fetch('*[_type ==')).rejects.toMatchObject({
        statusCode: 400,
        details: {type: 'queryParseError', query: '*[_type =='},
      })
    })
  })

  describe('writes', () => {
    test('create, createIfNotExists, createOrReplace and delete answer with the document', async () => {
      const document = {_id: id('made'), _type: 'note', n: 1}
      expect(await client.create(document)).toMatchObject(document)
      expect(await client.createIfNotExists({...document, n: 2})).toMatchObject({n: 1})
      expect(await client.createOrReplace({...document, n: 3})).toMatchObject({n: 3})
      await client.delete(id('made'))
      expect(await client.getDocument(id('made'))).toBeUndefined()
    })

    test('what is answered is as the options say', async () => {
      const document = {_type: 'note'}
      const {transactionId, documentId} = await client.create(document, {returnDocuments: false})
      expect(await client.getDocument(documentId)).toMatchObject({_rev: transactionId})
      expect(await client.create(document, {returnFirst: false})).toMatchObject([{_type: 'note'}])
      const all = await client.create(document, {returnFirst: false, returnDocuments: false})
      expect(all).toMatchObject({documentIds: [expect.any(String)], results: [{operation: 'create'}]})
      for (const visibility of ['sync', 'async', 'deferred'] as const) {
        const written = await client.create(document, {visibility, skipCrossDatasetReferenceValidation: true})
        expect(await client.fetch('count(*[_id == $id])', {id: written._id})).toBe(1)
      }
    })

    test('a dry run answers as the write would and keeps nothing', async () => {
      expect(await client.create({_id: id('dry'), _type: 'note'}, {dryRun: true})).toMatchObject({
        _id: id('dry'),
      })
      expect(await client.getDocument(id('dry'))).toBeUndefined()
    })

    test('every operation of a patch is applied', async () => {
      await client.create({
        _id: id('patched'),
        _type: 'note',
        n: 1,
        m: 5,
        gone: true,
        text: 'one two',
        list: ['b'],
      })
      const patched = await client
        .patch(id('patched'))
        .set({a: 1})
        .setIfMissing({a: 2, b: 2})
        .unset(['gone'])
        .inc({n: 2})
        .dec({m: 1})
        .diffMatchPatch({text: '@@ -1,7 +1,9 @@\n one \n+a \n two\n'})
        .commit()
      expect(patched).toMatchObject({a: 1, b: 2, n: 3, m: 4, text: 'one a two'})
      expect(patched).not.toHaveProperty('gone')
      await client.patch(id('patched')).append('list', ['c']).commit()
      await client.patch(id('patched')).prepend('list', ['a']).commit()
      await client.patch(id('patched')).insert('after', 'list[0]', ['a2']).commit()
      const listed = await client.patch(id('patched')).splice('list', 1, 1, ['x', 'y']).commit()
      expect(listed.list).toEqual(['a', 'x', 'y', 'b', 'c'])
    })

    test('a patch of a revision that is not the present one is 409', async () => {
      const {_rev} = await client.create({_id: id('guarded'), _type: 'note'})
      await client.patch(id('guarded')).set({n: 1}).ifRevisionId(_rev).commit()
      const late = client.patch(id('guarded')).set({n: 2}).ifRevisionId(_rev).commit()
      await expect(late).rejects.toMatchObject({statusCode: 409})
    })

    test('patches and deletes choose their documents by ids or by a query', async () => {
      const type = `${prefix}Chosen`
      for (const name of ['x', 'y', 'z']) await client.create({_id: id(name), _type: type, n: 1})
      await client
        .patch([id('x'), id('y')])
        .inc({n: 1})
        .commit({returnDocuments: false, returnFirst: false})
      await client.patch({query: '*[_type == $type]', params: {type}}).inc({n: 10}).commit()
      expect(await client.fetch('*[_type == $type] | order(_id).n', {type})).toEqual([12, 12, 11])
      await client.delete({query: '*[_type == $type && n > $n]', params: {type, n: 11}})
      expect(await client.fetch('*[_type == $type]._id', {type})).toEqual([id('z')])
    })

    test('a transaction is applied whole, under the id that it was given', async () => {
      const {transactionId, results} = await client
        .transaction()
        .transactionId(id('transaction'))
        .create({_id: id('t1'), _type: 'note'})
        .createIfNotExists({_id: id('t1'), _type: 'note'})
        .patch(id('t1'), (patch) => patch.set({n: 1}))
        .createOrReplace({_id: id('t2'), _type: 'note'})
        .delete(id('t2'))
        .commit()
      expect(transactionId).toBe(id('transaction'))
      expect(results.map(({operation}) => operation)).toEqual([
        'create',
        'none',
        'update',
        'create',
        'delete',
      ])
      expect(await client.getDocument(id('t1'))).toMatchObject({n: 1, _rev: id('transaction')})
    })

    test('mutate takes mutations, patches and transactions', async () => {
      const made = await client.mutate([
        {create: {_id: id('m'), _type: 'note'}},
        {patch: {id: id('m'), set: {n: 1}}},
      ])
      expect(made).toMatchObject({documentIds: [id('m'), id('m')]})
      const returnFirst = {returnDocuments: true, returnFirst: true} as const
      expect(await client.mutate(client.patch(id('m')).set({n: 2}), returnFirst)).toMatchObject({n: 2})
      const transaction = client.transaction().patch(id('m'), {set: {n: 3}})
      expect(await client.mutate(transaction, returnFirst)).toMatchObject({n: 3})
      const keyed = await client.create({_type: 'note', list: [{}]}, {autoGenerateArrayKeys: true})
      expect(keyed.list).toEqual([{_key: expect.any(String)}])
    })
  })

  test('actions take a document from draft to published and back', async () => {
    const publishedId = id('acted')
    const draftId = `drafts.${publishedId}`
    await client.action({
      actionType: 'sanity.action.document.create',
      publishedId,
      attributes: {_id: draftId, _type: 'note'},
      ifExists: 'fail',
    })
    await client.action({
      actionType: 'sanity.action.document.edit',
      publishedId,
      draftId,
      patch: {set: {n: 1}},
    })
    const {transactionId} = await client.action({
      actionType: 'sanity.action.document.publish',
      publishedId,
      draftId,
    })
    expect(await client.getDocument(publishedId)).toMatchObject({n: 1, _rev: transactionId})
    await client.action({actionType: 'sanity.action.document.unpublish', publishedId, draftId})
    expect(await client.getDocuments([publishedId, draftId])).toMatchObject([null, {n: 1}])
    await client.action([{actionType: 'sanity.action.document.version.discard', versionId: draftId}])
    expect(await client.getDocument(draftId)).toBeUndefined()
  })

  test('versions and releases live their lives', async () => {
    const {releaseId} = await client.releases.create({metadata: {title: 'Spring', releaseType: 'asap'}})
    const publishedId = id('versioned')
    await client.create({_id: publishedId, _type: 'note', n: 0})
    await client.createVersion({publishedId, baseId: publishedId, releaseId})
    await client.replaceVersion({document: {_type: 'note', n: 2}, publishedId, releaseId})
    expect(await client.getDocument(publishedId, {releaseId})).toMatchObject({n: 2})
    expect(await client.releases.get({releaseId})).toMatchObject({
      state: 'active',
      metadata: {title: 'Spring'},
    })
    const raw = client.withConfig({perspective: 'raw'})
    expect((await raw.releases.fetchDocuments({releaseId})).result).toMatchObject([{n: 2}])
    await client.releases.edit({releaseId, patch: {set: {metadata: {title: 'Summer', releaseType: 'asap'}}}})

    await client.releases.schedule({releaseId, publishAt: '2199-01-01T00:00:00.000Z'})
    expect(await client.releases.get({releaseId})).toMatchObject({state: expect.stringMatching(/^schedul/)})
    await client.releases.unschedule({releaseId})
    await client.releases.archive({releaseId})
    await client.releases.unarchive({releaseId})
    await client.releases.publish({releaseId})
    expect(await client.getDocument(publishedId)).toMatchObject({n: 2})

    const other = await client.releases.create({})
    const version = {publishedId, releaseId: other.releaseId}
    await client.createVersion({baseId: publishedId, ...version})
    await client.discardVersion(version)
    await client.createVersion({baseId: publishedId, ...version})
    await client.unpublishVersion(version)
    await client.releases.archive({releaseId: other.releaseId})
    await client.releases.delete({releaseId: other.releaseId})
    expect(await client.releases.get({releaseId: other.releaseId})).toBeUndefined()
  })

  test('listen tells of a change, with what was asked for', async () => {
    const listener = await openListener(
      client,
      '*[_id == $id]',
      {id: id('heard')},
      {
        includeResult: true,
        includePreviousRevision: true,
        effectFormat: 'mendoza',
        visibility: 'query',
        tag: 'test',
      },
    )
    await client.createOrReplace({_id: id('heard'), _type: 'note', n: 1})
    await client.patch(id('heard')).set({n: 2}).commit()
    expect(listener.events[0]).toMatchObject({type: 'welcome', listenerName: expect.any(String)})
    expect(await listener.mutations(2)).toMatchObject([
      {type: 'mutation', transition: 'appear', result: {n: 1}, visibility: 'query'},
      {
        type: 'mutation',
        transition: 'update',
        result: {n: 2},
        previous: {n: 1},
        effects: {apply: expect.any(Array)},
      },
    ])
    listener.close()
  })

  test('a listener with a query that cannot be read ends with the reason', async () => {
    const failure = firstOf(client.listen('*[')).catch((error: unknown) => error)
    expect(await failure).toMatchObject({name: 'ChannelError'})
  })

  test('live events name the tags of the answers that a change touched', async () => {
    const reader = client.withConfig({token: undefined})
    const _type = `${prefix}Live`
    await client.create({_id: id('live'), _type, n: 1})
    const {syncTags = []} = await reader.fetch('*[_type == $type]{n}', {type: _type}, {filterResponse: false})
    expect(syncTags).not.toEqual([])

    const tags: string[] = []
    const types: string[] = []
    const subscription = reader.live.events().subscribe((event) => {
      types.push(event.type)
      if (event.type === 'message') tags.push(...event.tags)
    })
    await expect.poll(() => types, patiently).toEqual(['welcome'])
    await client.patch(id('live')).set({n: 2}).commit()
    await expect
      .poll(() => tags.filter((tag) => syncTags.some((own) => own === tag)), patiently)
      .not.toEqual([])
    subscription.unsubscribe()
  })

  test('assets go up and away', async () => {
    const picture = await twoHalves(4, 2)
    const image = await client.assets.upload('image', picture, {filename: 'dot.png', title: prefix})
    expect(image).toMatchObject({_type: 'sanity.imageAsset', originalFilename: 'dot.png'})
    const file = await client.assets.upload('file', Buffer.from(prefix), {
      filename: 'note.txt',
      contentType: 'text/plain',
    })
    expect(await (await fetch(file.url)).text()).toBe(prefix)
    await client.delete(image._id)
    await client.delete(file._id)
  })

  test('the project, its datasets and its users can be asked about and changed', async () => {
    const {projectId, dataset} = lake.config
    expect(await client.projects.list()).toMatchObject([{id: projectId}])
    expect(await client.projects.getById(projectId)).toMatchObject({id: projectId})
    expect(await client.users.getById('me')).toMatchObject({id: expect.any(String)})
    expect(await client.datasets.list()).toContainEqual(expect.objectContaining({name: dataset}))
    const name = `${prefix}-other`
    await admin.datasets.create(name, {aclMode: 'private'})
    await admin.datasets.edit(name, {aclMode: 'public'})
    const elsewhere = await clientOf(packageName, lake, {dataset: name})
    await elsewhere.create({_id: 'there', _type: 'note'})
    expect(await elsewhere.fetch('count(*[_id == "there"])')).toBe(1)
    expect(await client.fetch('count(*[_id == "there"])')).toBe(0)
    expect(await admin.datasets.delete(name)).toEqual({deleted: true})
  })

  test('a request of one’s own reaches any endpoint', async () => {
    const {dataset} = lake.config
    expect(await client.request({url: `/data/doc/${dataset}/${id('absent')}`})).toMatchObject({documents: []})
    expect(client.getUrl(client.getDataUrl('doc', 'a'))).toBe(`${lake.url}/v2025-02-19/data/doc/${dataset}/a`)
  })
})

/** The first value of an observable, or its error. */
function firstOf<T>(observable: {
  subscribe(observer: {next: (value: T) => void; error: (error: unknown) => void}): unknown
}): Promise<T> {
  return new Promise((resolve, reject) => {
    observable.subscribe({next: resolve, error: reject})
  })
}
