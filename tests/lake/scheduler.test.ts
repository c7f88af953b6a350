import {rm} from 'node:fs/promises'

import type {ReleaseDocument} from '@sanity/client'
import {afterEach, describe, expect, it} from 'vitest'

import {frozenClock} from '../../lib/clock.ts'
import {startScheduler} from '../../sanity/lake/releases/scheduler.ts'
import {spawnTestLake, startTestLake, type TestLake} from '../support/lake.ts'
import {openListener} from '../support/listener.ts'
import {startReceiver} from '../support/receiver.ts'

const noon = '2026-06-01T12:00:00.000Z'
const minuteMs = 60_000
const minutesAfterNoon = (minutes: number) => new Date(Date.parse(noon) + minutes * minuteMs).toISOString()

const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end()
})

async function startAt(moment: string, options: {dataDir?: string} = {}) {
  const clock = frozenClock(moment)
  const lake = await startTestLake(options, {clock})
  ends.push(() => lake.close())
  return {lake, clock}
}

/** An active release with one version, `<name>-document`. */
async function newRelease(lake: TestLake, name: string, fields: Record<string, unknown> = {}) {
  await lake.client().releases.create({releaseId: name, metadata: {title: name, releaseType: 'scheduled'}})
  const document = {_type: 'note', title: name, ...fields}
  await lake.client().createVersion({document, publishedId: `${name}-document`, releaseId: name})
}

async function newScheduled(lake: TestLake, name: string, publishAt: string): Promise<void> {
  await newRelease(lake, name)
  await lake.client().releases.schedule({releaseId: name, publishAt})
}

const stateOf = async (lake: TestLake, releaseId: string) =>
  (await lake.client().releases.get({releaseId}))?.state

/** Lets the scheduler look at its clock: every change of a release wakes it, and it has run before the next request. */
async function wake(lake: TestLake): Promise<void> {
  const {releaseId} = await lake.client().releases.create({metadata: {title: 'Another'}})
  await lake.client().releases.get({releaseId})
}

