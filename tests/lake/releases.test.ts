import type {ReleaseDocument} from '@sanity/client'
import {sanityImport} from '@sanity/import'
import {createClient as createClient7} from 'sanity-client-7'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'

import {startTestLake, type TestLake} from '../support/lake.ts'

let lake: TestLake

beforeAll(async () => {
  lake = await startTestLake()
})
afterAll(() => lake.close())

const read = (id: string) => lake.client().getDocument(id)
const release = (releaseId: string) =>
  lake.client().releases.get({releaseId}) as Promise<ReleaseDocument | undefined>

/** An active release with a version of each document named, each version with a title of its own. */
async function newRelease(releaseId: string, publishedIds: string[]): Promise<void> {
  await lake.client().releases.create({releaseId, metadata: {title: releaseId, releaseType: 'asap'}})
  for (const publishedId of publishedIds) {
    const document = {_type: 'note', title: `${publishedId} in ${releaseId}`}
    await lake.client().createVersion({document, publishedId, releaseId})
  }
}

describe('a release', () => {
  it('begins active, with what the Studio reads of it', async () => {
    const metadata = {title: 'Spring', releaseType: 'scheduled', cardinality: 'one'} as const
    const created = await lake.client().releases.create({releaseId: 'begun', metadata})
    expect(created).toMatchObject({releaseId: 'begun', metadata})
    expect(await release('begun')).toMatchObject({
      _id: '_.releases.begun',
      _type: 'system.release',
      name: 'begun',
      state: 'active',
      metadata,
      userId: expect.any(String),
    })
    await expect(lake.client().releases.create({releaseId: 'begun', metadata})).rejects.toMatchObject({
      statusCode: 409,
      details: {type: 'actionError', items: [{error: {type: 'documentAlreadyExistsError'}}]},
    })
  })

  it('keeps nothing of a dry run', async () => {
    await lake.client().releases.create({releaseId: 'trial', metadata: {title: 'Trial'}}, {dryRun: true})
    expect(await release('trial')).toBeUndefined()
  })

  it('can be edited in its metadata and nowhere else', async () => {
    await newRelease('edited', [])
    const edit = (patch: object) => lake.client().releases.edit({releaseId: 'edited', patch})
    await edit({set: {'metadata.title': 'New'}, unset: ['metadata.description']})
    expect(await release('edited')).toMatchObject({metadata: {title: 'New', releaseType: 'asap'}})
    await expect(edit({set: {state: 'published'}})).rejects.toMatchObject({statusCode: 400})
    expect(await release('edited')).toMatchObject({state: 'active'})
  })

  it('publishes all its versions in one transaction, and remembers which they were', async () => {
    await lake
      .client()
      .create({_id: 'replaced', _type: 'note', title: 'Old', _createdAt: '2020-01-01T00:00:00Z'})
    await lake.client().create({_id: 'removed', _type: 'note', title: 'Old'})
    await lake.client().create({_id: 'drafts.replaced', _type: 'note', title: 'Draft'})
    await newRelease('whole', ['replaced', 'added'])
    await lake.client().unpublishVersion({releaseId: 'whole', publishedId: 'removed'})

    const before = lake.lake.log.lastSequence()
    const {transactionId} = await lake.client().releases.publish({releaseId: 'whole'})
    expect(lake.lake.log.lastSequence()).toBe(before + 1)
    expect(await read('replaced')).toMatchObject({
      title: 'replaced in whole',
      _rev: transactionId,
      _createdAt: '2020-01-01T00:00:00Z',
    })
    expect(await read('added')).toMatchObject({title: 'added in whole'})
    expect(await read('removed')).toBeUndefined()
    expect(await read('drafts.replaced')).toMatchObject({title: 'Draft'})
    expect(lake.lake.read.inRelease('whole')).toEqual([])
    expect(await release('whole')).toMatchObject({
      state: 'published',
      publishedAt: expect.any(String),
      finalDocumentStates: ['added', 'removed', 'replaced'].map((id) => ({id: `versions.whole.${id}`})),
    })
  })

  it('makes references strong when it publishes, and leaves everything as it was when one leads nowhere', async () => {
    await newRelease('broken', ['first'])
    const to = {_type: 'reference', _ref: 'vanished', _weak: true, _strengthenOnPublish: {type: 'note'}}
    await lake
      .client()
      .createVersion({document: {_type: 'note', to}, publishedId: 'second', releaseId: 'broken'})

    const publishing = lake.client().releases.publish({releaseId: 'broken'})
    await expect(publishing).rejects.toMatchObject({
      statusCode: 409,
      details: {items: [{error: {type: 'documentReferenceDoesNotExistError', referenceID: 'vanished'}}]},
    })
    expect(await read('first')).toBeUndefined()
    expect(await read('versions.broken.first')).toBeDefined()
    expect(await release('broken')).toMatchObject({
      state: 'active',
      error: {message: expect.stringContaining('vanished')},
    })

    await lake
      .client()
      .createVersion({document: {_type: 'note'}, publishedId: 'vanished', releaseId: 'broken'})
    await lake.client().releases.publish({releaseId: 'broken'})
    expect(await release('broken')).not.toHaveProperty('error')
    expect((await read('second'))?.to).toEqual({_type: 'reference', _ref: 'vanished'})
  })

  it('loses its versions when it is archived and has them back when it is unarchived', async () => {
    await newRelease('aside', ['shelved', 'marked'])
    await lake.client().create({_id: 'marked', _type: 'note'})
    await lake.client().unpublishVersion({releaseId: 'aside', publishedId: 'marked'})
    await lake.client().releases.archive({releaseId: 'aside'})
    expect(await read('versions.aside.shelved')).toBeUndefined()
    expect(await release('aside')).toMatchObject({
      state: 'archived',
      finalDocumentStates: [{id: 'versions.aside.marked'}, {id: 'versions.aside.shelved'}],
    })

    await lake.client().releases.unarchive({releaseId: 'aside'})
    expect(await release('aside')).toMatchObject({state: 'active'})
    expect(await release('aside')).not.toHaveProperty('finalDocumentStates')
    expect(await read('versions.aside.shelved')).toMatchObject({title: 'shelved in aside'})
    expect(await read('versions.aside.marked')).toMatchObject({_system: {delete: true}})
  })

  it('can be deleted only when it is over', async () => {
    await newRelease('over', ['kept'])
    const remove = () => lake.client().releases.delete({releaseId: 'over'})
    await expect(remove()).rejects.toMatchObject({
      statusCode: 409,
      details: {items: [{error: {type: 'releaseStateError', state: 'active'}}]},
    })
    await lake.client().releases.publish({releaseId: 'over'})
    await remove()
    expect(await release('over')).toBeUndefined()
    expect(await read('kept')).toMatchObject({title: 'kept in over'})
  })

  it('locks its versions while it is scheduled, for mutations and actions alike', async () => {
    await newRelease('locked', ['held'])
    const publishAt = '2100-01-01T00:00:00.000Z'
    await lake.client().releases.schedule({releaseId: 'locked', publishAt})
    expect(await release('locked')).toMatchObject({state: 'scheduled', publishAt})

    const versionId = 'versions.locked.held'
    const refusals = [
      lake.client().patch(versionId).set({title: 'x'}).commit(),
      lake.client().delete(versionId),
      lake.client().create({_id: 'versions.locked.other', _type: 'note'}),
      lake.client().discardVersion({releaseId: 'locked', publishedId: 'held'}, false),
      lake.client().action({
        actionType: 'sanity.action.document.edit',
        draftId: versionId,
        publishedId: 'held',
        patch: {set: {title: 'x'}},
      }),
    ]
    for (const refusal of refusals) {
      await expect(refusal).rejects.toMatchObject({
        statusCode: 409,
        details: {items: [{error: {type: 'documentLockedError', releaseId: 'locked'}}]},
      })
    }
    await expect(lake.client().releases.archive({releaseId: 'locked'})).rejects.toMatchObject({
      statusCode: 409,
    })

    await lake.client().releases.unschedule({releaseId: 'locked'})
    expect(await release('locked')).not.toHaveProperty('publishAt')
    await lake.client().patch(versionId).set({title: 'Mine again'}).commit()
    expect(await read(versionId)).toMatchObject({title: 'Mine again'})
  })

  it('can be moved to another moment while it is scheduled, as the Studio does it', async () => {
    await newRelease('moved', ['later'])
    const schedule = (publishAt: string) => lake.client().releases.schedule({releaseId: 'moved', publishAt})
    await schedule('2100-01-01T00:00:00.000Z')
    const metadata = {title: 'moved', releaseType: 'scheduled', intendedPublishAt: '2101-01-01T00:00:00.000Z'}
    await lake.client().releases.edit({releaseId: 'moved', patch: {set: {metadata}}})
    await schedule('2101-01-01T00:00:00.000Z')
    expect(await release('moved')).toMatchObject({publishAt: '2101-01-01T00:00:00.000Z', metadata})
  })

  it('takes a whole moment to be scheduled at, and nothing else', async () => {
    await newRelease('timed', [])
    for (const publishAt of ['soon', '1', '2100-01-01', '2100-01-01T00:00:00']) {
      const scheduling = lake.client().releases.schedule({releaseId: 'timed', publishAt})
      await expect(scheduling).rejects.toMatchObject({statusCode: 400})
    }
    await lake.client().releases.schedule({releaseId: 'timed', publishAt: '2100-01-01T02:00:00+02:00'})
    expect(await release('timed')).toMatchObject({publishAt: '2100-01-01T00:00:00.000Z'})
  })

  it('is not edited when it has moved since it was read', async () => {
    await newRelease('guarded', [])
    const edit = (ifRevisionID?: string) =>
      lake
        .client()
        .releases.edit({releaseId: 'guarded', patch: {set: {'metadata.title': 'New'}, ifRevisionID}})
    await expect(edit('other')).rejects.toMatchObject({statusCode: 409})
    await edit((await release('guarded'))?._rev)
    expect(await release('guarded')).toMatchObject({metadata: {title: 'New'}})
  })

  it('is changed by release actions only', async () => {
    await newRelease('sealed', [])
    const mutations = [
      lake.client().patch('_.releases.sealed').set({state: 'published'}).commit(),
      lake.client().delete('_.releases.sealed'),
      lake
        .client()
        .create({_id: '_.releases.forged', _type: 'system.release', name: 'forged', state: 'active'}),
    ]
    for (const mutation of mutations) await expect(mutation).rejects.toMatchObject({statusCode: 400})
    expect(await release('sealed')).toMatchObject({state: 'active'})
  })

  it('is refused by name when it is not there, or when its kind of action is mixed with another', async () => {
    await expect(lake.client().releases.publish({releaseId: 'nowhere'})).rejects.toMatchObject({
      statusCode: 404,
      details: {items: [{error: {type: 'releaseNotFoundError'}}]},
    })
    const mixed = lake.client().action([
      {actionType: 'sanity.action.release.create', releaseId: 'mixed', metadata: {releaseType: 'asap'}},
      {actionType: 'sanity.action.document.version.discard', versionId: 'drafts.a'},
    ])
    await expect(mixed).rejects.toMatchObject({statusCode: 400, message: expect.stringContaining('mixed')})
    for (const releaseId of ['a.b', 'a/b', '', 'drafts', 'published', 'x'.repeat(65)]) {
      await expect(lake.client().releases.publish({releaseId})).rejects.toMatchObject({statusCode: 400})
    }
  })

  it('is imported as it was when it is over, and active otherwise', async () => {
    const client = lake.client()
    const document = (name: string, state: string) => ({
      _id: `_.releases.${name}`,
      _type: 'system.release',
      _createdAt: '2024-11-26T22:01:56Z',
      name,
      state,
      publishAt: '2024-12-30T08:00:00Z',
      metadata: {title: name, releaseType: 'scheduled'},
    })
    const bring = (name: string, state: string, ifExists: 'fail' | 'ignore' | 'replace' = 'fail') =>
      client.action({
        actionType: 'sanity.action.release.import',
        attributes: document(name, state),
        releaseId: name,
        ifExists,
      })
    await bring('ended', 'published')
    await bring('waiting', 'scheduled')
    expect(await release('ended')).toMatchObject(document('ended', 'published'))
    expect(await release('waiting')).toMatchObject({state: 'active', metadata: {title: 'waiting'}})
    expect(await release('waiting')).not.toHaveProperty('publishAt')

    await expect(bring('ended', 'archived')).rejects.toMatchObject({statusCode: 409})
    await bring('ended', 'archived', 'ignore')
    expect(await release('ended')).toMatchObject({state: 'published'})
    await bring('ended', 'archived', 'replace')
    expect(await release('ended')).toMatchObject({state: 'archived'})
  })
})

