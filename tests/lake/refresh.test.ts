import type {SanityClient} from '@sanity/client'
import {afterEach, beforeEach, describe, expect, it} from 'vitest'

import {blockersIn} from '../../lib/readiness.ts'
import {checkRefresh} from '../../sanity/refresh/check.ts'
import {readRefresh} from '../../sanity/refresh/refreshDocument.ts'
import {cancelSchedule, NotReady, scheduleRefresh} from '../../sanity/refresh/schedule.ts'
import {startRefresh} from '../../sanity/refresh/start.ts'
import {edition2026} from '../../sanity/seed/edition2026/edition2026.ts'
import {ids} from '../../sanity/seed/ids.ts'
import {seed} from '../../sanity/seed/seed.ts'
import type {Edition} from '../../sanity/types.generated.ts'
import {startTestLake, type TestLake} from '../support/lake.ts'
import {idsOf, start as startYear, verifyAll as verifyYear} from '../support/refreshes.ts'

const now = '2027-05-01T09:00:00.000Z'
const goLive = {date: '2027-06-04', time: '10:00', timeZone: 'Europe/Berlin'}

const year = 2027
const {draftId, editionId, refreshId} = idsOf(year)
const start = (editor: SanityClient, at: string) => startYear(editor, year, at)
const verifyAll = (editor: SanityClient, day: string) => verifyYear(editor, year, day)

let lake: TestLake
let client: SanityClient

beforeEach(async () => {
  lake = await startTestLake()
  client = lake.client('editor', {perspective: 'raw'})
  await seed(lake.client('administrator'))
})
afterEach(() => lake.close())

const keysOf = (edition: Pick<Edition, 'entries'> | undefined) =>
  (edition?.entries ?? []).flatMap(({advantages, disadvantages}) =>
    [...(advantages ?? []), ...(disadvantages ?? [])].map(({key}) => key),
  )
const refresh = () => readRefresh(client, refreshId)
const check = () => checkRefresh(client, refreshId, now)
const schedule = (changes = {}) => scheduleRefresh(client, {refreshId, goLive, by: 'Editor', now, ...changes})

describe('starting the next edition', () => {
  it('makes a draft with the claims of the latest edition under the same keys, every review due', async () => {
    expect(await start(client, now)).toEqual({refreshId, editionId, created: true})
    const draft = await client.getDocument<Edition>(draftId)
    expect(draft).toMatchObject({year, headline: 'Top 5 Backend Frameworks in 2027'})
    expect(keysOf(draft)).toEqual(keysOf(edition2026))
    const claims = draft?.entries?.flatMap((entry) => [
      ...(entry.advantages ?? []),
      ...(entry.disadvantages ?? []),
    ])
    expect(claims?.filter(({review}) => review)).toEqual([])
    expect(draft?.corrections ?? draft?.retired ?? draft?.modifiedAt).toBeUndefined()
  })

  it('takes the planned refresh into hand, with its owner, and leaves what readers have alone', async () => {
    const before = await lake.client('viewer').fetch('*[_type == "edition"]', {}, {perspective: 'published'})
    await start(client, now)
    expect(await refresh()).toMatchObject({
      state: 'drafting',
      edition: {_ref: editionId},
      owner: {_ref: ids.desk},
    })
    const after = await lake.client('viewer').fetch('*[_type == "edition"]', {}, {perspective: 'published'})
    expect(after).toEqual(before)
  })

  it('makes a refresh where none was planned', async () => {
    const other = {
      roundupId: ids.roundup,
      year: 2028,
      goLive: {...goLive, date: '2028-06-04'},
      ownerId: ids.desk,
      by: 'E',
      now,
    }
    const started = await startRefresh(client, other)
    expect(await readRefresh(client, started.refreshId)).toMatchObject({
      state: 'drafting',
      year: 2028,
      goLive: {at: '2028-06-04T08:00:00.000Z'},
    })
    expect(await client.getDocument(`drafts.${started.editionId}`)).toMatchObject({
      publishedAt: '2028-06-04T08:00:00.000Z',
    })
  })

  it('makes one when it is done twice, and keeps what was written in between', async () => {
    await start(client, now)
    await client.patch(draftId).set({headline: 'Written since'}).commit()
    expect(await start(client, now)).toEqual({refreshId, editionId, created: false})
    expect(await client.getDocument(draftId)).toMatchObject({headline: 'Written since'})
  })

  it('makes one when eight people do it at once', async () => {
    const started = await Promise.all(Array.from({length: 8}, () => start(client, now)))
    expect(started.filter(({created}) => created)).toHaveLength(1)
    expect(await client.fetch('count(*[_type == "edition" && year == $year])', {year})).toBe(1)
    expect(await client.fetch('count(*[_id == $refreshId].log[event == "started"])', {refreshId})).toBe(1)
  })

  it.each([
    [2026, 'published already'],
    [2022, 'published already'],
  ])('refuses %i, whose edition is out', async (past, message) => {
    const request = {roundupId: ids.roundup, year: past, goLive: null, ownerId: ids.desk, by: 'E', now}
    await expect(startRefresh(client, request)).rejects.toThrow(message)
  })

  it('refuses a year that somebody began by hand, and a roundup that is not published', async () => {
    await client.create({
      _id: 'drafts.by-hand',
      _type: 'edition',
      year: 2030,
      roundup: {_type: 'reference', _ref: ids.roundup},
    })
    const request = {roundupId: ids.roundup, year: 2030, goLive: null, ownerId: ids.desk, by: 'E', now}
    await expect(startRefresh(client, request)).rejects.toThrow('begun an edition of 2030 by hand')
    await expect(startRefresh(client, {...request, roundupId: 'roundup-none'})).rejects.toThrow(
      'not published',
    )
  })
})