describe('a scheduled release', () => {
  it('is published at its moment, not before, in one transaction', async () => {
    const {lake, clock} = await startAt(noon)
    await newScheduled(lake, 'june', minutesAfterNoon(1))
    clock.advance(minuteMs - 1)
    await wake(lake)
    expect(await stateOf(lake, 'june')).toBe('scheduled')

    clock.advance(1)
    await wake(lake)
    const release = await lake.client().releases.get({releaseId: 'june'})
    expect(release).toMatchObject({
      state: 'published',
      publishAt: minutesAfterNoon(1),
      publishedAt: minutesAfterNoon(1),
      finalDocumentStates: [{id: 'versions.june.june-document'}],
    })
    expect(await lake.client().getDocument('june-document')).toMatchObject({
      title: 'june',
      _rev: release?._rev,
    })
  })

  it('is published by the machine clock too', async () => {
    const lake = await startTestLake()
    ends.push(() => lake.close())
    const publishAt = new Date(lake.lake.clock.now().getTime() + 100).toISOString()
    await newScheduled(lake, 'soon', publishAt)
    await expect.poll(() => stateOf(lake, 'soon')).toBe('published')
    const release = await lake.client().releases.get({releaseId: 'soon'})
    expect(release?.publishedAt && release.publishedAt >= publishAt).toBe(true)
  })

  it('is published at the next start when the lake was down at its moment', async () => {
    const {lake} = await startAt(noon)
    await newScheduled(lake, 'missed', minutesAfterNoon(1))
    await newScheduled(lake, 'future', minutesAfterNoon(90))
    ends.pop()
    await lake.close({keep: true})

    const again = await startAt(minutesAfterNoon(60), {dataDir: lake.dataDir})
    expect(await stateOf(again.lake, 'missed')).toBe('published')
    expect(await stateOf(again.lake, 'future')).toBe('scheduled')
    expect(await again.lake.client().getDocument('missed-document')).toMatchObject({title: 'missed'})
  })

  it('waits when its moment is further off than a timer can be set', async () => {
    const {lake, clock} = await startAt(noon)
    await newScheduled(lake, 'distant', minutesAfterNoon(60 * 24 * 365))
    await wake(lake)
    expect(await stateOf(lake, 'distant')).toBe('scheduled')
    clock.advance(60 * 24 * 365 * minuteMs)
    await wake(lake)
    expect(await stateOf(lake, 'distant')).toBe('published')
  })

  it('is not published when it was unscheduled, and later when it was moved', async () => {
    const {lake, clock} = await startAt(noon)
    await newScheduled(lake, 'cancelled', minutesAfterNoon(1))
    await newScheduled(lake, 'moved', minutesAfterNoon(1))
    await lake.client().releases.unschedule({releaseId: 'cancelled'})
    await lake.client().releases.schedule({releaseId: 'moved', publishAt: minutesAfterNoon(3)})
    clock.advance(2 * minuteMs)
    await wake(lake)
    expect(await stateOf(lake, 'cancelled')).toBe('active')
    expect(await stateOf(lake, 'moved')).toBe('scheduled')
    clock.advance(minuteMs)
    await wake(lake)
    expect(await stateOf(lake, 'moved')).toBe('published')
  })

  it('shares its minute with others, the earlier first, and one that fails holds up none', async () => {
    const {lake, clock} = await startAt(noon)
    const to = {_type: 'reference', _ref: 'target', _weak: true, _strengthenOnPublish: {type: 'note'}}
    await lake.client().create({_id: 'target', _type: 'note'})
    await newScheduled(lake, 'second', minutesAfterNoon(1.5))
    await newRelease(lake, 'pointing', {to})
    await lake.client().releases.schedule({releaseId: 'pointing', publishAt: minutesAfterNoon(1)})
    await newScheduled(lake, 'first', minutesAfterNoon(1))
    await lake.client().delete('target')
    const before = lake.lake.log.lastSequence()
    clock.advance(2 * minuteMs)
    await wake(lake)

    expect(await lake.client().releases.get({releaseId: 'pointing'})).toMatchObject({
      state: 'active',
      error: {message: expect.stringContaining('non-existent document "target"')},
    })
    expect(await lake.client().getDocument('versions.pointing.pointing-document')).toBeDefined()
    expect(await lake.client().getDocument('pointing-document')).toBeUndefined()
    const published = [...lake.lake.transactionsAfter(before)]
      .flatMap(({changes}) => changes.map(({documentId}) => documentId))
      .filter((id) => id.endsWith('-document') && !id.startsWith('versions.'))
    expect(published).toEqual(['first-document', 'second-document'])
  })

  it('is published once however many schedulers watch over it', async () => {
    const {lake, clock} = await startAt(noon)
    await newScheduled(lake, 'single', minutesAfterNoon(1))
    const errors: unknown[] = []
    startScheduler(lake.lake, (error) => errors.push(error))
    const before = lake.lake.log.lastSequence()
    clock.advance(minuteMs)
    startScheduler(lake.lake, (error) => errors.push(error))
    await wake(lake)
    const writes = [...lake.lake.transactionsAfter(before)].filter(({changes}) =>
      changes.some(({documentId}) => documentId === 'single-document'),
    )
    expect(writes).toHaveLength(1)
    expect(errors).toEqual([])
  })

  it('reaches listeners and webhooks as one transaction', async () => {
    const {lake, clock} = await startAt(noon)
    const receiver = await startReceiver()
    ends.push(() => receiver.stop())
    await lake.request(
      `/v2025-02-19/hooks/projects/${lake.config.projectId}`,
      {
        method: 'POST',
        headers: {'content-type': 'application/json'},
        body: JSON.stringify({
          name: 'notes',
          url: receiver.url,
          dataset: lake.config.dataset,
          rule: {on: ['create', 'update', 'delete'], filter: '_type == "note"', projection: '{_id}'},
        }),
      },
      'administrator',
    )
    await newRelease(lake, 'told')
    await lake.client().createVersion({document: {_type: 'note'}, publishedId: 'told-too', releaseId: 'told'})
    await lake.client().releases.schedule({releaseId: 'told', publishAt: minutesAfterNoon(1)})
    const listener = await openListener(lake.client(), '*[_type == "note"]')
    clock.advance(minuteMs)
    await wake(lake)

    const events = await listener.mutations(2)
    const transactions = new Set(events.map(({transactionId}) => transactionId))
    expect(transactions.size).toBe(1)
    expect(events.map(({documentId}) => documentId).toSorted()).toEqual(['told-document', 'told-too'])
    await expect.poll(() => receiver.received.length).toBe(2)
    const told = new Set(receiver.received.map(({headers}) => headers['sanity-transaction-id']))
    expect(told).toEqual(transactions)
    listener.close()
  })
})

