import {readRefresh} from '../../sanity/refresh/refreshDocument.ts'
import {freePort} from '../support/ports.ts'
import {readFresh, readUntil, warm} from '../support/reader.ts'
import {
  bringForward,
  eventsOf,
  idsOf,
  publicationsOf,
  scheduleSoon,
  start,
  verifyAll,
} from '../support/refreshes.ts'
import {startSite, type Stack} from '../support/stack.ts'
import {expect, test} from '../support/test.ts'

test.use({stackOf: 'goLive'})
test.describe.configure({mode: 'serial'})

const headlineOf = (year: number) => `Top 5 Backend Frameworks in ${year}`

/** Calls a site as a cron does, and gives status and answer. */
async function cron(address: string, secret = 'run-secret-for-tests') {
  const response = await fetch(`${address}/api/refresh/run`, {
    method: 'POST',
    headers: {authorization: `Bearer ${secret}`},
  })
  return {status: response.status, answer: await response.json()}
}

const refreshOf = (stack: Stack, year: number) => readRefresh(stack.client, idsOf(year).refreshId)

test('without the secret nobody runs refreshes', async ({stack}) => {
  expect((await cron(stack.siteUrl, 'guessed')).status).toBe(401)
  expect((await fetch(`${stack.siteUrl}/api/refresh/run`, {method: 'POST'})).status).toBe(401)
  expect((await cron(stack.siteUrl)).answer).toEqual({ran: []})
})

test('two sites and ten crons at the due moment make one publish and one receipt', async ({stack}) => {
  const evergreen = `${stack.siteUrl}/top-backend-frameworks`
  await warm([evergreen])
  const second = await startSite('goLive', stack.lake, await freePort())
  try {
    await scheduleSoon(stack.client, 2027, -1_000)
    const addresses = Array.from({length: 10}, (_, index) => (index % 2 ? second.url : stack.siteUrl))
    const answers = await Promise.all(addresses.map((address) => cron(address)))
    expect(new Set(answers.map(({status}) => status))).toEqual(new Set([200]))
    const outcomes = answers.flatMap(({answer}) => answer.ran.map(({outcome}: {outcome: string}) => outcome))
    expect(outcomes.filter((outcome) => outcome === 'live')).toHaveLength(1)
  } finally {
    await second.close()
  }
  expect(await publicationsOf(stack.client, 2027)).toBe(1)
  expect((await eventsOf(stack.client, 2027)).filter((event) => event === 'live')).toHaveLength(1)
  expect((await readFresh(evergreen)).html).toContain(headlineOf(2027))
  const [receipt, revision] = await stack.client.fetch(
    '[*[_id == $refreshId][0].receipt, *[_id == $editionId][0]._rev]',
    idsOf(2027),
  )
  expect(receipt).toMatchObject({revision, address: expect.stringMatching(/\/top-backend-frameworks$/)})
  expect(receipt.milliseconds).toBeGreaterThanOrEqual(0)
})

test('going live plans the edition after it, and leaves the one before at its own address', async ({
  stack,
}) => {
  expect(await refreshOf(stack, 2028)).toMatchObject({
    state: 'planned',
    goLive: {date: '2028-06-04', time: '10:00', timeZone: 'Europe/Berlin', at: '2028-06-04T08:00:00.000Z'},
  })
  const before = await readFresh(`${stack.siteUrl}/top-backend-frameworks/2026`)
  expect(before.status).toBe(200)
  expect(before.html).toContain(headlineOf(2026))
})

test('what is live stays as it is, however often it is run', async ({stack}) => {
  await Promise.all([cron(stack.siteUrl), cron(stack.siteUrl)])
  expect((await cron(stack.siteUrl)).answer).toEqual({ran: []})
  expect(await publicationsOf(stack.client, 2027)).toBe(1)
})

test('an edition that stopped being ready is held while readers keep the old one, and goes once put right', async ({
  stack,
}) => {
  const evergreen = `${stack.siteUrl}/top-backend-frameworks`
  const {refreshId, draftId} = idsOf(2028)
  await scheduleSoon(stack.client, 2028, -1_000)
  await stack.client.patch(draftId).unset(['headline']).commit()
  expect((await cron(stack.siteUrl)).answer).toEqual({ran: [{refreshId, outcome: 'held'}]})
  const held = await refreshOf(stack, 2028)
  expect(held).toMatchObject({state: 'held', checked: {blockers: ['Give the edition a headline.']}})
  expect((await readFresh(evergreen)).html).toContain(headlineOf(2027))
  expect((await cron(stack.siteUrl)).answer, 'it stays held').toEqual({ran: []})
  expect((await eventsOf(stack.client, 2028)).filter((event) => event === 'held')).toHaveLength(1)
  const told = await stack.client.fetch<{event: string; text: string}[]>(
    '*[_type == "notification" && refreshId == $refreshId] | order(event asc){event, text}',
    {refreshId},
  )
  expect(told.map(({event}) => event)).toEqual(['held', 'scheduled'])
  expect(told[0]?.text, 'its owner is named').toMatch(/^For The Perennial desk: Held/)

  await stack.client.patch(draftId).set({headline: 'Put right for 2028'}).commit()
  expect((await cron(stack.siteUrl)).answer).toEqual({ran: [{refreshId, outcome: 'live'}]})
  await readUntil(evergreen, ({html}) => html.includes('Put right for 2028'))
})

