import {existsSync} from 'node:fs'
import {mkdtemp, readdir, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {afterEach, beforeEach, expect, test, vi} from 'vitest'

import {openLake} from '../../sanity/lake/lake.ts'
import {startTestLake, type TestLake} from '../support/lake.ts'
import {runLake} from '../support/run.ts'
import {comparable, fillWithSample} from '../support/sampleContent.ts'

// Each test starts several processes, which takes its time on a busy machine.
vi.setConfig({testTimeout: 90_000})

let lake: TestLake
let folder: string

beforeEach(async () => {
  lake = await startTestLake()
  folder = await mkdtemp(join(tmpdir(), 'lake-backup-'))
})
afterEach(async () => {
  await lake.close()
  await rm(folder, {recursive: true, force: true})
})

/** Two documents per transaction, until told to stop. Returns how many transactions were acknowledged. */
async function writeUntil(stop: AbortSignal, writer: number): Promise<void> {
  const client = lake.client()
  for (let n = 0; !stop.aborted; n += 1) {
    const text = 'x'.repeat(3_000)
    const pair = client.transaction().create({_id: `w${writer}-${n}-a`, _type: 'note', text})
    await pair.create({_id: `w${writer}-${n}-b`, _type: 'note', text}).commit()
  }
}

test('a backup made under concurrent writers is what the lake was at one moment', async () => {
  const stop = new AbortController()
  const writers = [0, 1, 2].map((writer) => writeUntil(stop.signal, writer))
  await expect.poll(() => lake.lake.log.lastSequence()).toBeGreaterThan(20)
  const atLeast = lake.lake.log.lastSequence()
  const copies = ['one', 'two'].map((name) => join(folder, name))
  for (const copy of copies) expect(await runLake(lake, 'backup', copy)).toMatchObject({code: 0})
  const atMost = lake.lake.log.lastSequence()
  stop.abort()
  await Promise.all(writers)

  const truth = [...lake.lake.transactionsAfter(0)]
  for (const copy of copies) {
    const opened = openLake({...lake.config, dataDir: copy})
    const log = [...opened.transactionsAfter(0)]
    const ids = [...opened.read.all()].map(({_id}) => _id)
    const integrity = opened.database.prepare('PRAGMA integrity_check').get()
    opened.close()
    expect(log.length).toBeGreaterThanOrEqual(atLeast)
    expect(log.length).toBeLessThanOrEqual(atMost)
    expect(log).toEqual(truth.slice(0, log.length))
    expect(ids.toSorted()).toEqual(
      log.flatMap(({changes}) => changes.map((change) => change.documentId)).toSorted(),
    )
    expect(integrity).toEqual({integrity_check: 'ok'})
  }
})

test('reset asks, backs up first, and the backup can be put back', async () => {
  await fillWithSample(lake.client())
  const before = await comparable(lake.client())
  expect((await runLake(lake, 'reset', '--yes')).errors).toMatch(/which process \d+ on http.* serves already/)
  await lake.close({keep: true})

  const asked = await runLake(lake, 'reset')
  expect(asked.code).toBe(1)
  expect(asked.errors).toMatch(
    /6 documents and the history of 4 transactions in production, 3 pictures and files/,
  )
  expect(asked.errors).toContain('Nothing was done: say --yes')

  const done = await runLake(lake, 'reset', '--yes')
  expect(done.code).toBe(0)
  const backup = /^Backup: (.*)$/m.exec(done.output)?.[1] ?? ''
  lake = await startTestLake({dataDir: lake.dataDir})
  expect(await comparable(lake.client())).toEqual([])
  await lake.close({keep: true})

  expect(await runLake(lake, 'backup', '--restore', backup)).toMatchObject({code: 1})
  expect(await runLake(lake, 'backup', '--restore', backup, '--yes')).toMatchObject({code: 0})
  lake = await startTestLake({dataDir: lake.dataDir})
  expect(await comparable(lake.client())).toEqual(before)
  const [url] = await lake.client().fetch<string[]>('*[_type == "sanity.imageAsset"].url')
  expect((await fetch(lake.url + new URL(url ?? '').pathname)).status).toBe(200)
})

test('a folder that is no backup replaces nothing', async () => {
  await lake.client().create({_id: 'kept', _type: 'note'})
  await lake.close({keep: true})
  const {code, errors} = await runLake(lake, 'backup', '--restore', folder, '--yes')
  expect(code).toBe(1)
  expect(errors).toContain(`"${folder}" holds no lake`)
  lake = await startTestLake({dataDir: lake.dataDir})
  expect(await lake.client().getDocument('kept')).toBeDefined()
})

test('reset without a backup says so, and a backup is never written over', async () => {
  const target = join(folder, 'copy')
  expect(await runLake(lake, 'backup', target)).toMatchObject({code: 0})
  expect((await runLake(lake, 'backup', target)).errors).toContain('exists: choose another name')
  await lake.client().create({_id: 'a', _type: 'note'})
  await lake.close({keep: true})
  expect((await runLake(lake, 'reset', '--no-backup')).errors).toContain('There will be NO backup')
  expect(await runLake(lake, 'reset', '--no-backup', '--yes')).toMatchObject({code: 0})
  expect(existsSync(join(lake.dataDir, 'backups'))).toBe(false)
  expect(await readdir(lake.dataDir)).toEqual(['lake.lock'])
})