it("serves the Studio's scheduled drafts from schedule to publication, and their cancellation", async () => {
  const {lake, clock} = await startAt(noon)
  const client = lake.client()
  const draft = await client.create({_id: 'drafts.page', _type: 'note', title: 'Soon'})
  const metadata = {
    title: 'Scheduled publish',
    description: '',
    releaseType: 'scheduled',
    cardinality: 'one',
    intendedPublishAt: minutesAfterNoon(1),
  } as const
  const plan = async (releaseId: string) => {
    await client.releases.create({releaseId, metadata})
    const base = {baseId: draft._id, ifBaseRevisionId: draft._rev}
    await client.createVersion({...base, publishedId: 'page', releaseId})
    await client.releases.schedule({releaseId, publishAt: metadata.intendedPublishAt})
  }
  await plan('rDropped')
  await client.releases.unschedule({releaseId: 'rDropped'})
  await client.releases.archive({releaseId: 'rDropped'})
  await client.releases.delete({releaseId: 'rDropped'})
  expect(await client.releases.get({releaseId: 'rDropped'})).toBeUndefined()

  await plan('rKept')
  clock.advance(minuteMs)
  await wake(lake)
  expect(await client.getDocument('page')).toMatchObject({title: 'Soon'})
  const release: ReleaseDocument | undefined = await client.releases.get({releaseId: 'rKept'})
  expect(release).toMatchObject({state: 'published', metadata})
})

it('publishes all of a release once when the lake is killed around its moment', async () => {
  const local = await startTestLake()
  const {config} = local
  await local.close({keep: true})
  ends.push(() => rm(config.dataDir, {recursive: true, force: true}))
  const documents = Array.from({length: 100}, (_, index) => `killed-${index}`)

  for (const round of [1, 2]) {
    const releaseId = `round${round}`
    const lake = await spawnTestLake(config)
    await lake.client().releases.create({releaseId, metadata: {title: releaseId}})
    const transaction = lake.client().transaction()
    for (const id of documents) transaction.create({_id: `versions.${releaseId}.${id}`, _type: 'note', round})
    await transaction.commit()
    const publishAt = new Date(Date.now() + 150)
    await lake.client().releases.schedule({releaseId, publishAt: publishAt.toISOString()})
    // The kill comes with the publication, a little later each time.
    await new Promise((resolve) => setTimeout(resolve, publishAt.getTime() - Date.now() + round * 2))
    await lake.kill()

    const again = await spawnTestLake(config)
    await expect.poll(async () => (await again.client().releases.get({releaseId}))?.state).toBe('published')
    const published = await again.client().getDocuments(documents)
    const revisions = new Set(published.map((document) => `${document?._rev} ${String(document?.round)}`))
    const {_rev = ''} = (await again.client().releases.get({releaseId})) ?? {}
    expect(revisions).toEqual(new Set([`${_rev} ${round}`]))
    expect(
      await again
        .client()
        .fetch('count(*[sanity::partOfRelease($releaseId)])', {releaseId}, {perspective: 'raw'}),
    ).toBe(0)
    await again.kill()
  }
})