it('the Studio learns that it may have releases, and how many there are', async () => {
  const ask = async (path: string): Promise<unknown> =>
    (await lake.request(`/vX${path}`, {}, 'viewer')).json()
  expect(await ask('/features')).toEqual(expect.arrayContaining(['contentReleases', 'singleDocRelease']))
  const path = `/projects/${lake.config.projectId}/new-content-release-allowed`
  await newRelease('counted', [])
  const open = await lake
    .client()
    .fetch('count(releases::all()[state in ["active", "scheduled"]])', {}, {perspective: 'raw'})
  expect(await ask(path)).toEqual({
    data: {
      orgActiveReleaseCount: open,
      orgMeteredActiveReleaseCount: open,
      datasetReleaseLimit: 1_000,
      orgActiveReleaseLimit: null,
    },
  })
})

it('more releases than a dataset may have open are refused under the name that the Studio knows', async () => {
  const creations = Array.from({length: 1_000}, (_, index) => ({
    actionType: 'sanity.action.release.create' as const,
    releaseId: `many${index}`,
    metadata: {releaseType: 'asap' as const},
  }))
  await expect(lake.client().action(creations)).rejects.toMatchObject({
    statusCode: 403,
    details: {type: 'releaseLimitExceededError', limit: 1_000},
  })
})