describe('the check of a refresh', () => {
  it('names every claim that is not verified, with the path to its field', async () => {
    await start(client, now)
    const {problems, verified, claims} = await check()
    const unverified = problems.filter(({code}) => code === 'claim-unverified')
    expect([verified, claims, unverified.length]).toEqual([0, keysOf(edition2026).length, claims])
    expect(unverified[0]).toMatchObject({
      documentId: editionId,
      path: expect.stringMatching(/^entries\[_key=="[\w-]+"\]\.(dis)?advantages\[_key=="[\w-]+"\]\.review$/),
    })
  })

  it('has no blocker once all are verified', async () => {
    await start(client, now)
    await verifyAll(client, '2027-05-01')
    const readiness = await check()
    expect(blockersIn(readiness)).toEqual([])
    expect(readiness.verified).toBe(readiness.claims)
  })

  it('holds the rules of the schema, errors as blockers', async () => {
    await start(client, now)
    await verifyAll(client, '2027-05-01')
    await client
      .patch(draftId)
      .set({'entries[0].position': 9, image: {_type: 'figure'}})
      .unset(['headline'])
      .commit()
    const blockers = blockersIn(await check())
    expect(blockers).toContain('Give the edition a headline.')
    expect(blockers).toContain('Every image needs an alternative text.')
    expect(blockers).toEqual(expect.arrayContaining([expect.stringContaining('without a gap')]))
  })

  it('wants the frameworks that it ranks published, or attached', async () => {
    await start(client, now)
    await verifyAll(client, '2027-05-01')
    const framework = {
      name: 'Novel',
      slug: {_type: 'slug', current: 'novel'},
      summary: 'A new framework.',
      language: 'Go',
    }
    await client.create({_id: 'drafts.framework-novel', _type: 'framework', ...framework})
    await client
      .patch(draftId)
      .set({
        'entries[0].framework': {
          _type: 'reference',
          _ref: 'framework-novel',
          _weak: true,
          _strengthenOnPublish: {type: 'framework'},
        },
      })
      .commit()
    expect(blockersIn(await check())).toEqual([expect.stringContaining('“Novel” is not published')])
    await client
      .patch(refreshId)
      .set({frameworks: [{_type: 'reference', _key: 'n', _ref: 'framework-novel', _weak: true}]})
      .commit()
    expect(blockersIn(await check())).toEqual([])
    await client.patch('drafts.framework-novel').unset(['language']).commit()
    expect((await check()).problems).toContainEqual(
      expect.objectContaining({level: 'blocker', documentId: 'framework-novel', path: 'language'}),
    )
  })
})

describe('scheduling', () => {
  it('is refused while a blocker stands, and says which', async () => {
    await start(client, now)
    const refusal = await schedule().catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(NotReady)
    expect(String(refusal)).toContain('is not verified')
    expect(await refresh()).toMatchObject({state: 'drafting'})
  })

  it('is refused for a moment in the past', async () => {
    await start(client, now)
    await verifyAll(client, '2027-05-01')
    await expect(schedule({goLive: {...goLive, date: '2027-04-30'}})).rejects.toThrow('lies in the past')
  })

  it('keeps the moment with the zone it was meant in, and dates the edition by it', async () => {
    await start(client, now)
    await verifyAll(client, '2027-05-01')
    await schedule()
    expect(await refresh()).toMatchObject({
      state: 'scheduled',
      goLive: {...goLive, at: '2027-06-04T08:00:00.000Z'},
    })
    expect(await client.getDocument(draftId)).toMatchObject({publishedAt: '2027-06-04T08:00:00.000Z'})
  })

  it('can be moved and cancelled, and the log tells by whom', async () => {
    await start(client, now)
    await verifyAll(client, '2027-05-01')
    await schedule()
    await schedule({goLive: {...goLive, timeZone: 'America/New_York'}, by: 'Somebody else'})
    expect(await refresh()).toMatchObject({goLive: {at: '2027-06-04T14:00:00.000Z'}})
    await cancelSchedule(client, {refreshId, by: 'Editor', now})
    expect(await refresh()).toMatchObject({state: 'drafting'})
    const log = await client.fetch('*[_id == $refreshId][0].log[]{event, by}', {refreshId})
    expect(log).toEqual([
      {event: 'started', by: 'Editor'},
      {event: 'scheduled', by: 'Editor'},
      {event: 'rescheduled', by: 'Somebody else'},
      {event: 'cancelled', by: 'Editor'},
    ])
    await expect(cancelSchedule(client, {refreshId, by: 'Editor', now})).rejects.toThrow(
      'not on the schedule',
    )
  })
})

it('strangers see neither the plan nor the draft', async () => {
  await start(client, now)
  const query = '*[_type == "refresh" || _id in path("drafts.**")]'
  expect(await lake.client('anonymous').fetch(query, {}, {perspective: 'raw'})).toEqual([])
})
