import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {afterEach, beforeEach, describe, expect, it} from 'vitest'

import {readLakeConfig, type LakeConfig} from '../../sanity/lake/config.ts'
import {soak} from '../soak/soak.ts'
import {spawnTestLake} from '../support/lake.ts'

let config: LakeConfig

beforeEach(async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'lake-kill-'))
  config = readLakeConfig({LAKE_DATA_DIR: dataDir, LAKE_LOG: 'silent'})
})
afterEach(() => rm(config.dataDir, {recursive: true, force: true}))

describe('kill -9 during a burst of writes', () => {
  it('loses nothing that was acknowledged, keeps nothing by half, and leaves nobody untold', async () => {
    const {faults, acknowledged, heard} = await soak(3, () => {})
    expect(faults).toEqual([])
    expect(acknowledged).toBeGreaterThanOrEqual(3)
    expect(heard).toBeGreaterThanOrEqual(2 * acknowledged)
  }, 270_000)
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
