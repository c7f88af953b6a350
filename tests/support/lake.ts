import {fork, type ChildProcess} from 'node:child_process'
import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {createClient, type ClientConfig, type SanityClient} from '@sanity/client'

import type {Clock} from '../../lib/clock.ts'
import type {Role} from '../../sanity/lake/auth/roles.ts'
import {readLakeConfig, type LakeConfig} from '../../sanity/lake/config.ts'
import type {Lake} from '../../sanity/lake/lake.ts'
import {startLake} from '../../sanity/lake/server.ts'

const apiVersion = '2025-02-19'

export interface TestLake {
  url: string
  port: number
  config: LakeConfig
  dataDir: string
  lake: Lake
  /** The official client in a role (editor unless told), with whatever options a test needs. */
  client(role?: Role, options?: ClientConfig): SanityClient
  /** A plain request to a path of the lake, such as `/v1/ping`, as a role. */
  request(path: string, init?: RequestInit, role?: Role): Promise<Response>
  /** Stops the lake and removes its files (unless `keep`). */
  close(options?: {keep?: boolean}): Promise<void>
}

/** A real lake over HTTP in this process, with its own folder and port, and perhaps a clock that a test moves. */
export async function startTestLake(
  options: Partial<LakeConfig> = {},
  {clock}: {clock?: Clock} = {},
): Promise<TestLake> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'lake-')))
  const defaults = readLakeConfig({LAKE_PORT: '0', LAKE_DATA_DIR: dataDir, LAKE_LOG: 'silent'})
  const config = {...defaults, ...options, dataDir}
  const running = await startLake(config, {clock})

  return {
    url: running.url,
    port: running.port,
    config,
    dataDir,
    lake: running.lake,
    client: (role = 'editor', more = {}) => testClient(running.url, config, role, more),
    request: (path, init = {}, role = 'anonymous') =>
      fetch(`${running.url}${path}`, {...init, headers: {...authorization(config, role), ...init.headers}}),
    async close({keep = false} = {}) {
      await running.close()
      if (!keep) await rm(dataDir, {recursive: true, force: true})
    },
  }
}

export interface SpawnedLake {
  url: string
  child: ChildProcess
  client(role?: Role): SanityClient
  /** Ends the process at once, as a power cut would. */
  kill(): Promise<void>
}

/** The lake in a process of its own, for tests that kill it. `config` gives folder and tokens; the port is random. */
export async function spawnTestLake(config: LakeConfig): Promise<SpawnedLake> {
  const child = fork(new URL('../../sanity/lake/cli.ts', import.meta.url), ['start'], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: {
      ...process.env,
      LAKE_PORT: '0',
      LAKE_DATA_DIR: config.dataDir,
      LAKE_LOG: 'silent',
      SANITY_API_READ_TOKEN: config.readToken,
      SANITY_API_WRITE_TOKEN: config.writeToken,
      LAKE_ADMIN_TOKEN: config.adminToken,
      LAKE_EDITOR_PASSWORD: config.editorPassword,
      SANITY_WEBHOOK_SECRET: config.webhookSecret,
    },
  })
  const url = await new Promise<string>((resolve, reject) => {
    let output = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      const ready = /ready on (http:\S+)/.exec(output)?.[1]
      if (ready) resolve(ready)
    })
    child.once('exit', (code) => reject(new Error(`The lake ended with ${code} before it was ready`)))
  })
  return {
    url,
    child,
    client: (role = 'editor') => testClient(url, config, role, {}),
    kill: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve()
        child.once('exit', () => resolve())
        child.kill('SIGKILL')
      }),
  }
}

function testClient(url: string, config: LakeConfig, role: Role, options: ClientConfig): SanityClient {
  return createClient({
    projectId: config.projectId,
    dataset: config.dataset,
    apiHost: url,
    useProjectHostname: false,
    apiVersion,
    useCdn: false,
    token: tokenOf(config, role),
    maxRetries: 0,
    ...options,
  })
}

function authorization(config: LakeConfig, role: Role): Record<string, string> {
  const token = tokenOf(config, role)
  return token ? {authorization: `Bearer ${token}`} : {}
}

function tokenOf(config: LakeConfig, role: Role): string | undefined {
  if (role === 'viewer') return config.readToken
  if (role === 'editor') return config.writeToken
  return role === 'administrator' ? config.adminToken : undefined
}
