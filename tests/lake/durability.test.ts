import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {setTimeout as after} from 'node:timers/promises'

import {afterEach, beforeEach, describe, expect, it} from 'vitest'

import {readLakeConfig, type LakeConfig} from '../../sanity/lake/config.ts'
import {openLake} from '../../sanity/lake/lake.ts'
import {spawnTestLake, type SpawnedLake} from '../support/lake.ts'

let config: LakeConfig

beforeEach(async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'lake-kill-'))
  config = readLakeConfig({LAKE_DATA_DIR: dataDir, LAKE_LOG: 'silent'})
})
afterEach(() => rm(config.dataDir, {recursive: true, force: true}))

const writers = 4

/** Writes until the lake dies under it: two documents per transaction. Returns what was acknowledged. */
async function writeUntilKilled(lake: SpawnedLake, round: number, writer: number): Promise<string[]> {
  const acknowledged: string[] = []
  for (let n = 0; ; n += 1) {
    const id = `r${round}-w${writer}-n${n}`
    try {
      const transaction = lake
        .client()
        .transaction()
        .create({_id: `${id}-a`, _type: 'note', text: 'x'.repeat(2_000)})
      await transaction.create({_id: `${id}-b`, _type: 'note'}).commit()
    } catch {
      return acknowledged
    }
    acknowledged.push(id)
  }
}

describe('kill -9 during a burst of writes', () => {
  it('loses nothing that was acknowledged, keeps no half transaction, and leaves no gap in the log', async () => {
    const acknowledged: string[] = []
    for (const [round, killAfterMs] of [40, 150, 320].entries()) {
      const lake = await spawnTestLake(config)
      const bursts = Array.from({length: writers}, (_, writer) => writeUntilKilled(lake, round, writer))
      await after(killAfterMs)
      await lake.kill()
      acknowledged.push(...(await Promise.all(bursts)).flat())
    }
    expect(acknowledged.length).toBeGreaterThan(writers)

    const reopened = openLake(config)
    const missing = acknowledged.filter(
      (id) => !reopened.read.has(`${id}-a`) || !reopened.read.has(`${id}-b`),
    )
    const ids = [...reopened.read.all()].map(({_id}) => _id)
    const log = [...reopened.transactionsAfter(0)]
    const integrity = reopened.database.prepare('PRAGMA integrity_check').get()
    reopened.close()

    expect(missing).toEqual([])
    expect(
      ids.filter((id) => !ids.includes(id.replace(/[ab]$/, (end) => (end === 'a' ? 'b' : 'a')))),
    ).toEqual([])
    expect(log.map(({sequence}) => sequence)).toEqual(log.map((_, index) => index + 1))
    expect(log.flatMap(({changes}) => changes.map(({documentId}) => documentId)).toSorted()).toEqual(
      ids.toSorted(),
    )
    expect(integrity).toEqual({integrity_check: 'ok'})
  })
})

describe('a lake that is told to stop', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'ends by itself on %s, even with an event stream open',
    async (signal) => {
      const lake = await spawnTestLake(config)
      const listening = new Promise<void>((resolve) => {
        const stream = lake.client().listen('*', {}, {events: ['welcome', 'mutation']})
        const subscription = stream.subscribe({
          next: ({type}) => type === 'welcome' && resolve(),
          error: () => subscription.unsubscribe(),
        })
        lake.child.once('exit', () => subscription.unsubscribe())
      })
      await listening
      const ended = new Promise((resolve) => lake.child.once('exit', (code) => resolve(code)))
      lake.child.kill(signal)
      expect(await ended).toBe(0)
    },
  )
})
