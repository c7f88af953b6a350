import {request as httpRequest} from 'node:http'

import {afterEach, beforeEach, expect, test} from 'vitest'

import {exportStream} from '../../sanity/lake/export/exportStream.ts'
import {limits} from '../../sanity/lake/limits.ts'
import {startLake} from '../../sanity/lake/server.ts'
import {openSnapshot, type DocumentPages} from '../../sanity/lake/store/snapshot.ts'
import {startTestLake, type TestLake} from '../support/lake.ts'
import {twoHalves} from '../support/pictures.ts'

const path = '/v2025-02-19/data/export/production'
let lake: TestLake

beforeEach(async () => {
  lake = await startTestLake()
})
afterEach(() => lake.close())

const note = (id: string, more: object = {}) => ({create: {_id: id, _type: 'note', ...more}})

async function fill(count: number, more: object = {}): Promise<void> {
  for (let n = 0; n < count; n += 500) {
    const size = Math.min(500, count - n)
    const mutations = Array.from({length: size}, (_, index) =>
      note(`n${String(n + index).padStart(5, '0')}`, more),
    )
    lake.lake.transact({author: 'test', mutations})
  }
}

interface Line {
  _id?: string
  nextCursor?: string
}

async function idsOf(answer: Response): Promise<string[]> {
  const lines = (await answer.text()).split('\n').filter((line) => line !== '')
  return lines.map((line) => JSON.parse(line)._id)
}

function streamOf(pages: DocumentPages, stallMs: number, disconnect: () => void) {
  return exportStream({
    pages,
    types: null,
    afterId: '',
    mayRead: () => true,
    assetOrigin: lake.url,
    clock: lake.lake.clock,
    pageSize: 10,
    cursorAfterMs: null,
    stallMs,
    closing: new AbortController().signal,
    disconnect,
    onEnd: () => {},
  })
}

test('an export has every document on a line of its own, or those of some types', async () => {
  await lake.client().create({_id: 'drafts.life', _type: 'person'})
  await lake.client().create({_id: 'other', _type: 'note'})
  const answer = await lake.request(path, {}, 'viewer')
  expect(answer.headers.get('content-type')).toContain('application/x-ndjson')
  expect(await idsOf(answer)).toEqual(['drafts.life', 'other'])
  expect(await idsOf(await lake.request(`${path}?types=person,place`, {}, 'viewer'))).toEqual(['drafts.life'])
})

test('without a token an export has what is published, and nothing else', async () => {
  for (const id of ['a', 'drafts.a', 'versions.rX.a', 'z'])
    await lake.client().create({_id: id, _type: 'note'})
  expect(await idsOf(await lake.request(path))).toEqual(['a', 'z'])
})

test('an export shows the documents as they were when it was asked for', async () => {
  // More than the sockets between the lake and its reader hold.
  const count = 7 * limits.exportPageSize
  await fill(count, {text: 'x'.repeat(20_000)})
  const answer = await lake.request(path, {}, 'viewer')
  const deletions = Array.from({length: count}, (_, n) => ({
    delete: {id: `n${String(n).padStart(5, '0')}`},
  }))
  lake.lake.transact({author: 'test', mutations: [...deletions, note('zz')]})
  const ids = await idsOf(answer)
  expect(ids).toHaveLength(count)
  expect(ids).not.toContain('zz')
})

test('in cursor mode an export that takes long ends with a cursor, from which the next goes on', async () => {
  await fill(2 * limits.exportPageSize + 7)
  const ids: string[] = []
  let nowMs = Date.now()
  // Every look at this clock is a minute later than the one before.
  const clock = {now: () => new Date((nowMs += 60_000))}
  await lake.close({keep: true})
  const running = await startLake({...lake.config, port: 0}, {clock})
  const cursors: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const address: string = `${running.url}${path}?nextCursor=${encodeURIComponent(cursor)}`
    const answer: Response = await fetch(address, {
      headers: {authorization: `Bearer ${lake.config.readToken}`},
    })
    const lines: string[] = (await answer.text()).trim().split('\n')
    const entries: Line[] = lines.map((line) => JSON.parse(line))
    ids.push(...entries.flatMap(({_id}) => _id ?? []))
    cursor = entries.at(-1)?.nextCursor ?? null
    if (cursor !== null) cursors.push(cursor)
  }
  await running.close()
  expect(cursors).toHaveLength(2)
  expect(ids).toHaveLength(2 * limits.exportPageSize + 7)
  expect(new Set(ids).size).toBe(ids.length)
})

test('a reader that does not read is fed nothing, and is given up in the end', async () => {
  await fill(100)
  const pages = openSnapshot(lake.lake.database)
  let pagesRead = 0
  const counted: typeof pages = {
    ...pages,
    after: (...asked) => {
      pagesRead += 1
      return pages.after(...asked)
    },
  }
  let disconnect = () => {}
  const disconnected = new Promise<void>((resolve) => {
    disconnect = resolve
  })
  const reader = streamOf(counted, 30, disconnect).getReader()
  expect(pagesRead).toBe(0)
  await reader.read()
  expect(pagesRead).toBe(1)
  await disconnected
  expect(pagesRead).toBe(1)
})

test('an export whose reader goes away in the middle leaves nothing open', async () => {
  await fill(20_000, {text: 'x'.repeat(400)})
  for (let n = 0; n < limits.maxExports + 2; n += 1) {
    await new Promise<void>((resolve, reject) => {
      const request = httpRequest(`${lake.url}${path}`, {agent: false}, (response) => {
        expect(response.statusCode).toBe(200)
        response.once('data', () => response.destroy())
        response.once('close', resolve)
      })
      request.once('error', reject)
      request.end()
    })
    await expect.poll(async () => (await lake.request(`${path}?types=none`)).status).toBe(200)
  }
})

test('more exports at once than the limit are refused by name', async () => {
  await fill(20_000, {text: 'x'.repeat(400)})
  const open = await Promise.all(Array.from({length: limits.maxExports}, () => lake.request(path)))
  const refused = await lake.request(path)
  expect(refused.status).toBe(429)
  expect((await refused.json()).message).toContain(`More than ${limits.maxExports} exports`)
  await Promise.all(open.map((answer) => answer.body?.cancel()))
})

test('the address of a picture in an export is one that the asker can reach, also after the lake moved', async () => {
  await lake.client().assets.upload('image', await twoHalves(20, 10), {filename: 'a.png'})
  await lake.close({keep: true})
  lake = await startTestLake({dataDir: lake.dataDir})
  const [line] = (await (await lake.request(path, {}, 'viewer')).text()).split('\n')
  const {url} = JSON.parse(line ?? '')
  expect(url.startsWith(lake.url)).toBe(true)
  expect((await fetch(url)).status).toBe(200)
})
