import {connect, type Socket} from 'node:net'

import {afterEach, beforeEach, expect, test} from 'vitest'

import {readLakeConfig} from '../../sanity/lake/config.ts'
import {startLake, type RunningLake} from '../../sanity/lake/server.ts'
import {startTestLake, type TestLake} from '../support/lake.ts'
import {rawBytes} from '../support/rawRequest.ts'

const timeouts = {headersMs: 300, requestMs: 600, checkEveryMs: 50}
let home: TestLake
let lake: RunningLake

beforeEach(async () => {
  home = await startTestLake()
  await home.close({keep: true})
  const config = readLakeConfig({LAKE_PORT: '0', LAKE_DATA_DIR: home.dataDir, LAKE_LOG: 'silent'})
  lake = await startLake({...config, writeToken: home.config.writeToken}, {timeouts})
})
afterEach(async () => {
  await lake.close()
  await home.close()
})

test('a sender that never finishes its headers is ended with 408', async () => {
  const start = 'GET /v1/ping HTTP/1.1\r\nhost: a\r\nx-slow: '
  expect(await rawBytes(lake.port, start, {end: false})).toMatch(/^HTTP\/1\.1 408 /)
})

test('a sender that never finishes its body is ended, and nothing of it is kept', async () => {
  const head = `POST /v1/data/mutate/production HTTP/1.1\r\nhost: a\r\nauthorization: Bearer ${home.config.writeToken}\r\n`
  const started = `${head}content-length: 1000\r\n\r\n{"mutations": [`
  expect(await rawBytes(lake.port, started, {end: false})).toMatch(/^(HTTP\/1\.1 (400|408) |$)/)
  expect(lake.lake.log.lastSequence()).toBe(0)
})

test('hundreds of half-open connections do not keep others from being answered', async () => {
  const sockets: Socket[] = []
  for (let n = 0; n < 400; n += 1) {
    // Some have begun a request, some have said nothing at all.
    const begun = n % 2 === 0 ? 'GET /v1/ping HTTP/1.1\r\nhost: a' : ''
    const socket = connect(lake.port, '127.0.0.1', () => socket.write(begun))
    socket.on('error', () => {})
    socket.resume()
    sockets.push(socket)
  }
  expect((await fetch(`${lake.url}/v1/ping`)).status).toBe(200)
  await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.on('close', resolve))))
  expect((await fetch(`${lake.url}/v1/ping`)).status).toBe(200)
}, 60_000)
