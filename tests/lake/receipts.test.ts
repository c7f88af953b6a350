import {createServer, type Server} from 'node:http'

import type {SanityClient} from '@sanity/client'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'

import {frozenClock, systemClock} from '../../lib/clock.ts'
import {formatRevisions, revisionsMetaName} from '../../lib/revisions.ts'
import {fetchPublished, pathsShowing} from '../../sanity/receipts/addresses.ts'
import {deleteOldReceipts} from '../../sanity/receipts/deleteOldReceipts.ts'
import {fetchHistory} from '../../sanity/receipts/history.ts'
import {receiptDocument, receiptSchema} from '../../sanity/receipts/receiptDocument.ts'
import {watchPage} from '../../sanity/receipts/watchPage.ts'
import {ids} from '../../sanity/seed/ids.ts'
import {seed} from '../../sanity/seed/seed.ts'
import {startTestLake, type TestLake} from '../support/lake.ts'

let lake: TestLake
let client: SanityClient

beforeEach(async () => {
  lake = await startTestLake()
  client = lake.client('editor', {perspective: 'raw'})
})

afterEach(async () => lake.close())

describe('the pages that show a document', () => {
  beforeEach(async () => seed(lake.client('administrator')))

  async function paths(id: string): Promise<string[]> {
    const document = await fetchPublished(client, id)
    return document ? pathsShowing(document).paths : []
  }

  test('follow from what it is and from what refers to it', async () => {
    const evergreen = '/top-backend-frameworks'
    expect(await paths(ids.siteSettings)).toEqual(['/'])
    expect((await paths(ids.edition2026)).slice(0, 4)).toEqual([
      evergreen,
      `${evergreen}/2026`,
      `${evergreen}/2026/changes`,
      expect.stringMatching(/^\/frameworks\//),
    ])
    expect(await paths(ids.edition2022)).toContain(`${evergreen}/2026/changes`)
    expect(await paths(ids.edition2022)).not.toContain(evergreen)
    expect((await paths(ids.flask))[0]).toBe('/frameworks/flask')
    expect(await paths(ids.flask)).toContain(`${evergreen}/2026`)
    expect((await paths(ids.roundup)).slice(0, 2)).toEqual([evergreen, '/'])
    expect(await paths(ids.desk)).toContain(`${evergreen}/2022`)
  })

  test('are none for a draft, and for a person whom no edition names', async () => {
    await client.create({_id: 'drafts.framework-new', _type: 'framework', slug: {current: 'new'}})
    await client.create({_id: 'person-new', _type: 'person', name: 'New'})
    expect(await fetchPublished(client, 'framework-new')).toBeNull()
    expect(await paths('person-new')).toEqual([])
  })

  test('are bounded, and the rest is counted', async () => {
    const transaction = client.transaction()
    for (let year = 2000; year < 2020; year += 1) {
      transaction.create({
        _id: `edition-${year}`,
        _type: 'edition',
        year,
        roundup: {_type: 'reference', _ref: ids.roundup},
      })
    }
    await transaction.commit()
    const roundup = await fetchPublished(client, ids.roundup)
    const shown = roundup && pathsShowing(roundup)
    expect(shown?.paths).toHaveLength(12)
    expect(shown?.more).toBeGreaterThan(0)
  })
})

describe('a page that is watched', () => {
  let server: Server
  let address: string
  let shown: string | null
  let asked: number

  beforeEach(async () => {
    shown = null
    asked = 0
    server = createServer((_request, response) => {
      asked += 1
      const content = formatRevisions(shown === null ? [] : [{id: 'a', revision: shown}])
      response.writeHead(shown === 'down' ? 503 : 200, {'content-type': 'text/html'})
      response.end(`<meta name="${revisionsMetaName}" content="${content}"/>`)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const bound = server.address()
    address = typeof bound === 'object' && bound ? `http://127.0.0.1:${bound.port}/` : ''
  })

  afterEach(() => {
    server.close()
    server.closeAllConnections()
  })

  const clock = frozenClock('2026-06-04T08:00:00.400Z')
  const publishedAt = '2026-06-04T08:00:00.000Z'
  const presentRevision = async () => (await client.getDocument('a'))?._rev ?? null
  const watch = (revision: string, patienceMs = 20_000) =>
    watchPage({address, documentId: 'a', revision, publishedAt}, {clock, patienceMs, presentRevision})

  async function publish(title: string): Promise<string> {
    return (await client.createOrReplace({_id: 'a', _type: 'framework', title}))._rev
  }

  test('is seen with the moment and the time since publishing', async () => {
    shown = await publish('one')
    expect(await watch(shown)).toMatchObject({
      state: 'seen',
      seenAt: '2026-06-04T08:00:00.400Z',
      milliseconds: 400,
      tries: 1,
    })
  })

  test('is asked until it changes', async () => {
    shown = await publish('one')
    const second = await publish('two')
    const watching = watch(second)
    await expect.poll(() => asked).toBeGreaterThan(2)
    shown = second
    const report = await watching
    expect(report).toMatchObject({state: 'seen', last: {revision: second}})
    expect(report.tries).toBeGreaterThan(2)
  })

  test('counts as seen with a later revision, not with an earlier one', async () => {
    const [first, second, third] = [await publish('one'), await publish('two'), await publish('three')]
    shown = third
    expect(await watch(second)).toMatchObject({state: 'seen', last: {revision: third}})
    shown = first
    expect(await watch(second, 0)).toMatchObject({state: 'givenUp', last: {revision: first}})
  })

  test('is given up with what it answered last', async () => {
    const revision = await publish('one')
    shown = 'down'
    expect(await watch(revision, 300)).toMatchObject({
      state: 'givenUp',
      seenAt: null,
      last: {status: 503, problem: 'it answered 503'},
    })
    server.closeAllConnections()
    server.close()
    expect(await watch(revision, 0)).toMatchObject({
      state: 'givenUp',
      last: {status: null, problem: expect.stringContaining('could not be read')},
    })
  })

  test('is no longer expected to show what was unpublished', async () => {
    const revision = await publish('one')
    await client.delete('a')
    expect(await watch(revision)).toMatchObject({state: 'withdrawn'})
  })

  test('is asked on while the lake does not answer', async () => {
    shown = 'another'
    const page = {address, documentId: 'a', revision: 'r1', publishedAt}
    const away = async () => Promise.reject(new Error('away'))
    const watching = watchPage(page, {clock, patienceMs: 20_000, presentRevision: away})
    await expect.poll(() => asked).toBeGreaterThan(1)
    shown = 'r1'
    expect(await watching).toMatchObject({state: 'seen'})
  })
})

describe('receipts', () => {
  const receipt = (publishedAt: string) =>
    receiptDocument({
      documentId: 'framework-flask',
      documentType: 'framework',
      revision: publishedAt,
      publishedAt,
      publishedBy: 'Nora',
      reports: [
        {
          address: 'https://example.org/frameworks/flask',
          state: 'seen',
          seenAt: publishedAt,
          milliseconds: 400,
          tries: 1,
          last: null,
        },
      ],
    })

  test('are hidden from readers, kept for ninety days, and listed the newest first', async () => {
    const now = systemClock.now()
    const daysAgo = (days: number) => new Date(now.getTime() - days * 24 * 60 * 60_000).toISOString()
    for (const days of [91, 89, 1, 2]) await client.create(receipt(daysAgo(days)))
    const kept = await client.fetch<unknown[]>('*[_type == "receipt"]')
    expect(kept.map((document) => receiptSchema.parse(document))).toHaveLength(4)
    const reader = client.withConfig({token: undefined})
    expect(await reader.fetch('count(*[_type == "receipt"])')).toBe(0)

    await deleteOldReceipts(client, now.toISOString())
    await deleteOldReceipts(client, now.toISOString())
    const history = await fetchHistory(client, {limit: 10})
    expect(history.map(({publishedAt}) => publishedAt)).toEqual([1, 2, 89].map(daysAgo))
    expect(await fetchHistory(client, {documentId: 'framework-django', limit: 10})).toEqual([])
  })

  test('of go-lives belong to the history', async () => {
    await client.create({
      _id: 'refresh.x.2027',
      _type: 'refresh',
      edition: {_type: 'reference', _ref: 'edition-x-2027', _weak: true},
      receipt: {
        address: 'https://example.org/x',
        revision: 'r1',
        publishedAt: '2027-06-04T08:00:00.000Z',
        seenAt: '2027-06-04T08:00:01.000Z',
        milliseconds: 1_000,
      },
    })
    expect(await fetchHistory(client, {documentId: 'edition-x-2027', limit: 10})).toMatchObject([
      {_type: 'refresh', documentType: 'edition', pages: [{address: 'https://example.org/x', state: 'seen'}]},
    ])
  })
})
