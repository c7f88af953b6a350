import {afterAll, beforeAll, expect, it} from 'vitest'

import {startTestLake, type TestLake} from '../support/lake.ts'

let lake: TestLake

beforeAll(async () => {
  lake = await startTestLake()
})
afterAll(() => lake.close())

interface Page {
  events: Record<string, unknown>[]
  nextCursor: string
}

async function ask<Answer>(path: string): Promise<Answer> {
  return lake.client().request<Answer>({url: `/data/history/${lake.config.dataset}${path}`})
}

const note = (title: string) => ({_type: 'note', title})
const add = (releaseId: string, publishedId: string) =>
  lake.client().createVersion({document: note(publishedId), publishedId, releaseId})

it('the steps of the life of a release are told with its documents, the newest first', async () => {
  const {releases} = lake.client()
  await releases.create({releaseId: 'story', metadata: {title: 'Story'}})
  await add('story', 'kept')
  await add('story', 'dropped')
  await lake.client().patch('versions.story.kept').set({title: 'Edited'}).commit()
  await lake.client().discardVersion({releaseId: 'story', publishedId: 'dropped'}, false)
  const publishAt = '2100-01-01T00:00:00.000Z'
  await releases.schedule({releaseId: 'story', publishAt})
  await releases.unschedule({releaseId: 'story'})
  await releases.archive({releaseId: 'story'})
  await releases.unarchive({releaseId: 'story'})
  await releases.publish({releaseId: 'story'})

  const {events, nextCursor} = await ask<Page>('/events/releases/story')
  expect(nextCursor).toBe('')
  expect(events.map(({type}) => type)).toEqual([
    'publishRelease',
    'unarchiveRelease',
    'archiveRelease',
    'unscheduleRelease',
    'scheduleRelease',
    'discardDocumentFromRelease',
    'addDocumentToRelease',
    'addDocumentToRelease',
    'createRelease',
  ])
  expect(events.find(({type}) => type === 'scheduleRelease')).toMatchObject({publishAt})
  expect(events.find(({type}) => type === 'addDocumentToRelease')).toEqual({
    type: 'addDocumentToRelease',
    timestamp: expect.any(String),
    author: expect.any(String),
    releaseName: 'story',
    documentId: 'dropped',
    documentType: 'note',
    versionId: 'versions.story.dropped',
    revisionId: expect.any(String),
    versionRevisionId: expect.any(String),
  })
})

it('the life of a release comes in pages', async () => {
  await lake.client().releases.create({releaseId: 'paged', metadata: {title: 'Paged'}})
  for (const id of ['a', 'b', 'c']) await add('paged', id)
  const types: unknown[] = []
  let cursor = ''
  do {
    const page = await ask<Page>(`/events/releases/paged?limit=3${cursor && `&nextCursor=${cursor}`}`)
    types.push(...page.events.map(({type, documentId}) => documentId ?? type))
    cursor = page.nextCursor
  } while (cursor)
  expect(types).toEqual(['c', 'b', 'a', 'createRelease'])
})

it('the life of a release is closed to those without a token, and empty for one that never was', async () => {
  const path = `/v2025-02-19/data/history/${lake.config.dataset}/events/releases/never`
  expect((await lake.request(path)).status).toBe(401)
  expect(await ask('/events/releases/never')).toEqual({events: [], nextCursor: ''})
})

it('a document tells that a release published it, and that another took it off', async () => {
  await lake.client().releases.create({releaseId: 'on', metadata: {title: 'On'}})
  await add('on', 'page')
  await lake.client().releases.publish({releaseId: 'on'})
  await lake.client().releases.create({releaseId: 'off', metadata: {title: 'Off'}})
  await lake.client().unpublishVersion({releaseId: 'off', publishedId: 'page'})
  await lake.client().releases.publish({releaseId: 'off'})
  const {events} = await ask<{events: Record<string, unknown[]>}>('/events/documents/page')
  expect(events.page).toMatchObject([
    {type: 'unpublishDocument', versionId: 'versions.off.page', releaseId: 'off'},
    {
      type: 'publishDocumentVersion',
      versionId: 'versions.on.page',
      releaseId: 'on',
      publishCause: 'release.publish',
    },
  ])
})

it('a version tells when its release was scheduled, moved and unscheduled, and what came of it', async () => {
  const {releases} = lake.client()
  const schedule = (publishAt: string) => releases.schedule({releaseId: 'planned', publishAt})
  await releases.create({releaseId: 'planned', metadata: {title: 'Planned'}})
  await add('planned', 'plan')
  await schedule('2100-01-01T00:00:00.000Z')
  await schedule('2101-01-01T00:00:00.000Z')
  await releases.unschedule({releaseId: 'planned'})
  await schedule('2102-01-01T00:00:00.000Z')
  await releases.edit({releaseId: 'planned', patch: {set: {'metadata.title': 'Still planned'}}})

  const page = async (query = '') =>
    ask<{events: Record<string, unknown[]>; nextCursor: string}>(
      `/events/documents/versions.planned.plan${query}`,
    )
  const {events} = await page()
  const told = {versionId: 'versions.planned.plan', releaseId: 'planned', documentId: 'plan'}
  expect(events['versions.planned.plan']).toMatchObject([
    {...told, type: 'scheduleDocumentVersion', publishAt: '2102-01-01T00:00:00.000Z', state: 'pending'},
    {...told, type: 'unscheduleDocumentVersion'},
    {...told, type: 'scheduleDocumentVersion', publishAt: '2101-01-01T00:00:00.000Z', state: 'unscheduled'},
    {...told, type: 'scheduleDocumentVersion', publishAt: '2100-01-01T00:00:00.000Z', state: 'unscheduled'},
    {...told, type: 'createDocumentVersion'},
  ])
  const first = await page('?limit=2')
  const second = await page(`?limit=3&nextCursor=${first.nextCursor}`)
  expect([first, second].flatMap((part) => part.events['versions.planned.plan'])).toEqual(
    events['versions.planned.plan'],
  )
})

it('a published release leads to what its documents were before, as the Studio reverts it', async () => {
  const client = lake.client()
  await client.create({_id: 'older', _type: 'note', title: 'Before'})
  await client.releases.create({releaseId: 'undone', metadata: {title: 'Undone'}})
  await add('undone', 'older')
  await add('undone', 'newer')
  await client.releases.publish({releaseId: 'undone'})
  const release = await client.releases.get({releaseId: 'undone'})

  const ids = ['versions.undone.older', 'versions.undone.newer']
  expect(release?.finalDocumentStates?.map(({id}) => id)).toEqual(ids.toSorted())
  const {documents} = await ask<{documents: {_rev: string; title: string}[]}>(
    `/documents/${ids.join(',')}?lastRevision=true`,
  )
  expect(documents).toMatchObject([{title: 'older'}, {title: 'newer'}])
  expect(documents.map(({_rev}) => _rev)).toEqual([release?._rev, release?._rev])

  const response = await lake.request(
    `/v2025-02-19/data/history/${lake.config.dataset}/transactions/older,newer?reverse=true&effectFormat=mendoza&toTransaction=${release?._rev}`,
    {},
    'viewer',
  )
  const [published, first] = (await response.text())
    .trim()
    .split('\n')
    .map((line): {id: string; effects: Record<string, {revert: unknown}>} => JSON.parse(line))
  expect(published?.id).toBe(release?._rev)
  // Mendoza for "there was nothing before", and the transaction that holds what there was.
  expect(published?.effects.newer?.revert).toEqual([0, null])
  expect(await ask(`/documents/older?revision=${first?.id}`)).toMatchObject({documents: [{title: 'Before'}]})
})