test('an edit after scheduling is checked at the next run, and the last draft is what goes live', async ({
  stack,
}) => {
  const {refreshId, draftId} = idsOf(2029)
  await scheduleSoon(stack.client, 2029, 60 * 60_000)
  await cron(stack.siteUrl)
  expect(await refreshOf(stack, 2029)).toMatchObject({state: 'scheduled', checked: {blockers: []}})
  await stack.client.patch(draftId).unset(['headline']).commit()
  await cron(stack.siteUrl)
  expect(await refreshOf(stack, 2029)).toMatchObject({
    state: 'scheduled',
    checked: {blockers: ['Give the edition a headline.']},
  })
  const told = await stack.client.fetch('*[_type == "notification" && refreshId == $refreshId].event', {
    refreshId,
  })
  expect(told).toContain('blocked')

  await stack.client.patch(draftId).set({headline: 'The last draft of 2029'}).commit()
  await bringForward(stack.client, 2029, -1_000)
  expect((await cron(stack.siteUrl)).answer).toEqual({ran: [{refreshId, outcome: 'live'}]})
  await readUntil(`${stack.siteUrl}/top-backend-frameworks`, ({html}) =>
    html.includes('The last draft of 2029'),
  )
})

test('frameworks that belong to it are published in the same transaction', async ({stack}) => {
  const {refreshId, editionId, draftId} = idsOf(2030)
  const flask = 'framework-flask'
  const published = await stack.client.getDocument(flask)
  await stack.client.createOrReplace({
    ...published,
    _id: `drafts.${flask}`,
    _type: 'framework',
    summary: 'Told anew for 2030.',
  })
  await scheduleSoon(stack.client, 2030, 60 * 60_000)
  await stack.client
    .patch(refreshId)
    .set({frameworks: [{_type: 'reference', _key: flask, _ref: flask, _weak: true}]})
    .commit()
  await bringForward(stack.client, 2030, -1_000)
  expect((await cron(stack.siteUrl)).answer).toEqual({ran: [{refreshId, outcome: 'live'}]})
  const [edition, framework] = await stack.client.getDocuments([editionId, flask])
  expect(framework).toMatchObject({summary: 'Told anew for 2030.', _rev: edition?._rev})
  expect(await stack.client.getDocuments([draftId, `drafts.${flask}`])).toEqual([null, null])
  await readUntil(`${stack.siteUrl}/frameworks/flask`, ({html}) => html.includes('Told anew for 2030.'))
})

test('a lake that is down for the minute makes it late, once, logged as missed and caught up', async ({
  stack,
}) => {
  const lateMs = 55_000
  await scheduleSoon(stack.client, 2031, -lateMs)
  const began = Date.now()
  await stack.lake.part.stop('SIGKILL')
  try {
    expect((await cron(stack.siteUrl)).status).toBe(502)
    await expect.poll(() => Date.now() - began, {timeout: 20_000}).toBeGreaterThan(61_000 - lateMs)
  } finally {
    await stack.lake.part.start()
  }
  const {refreshId, editionId} = idsOf(2031)
  expect((await cron(stack.siteUrl)).answer).toEqual({ran: [{refreshId, outcome: 'live'}]})
  expect(await eventsOf(stack.client, 2031)).toEqual([
    'planned',
    'started',
    'scheduled',
    'missed',
    'claimed',
    'published',
    'live',
  ])
  expect(await publicationsOf(stack.client, 2031)).toBe(1)
  const {publishedAt} = (await stack.client.getDocument<{_id: string; publishedAt: string}>(editionId)) ?? {}
  expect(Date.parse(publishedAt ?? ''), 'it is dated by when it really came out').toBeGreaterThan(began)
})

test('several refreshes that are due at once all go live, also when one of them cannot', async ({stack}) => {
  const roundup = await stack.client.getDocument('roundup-top-backend-frameworks')
  await stack.client.createOrReplace({
    ...roundup,
    _id: 'roundup-other',
    _type: 'roundup',
    title: 'Other frameworks',
    slug: {_type: 'slug', current: 'other-frameworks'},
  })
  await scheduleSoon(stack.client, 2032, -1_000)
  await start(stack.client, 2033, new Date().toISOString()).catch(() => null)
  await verifyAll(stack.client, 2033, new Date().toISOString().slice(0, 10)).catch(() => null)
  const {answer} = await cron(stack.siteUrl)
  expect(answer.ran).toContainEqual({refreshId: idsOf(2032).refreshId, outcome: 'live'})
})
