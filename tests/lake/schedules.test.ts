import {afterAll, beforeAll, expect, it} from 'vitest'

import {frozenClock} from '../../lib/clock.ts'
import type {Schedule} from '../../sanity/lake/schedules/scheduleTable.ts'
import {startTestLake, type TestLake} from '../support/lake.ts'

const clock = frozenClock('2026-06-01T12:00:00.000Z')
let lake: TestLake
let url: string

beforeAll(async () => {
  lake = await startTestLake({}, {clock})
  url = `/schedules/${lake.config.projectId}/${lake.config.dataset}`
})
afterAll(() => lake.close())

/** As the Studio calls it. */
function call<Answer>(method: string, path: string, body?: object): Promise<Answer> {
  return lake
    .client('editor', {apiVersion: '2022-09-01'})
    .request<Answer>({method, url: `${url}${path}`, body})
}

const plan = (documentId: string, executeAt: string, more = {}) =>
  call<Schedule>('POST', '', {documents: [{documentId}], executeAt, name: executeAt, ...more})
const draft = (id: string) => lake.client().create({_id: `drafts.${id}`, _type: 'note', title: id})
const stateOf = async ({id}: Schedule) => (await call<Schedule>('GET', `/${id}`)).state

/** The scheduler looks at its clock when a release changes. */
async function pass(minutes: number): Promise<void> {
  clock.advance(minutes * 60_000)
  const {releaseId} = await lake.client().releases.create({metadata: {title: 'Wake up'}})
  await lake.client().releases.get({releaseId})
}

it('publishes and takes off documents at the moment, each schedule in one transaction of its own', async () => {
  await draft('on')
  await lake.client().create({_id: 'off', _type: 'note'})
  const on = await plan('on', '2026-06-01T12:01:00.000Z')
  const off = await plan('off', '2026-06-01T12:02:00.000Z', {action: 'unpublish'})
  expect(on).toMatchObject({state: 'scheduled', action: 'publish', documents: [{documentId: 'on'}]})

  await pass(1)
  expect(await stateOf(on)).toBe('succeeded')
  expect(await lake.client().getDocument('on')).toMatchObject({_rev: `schedule-${on.id}`})
  expect(await stateOf(off)).toBe('scheduled')
  await pass(1)
  expect(await lake.client().getDocument('off')).toBeUndefined()
  expect(await lake.client().getDocument('drafts.off')).toBeDefined()
})

it('lists schedules by document and state, the next first', async () => {
  await plan('listed', '2030-01-02T00:00:00Z')
  const first = await plan('listed', '2030-01-01T00:00:00Z')
  const list = (query: string) => call<{schedules: Schedule[]}>('GET', query)
  const {schedules} = await list('?documentIds=listed&state=scheduled')
  expect(schedules).toMatchObject([{id: first.id}, {executeAt: '2030-01-02T00:00:00.000Z'}])
  expect((await list('?limit=1')).schedules).toHaveLength(1)
  expect((await list('?documentIds=other')).schedules).toEqual([])
})

it('can be moved, cancelled, deleted and executed at once', async () => {
  const moved = await plan('moved', '2029-01-01T00:00:00Z')
  await call('PATCH', `/${moved.id}`, {executeAt: '2029-02-01T00:00:00Z'})
  expect(await call('GET', `/${moved.id}`)).toMatchObject({executeAt: '2029-02-01T00:00:00.000Z'})
  await call('PATCH', `/${moved.id}`, {state: 'cancelled'})
  await expect(call('PATCH', `/${moved.id}`, {state: 'scheduled'})).rejects.toMatchObject({statusCode: 400})
  await call('DELETE', `/${moved.id}`)
  await expect(call('GET', `/${moved.id}`)).rejects.toMatchObject({statusCode: 404})

  await draft('now')
  const now = await plan('now', '2029-01-01T00:00:00Z')
  expect(await call('POST', `/${now.id}/publish`)).toEqual({transactionId: `schedule-${now.id}`})
  expect(await stateOf(now)).toBe('succeeded')
  expect(await lake.client().getDocument('now')).toBeDefined()
})

it('is cancelled with its reason when there is nothing to publish', async () => {
  const {id} = await plan('absent', clock.now().toISOString())
  await pass(0)
  expect(await call('GET', `/${id}`)).toMatchObject({
    state: 'cancelled',
    stateReason: expect.stringContaining('drafts.absent'),
  })
})

it('is not executed again when the lake was killed before it noted the execution', async () => {
  await draft('once')
  const schedule = await plan('once', clock.now().toISOString())
  await lake
    .client()
    .action(
      {actionType: 'sanity.action.document.publish', draftId: 'drafts.once', publishedId: 'once'},
      {transactionId: `schedule-${schedule.id}`},
    )
  await draft('once')
  await pass(0)
  expect(await stateOf(schedule)).toBe('succeeded')
  expect(await lake.client().getDocument('drafts.once')).toBeDefined()
})

it('is open to viewers for reading only, and refuses what it cannot use', async () => {
  const path = `/v2022-09-01${url}`
  const body = JSON.stringify({documents: [{documentId: 'a'}], executeAt: '2030-01-01', name: 'a'})
  expect((await lake.request(path)).status).toBe(401)
  expect((await lake.request(path, {}, 'viewer')).status).toBe(200)
  expect((await lake.request(path, {method: 'POST', body}, 'viewer')).status).toBe(403)
  for (const wish of [
    {documents: [], executeAt: '2030-01-01', name: 'a'},
    {documents: [{documentId: 'drafts.a'}], executeAt: '2030-01-01', name: 'a'},
    {documents: [{documentId: 'a'}], executeAt: 'soon', name: 'a'},
  ]) {
    await expect(call('POST', '', wish)).rejects.toMatchObject({statusCode: 400})
  }
})