describe('a version', () => {
  it('made from a base remembers its revision, and is refused when the base has moved', async () => {
    const base = await lake.client().create({_id: 'based', _type: 'note', title: 'Base'})
    const make = (ifBaseRevisionId: string) =>
      lake
        .client()
        .createVersion({publishedId: 'based', baseId: 'based', releaseId: 'rBased', ifBaseRevisionId})
    await expect(make('other')).rejects.toMatchObject({
      statusCode: 409,
      details: {items: [{error: {type: 'documentRevisionIDDoesNotMatchError'}}]},
    })
    await make(base._rev)
    expect(await read('versions.rBased.based')).toMatchObject({
      title: 'Base',
      _system: {base: {id: 'based', rev: base._rev}},
    })
    await expect(make(base._rev)).rejects.toMatchObject({
      details: {items: [{error: {type: 'documentAlreadyExistsError'}}]},
    })
  })

  it('is replaced only when it is there', async () => {
    const replace = (title: string) =>
      lake
        .client()
        .replaceVersion({document: {_type: 'note', title}, publishedId: 'swapped', releaseId: 'rSwap'})
    await expect(replace('a')).rejects.toMatchObject({statusCode: 409})
    await lake
      .client()
      .createVersion({document: {_type: 'note', title: 'a'}, publishedId: 'swapped', releaseId: 'rSwap'})
    await replace('b')
    expect(await read('versions.rSwap.swapped')).toMatchObject({title: 'b'})
  })

  it('that is to unpublish keeps its content, can be taken back, and needs something published', async () => {
    const ids = {releaseId: 'rOff', publishedId: 'going'}
    await expect(lake.client().unpublishVersion(ids)).rejects.toMatchObject({statusCode: 409})
    await lake.client().create({_id: 'going', _type: 'note', title: 'Still here'})
    await lake.client().createVersion({...ids, document: {_type: 'note', title: 'Version'}})
    await lake.client().unpublishVersion(ids)
    expect(await read('versions.rOff.going')).toMatchObject({title: 'Version', _system: {delete: true}})
    await lake.client().action({
      actionType: 'sanity.action.document.edit',
      draftId: 'versions.rOff.going',
      publishedId: 'going',
      patch: {unset: ['_system.delete']},
    })
    expect((await read('versions.rOff.going'))?._system).not.toHaveProperty('delete')
  })

  it('published by itself leaves none of its marks on the published document', async () => {
    await lake.client().create({_id: 'drafts.single', _type: 'note', title: 'Draft'})
    await lake.client().createVersion({publishedId: 'single', baseId: 'drafts.single', releaseId: 'agent'})
    await lake.client().action({
      actionType: 'sanity.action.document.publish',
      draftId: 'versions.agent.single',
      publishedId: 'single',
    })
    expect(await read('single')).toMatchObject({title: 'Draft'})
    expect(await read('single')).not.toHaveProperty('_system')
  })
})

