import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {afterEach, beforeEach, expect, test} from 'vitest'

import {readLakeConfig, type LakeConfig} from '../../sanity/lake/config.ts'
import {startLake} from '../../sanity/lake/server.ts'
import {readHolder} from '../../sanity/lake/store/folderLock.ts'
import {spawnTestLake, startTestLake} from '../support/lake.ts'

let config: LakeConfig

beforeEach(async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'lake-lock-'))
  config = readLakeConfig({LAKE_DATA_DIR: dataDir, LAKE_PORT: '0', LAKE_LOG: 'silent'})
})
afterEach(() => rm(config.dataDir, {recursive: true, force: true}))

test('a second lake on one folder is refused, and told which process serves it and where', async () => {
  const first = await spawnTestLake(config)
  const message = `which process ${first.child.pid} on ${first.url} since `
  await expect(startLake(config)).rejects.toThrow(message)
  expect((await fetch(`${first.url}/v1/ping`)).status).toBe(200)
  await first.kill()
})

test('a lake that was killed leaves no lock behind', async () => {
  const first = await spawnTestLake(config)
  expect(readHolder(config.dataDir)).toMatchObject({pid: first.child.pid, url: first.url})
  await first.kill()
  expect(readHolder(config.dataDir)).toBeNull()
  await (await startLake(config)).close()
})

test('a lake that stopped, or could not start, lets go of its folder', async () => {
  const blocker = await startTestLake()
  await expect(startLake({...config, port: blocker.port})).rejects.toThrow('is taken')
  expect(readHolder(config.dataDir)).toBeNull()
  const running = await startLake(config)
  expect(readHolder(config.dataDir)?.url).toBe(running.url)
  await running.close()
  expect(readHolder(config.dataDir)).toBeNull()
  await blocker.close()
})

test('a folder that no lake has served yet is nobody’s', () => {
  expect(readHolder(join(config.dataDir, 'new'))).toBeNull()
})
