import {afterEach, beforeEach, expect, test} from 'vitest'

import {startTestLake, type TestLake} from '../support/lake.ts'
import {openListener} from '../support/listener.ts'
import {runLake} from '../support/run.ts'
import {fillWithSample} from '../support/sampleContent.ts'

let lake: TestLake

beforeEach(async () => {
  lake = await startTestLake()
  await fillWithSample(lake.client())
})
afterEach(() => lake.close())

test('the status of a lake that runs says what it holds and how it does', async () => {
  const listener = await openListener(lake.client(), '*')
  await lake.request('/v1/teleport')
  const manyNotes = Array.from({length: 1_500}, (_, n) => ({create: {_id: `n${n}`, _type: 'note', n}}))
  lake.lake.transact({author: 'test', mutations: manyNotes})
  await lake.client().fetch('*[n > 1490]{_id}')
  const {code, output} = await runLake(lake, 'status', '--json')
  listener.close()
  expect(code).toBe(0)
  expect(JSON.parse(output)).toMatchObject({
    dataDir: lake.dataDir,
    holder: {pid: process.pid, url: lake.url},
    datasets: [
      {
        name: 'production',
        documents: 1_506,
        documentsByType: {note: 1_500, article: 2, person: 1, 'sanity.fileAsset': 1, 'sanity.imageAsset': 2},
        transactions: 5,
        pendingDeliveries: 0,
        scheduledReleases: 0,
      },
    ],
    assets: {files: 3},
    runtime: {
      pid: process.pid,
      listeners: {production: 1},
      scans: {production: [{query: '*[n > 1490]{_id}', times: 1}]},
      scanTotals: {production: 1},
      unknownEndpoints: {'GET /teleport': 1},
      memoryBytes: expect.any(Number),
    },
  })
  expect((await runLake(lake, 'status')).output).toMatch(/documents {3}1506[\s\S]*1 GET \/teleport/)
})

test('the status of a lake that does not run says what it holds, and one of nothing says nothing', async () => {
  await lake.close({keep: true})
  const {output} = await runLake(lake, 'status')
  expect(output).toContain('running     no')
  expect(output).toMatch(/log +4 transactions/)
  const empty = await runLake({dataDir: `${lake.dataDir}-none`}, 'status', '--json')
  expect(JSON.parse(empty.output)).toMatchObject({holder: null, datasets: [], runtime: null})
  lake = await startTestLake({dataDir: lake.dataDir})
})

test('only administrators may see how the lake is doing', async () => {
  expect((await lake.request('/v1/status')).status).toBe(401)
  expect((await lake.request('/v1/status', {}, 'editor')).status).toBe(403)
  expect((await lake.request('/v1/status', {}, 'administrator')).status).toBe(200)
})