describe('as the Studio does it', () => {
  const version = (releaseId: string, id: string) => read(`versions.${releaseId}.${id}`)

  it('a release is duplicated with its versions, those included that take documents off', async () => {
    await lake.client().create({_id: 'leaving', _type: 'note'})
    await newRelease('original', ['staying'])
    await lake.client().unpublishVersion({releaseId: 'original', publishedId: 'leaving'})
    await newRelease('copy', [])
    await lake.client().action(
      ['staying', 'leaving'].map((publishedId) => ({
        actionType: 'sanity.action.document.version.create',
        baseId: `versions.original.${publishedId}`,
        publishedId,
        versionId: `versions.copy.${publishedId}`,
      })),
    )
    expect(await version('copy', 'staying')).toMatchObject({title: 'staying in original'})
    expect(await version('copy', 'leaving')).toMatchObject({_system: {delete: true}})
  })

  it('a version is copied over the draft, in one change of it', async () => {
    await newRelease('source', ['copied'])
    await lake.client().create({_id: 'drafts.copied', _type: 'note', title: 'Old'})
    const base = await version('source', 'copied')
    const before = lake.lake.log.lastSequence()
    await lake.client().action([
      {actionType: 'sanity.action.document.discard', draftId: 'drafts.copied'},
      {
        actionType: 'sanity.action.document.version.create',
        versionId: 'drafts.copied',
        baseId: 'versions.source.copied',
        ifBaseRevisionId: base?._rev,
        publishedId: 'copied',
      },
    ])
    expect(await read('drafts.copied')).toMatchObject({title: 'copied in source'})
    const [transaction] = lake.lake.transactionsAfter(before)
    expect(transaction?.changes).toMatchObject([{documentId: 'drafts.copied', mutations: [{}, {}]}])
  })

  it('a published release is reverted by another one', async () => {
    await lake.client().create({_id: 'was', _type: 'note', title: 'Before'})
    const was = await read('was')
    await newRelease('regretted', ['was', 'was-not'])
    await lake.client().releases.publish({releaseId: 'regretted'})
    const wasNot = await read('was-not')

    await newRelease('regret', [])
    const put = (document: object | undefined, publishedId: string) => ({
      actionType: 'sanity.action.document.version.create' as const,
      document: {_type: 'note', ...document, _id: `versions.regret.${publishedId}`},
      publishedId,
    })
    await lake.client().action([put(was, 'was'), put({...wasNot, _system: {delete: true}}, 'was-not')])
    await lake.client().releases.publish({releaseId: 'regret'})
    expect(await read('was')).toMatchObject({title: 'Before'})
    expect(await read('was-not')).toBeUndefined()
  })

  it('a document that is not published is not deleted but discarded', async () => {
    await lake.client().create({_id: 'drafts.unborn', _type: 'note'})
    const remove = {publishedId: 'unborn', includeDrafts: ['drafts.unborn']}
    await expect(
      lake.client().action({actionType: 'sanity.action.document.delete', ...remove}),
    ).rejects.toMatchObject({statusCode: 409})
    await lake
      .client()
      .action([{actionType: 'sanity.action.document.version.discard', versionId: 'drafts.unborn'}])
    expect(await read('drafts.unborn')).toBeUndefined()
  })
})

it('comes out of the official export and goes into another dataset by the official import', async () => {
  const other = await startTestLake()
  await newRelease('travels', ['luggage'])
  const path = `/v2025-02-19/data/export/${lake.config.dataset}`
  const lines = (await (await lake.request(path, {}, 'viewer')).text()).trim().split('\n')
  const documents = lines
    .map((line): {_id: string; _type: string} => JSON.parse(line))
    .filter(({_id}) => _id.includes('travels'))
  const importing = (releasesOperation: 'fail' | 'ignore' | 'replace') =>
    sanityImport(documents, {client: other.client(), operation: 'createOrReplace', releasesOperation})
  await importing('fail')
  expect(await other.client().releases.get({releaseId: 'travels'})).toMatchObject({state: 'active'})
  await expect(importing('fail')).rejects.toMatchObject({statusCode: 409})
  await importing('replace')
  await other.client().releases.publish({releaseId: 'travels'})
  expect(await other.client().getDocument('luggage')).toMatchObject({title: 'luggage in travels'})
  await other.close()
})

it('serves the older client as it does the newer', async () => {
  const client = createClient7({
    projectId: lake.config.projectId,
    dataset: lake.config.dataset,
    apiHost: lake.url,
    useProjectHostname: false,
    apiVersion: '2025-02-19',
    perspective: 'raw',
    useCdn: false,
    token: lake.config.writeToken,
    maxRetries: 0,
  })
  const {releaseId} = await client.releases.create({metadata: {title: 'Seven', releaseType: 'asap'}})
  await client.create({_id: 'seven', _type: 'note', title: 'Old'})
  await client.createVersion({publishedId: 'seven', baseId: 'seven', releaseId})
  await client.replaceVersion({publishedId: 'seven', releaseId, document: {_type: 'note', title: 'New'}})
  await client.createVersion({publishedId: 'eight', releaseId, document: {_type: 'note'}})
  await client.discardVersion({publishedId: 'eight', releaseId})
  await client.releases.edit({releaseId, patch: {set: {'metadata.title': 'Seven, edited'}}})
  await client.releases.schedule({releaseId, publishAt: '2100-01-01T00:00:00Z'})
  await client.releases.unschedule({releaseId})
  await client.releases.archive({releaseId})
  await client.releases.unarchive({releaseId})
  expect(await client.releases.fetchDocuments({releaseId})).toMatchObject({result: [{title: 'New'}]})
  await client.releases.publish({releaseId})
  expect(await client.getDocument('seven')).toMatchObject({title: 'New'})
  expect(await client.releases.get({releaseId})).toMatchObject({
    state: 'published',
    metadata: {title: 'Seven, edited'},
  })
  await client.releases.delete({releaseId})
})
