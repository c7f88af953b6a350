import {cpSync, mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import type {SanityClient} from '@sanity/client'

import {contentClient} from '../../sanity/client.ts'
import {ensureSiteWebhook} from '../../sanity/ensureSiteWebhook.ts'
import {readSanityEnv} from '../../sanity/readEnv.ts'
import {seed} from '../../sanity/seed/seed.ts'
import {Part} from './part.ts'
import {freePort} from './ports.ts'

/** Where `buildSite.ts` puts the production build that every stack runs a copy of. */
export const testDistDir = '.next-test'
export const testSiteUrl = 'http://perennial.test'

const secrets = {
  SANITY_API_READ_TOKEN: 'read-token-for-tests',
  SANITY_API_WRITE_TOKEN: 'write-token-for-tests',
  LAKE_ADMIN_TOKEN: 'admin-token-for-tests',
  SANITY_WEBHOOK_SECRET: 'webhook-secret-for-tests',
  REFRESH_RUN_SECRET: 'run-secret-for-tests',
  REFRESH_CALENDAR_SECRET: 'calendar-secret-for-tests',
  SIGN_OFF_SECRET: 'sign-off-secret-for-tests',
  LAKE_EDITOR_PASSWORD: 'password for tests',
}

/** A lake with the seed in it, on a port and in a folder of its own. */
export interface TestLake {
  url: string
  part: Part
  env: Record<string, string>
  /** The official client with the editor's token. */
  client: SanityClient
  close(): Promise<void>
}

/** A lake and a production site that listens to it. */
export interface Stack {
  lake: TestLake
  site: Part
  siteUrl: string
  client: SanityClient
  password: string
  webhookSecret: string
  close(): Promise<void>
}

/** A new folder for the files of a lake, which takes it away when it closes. */
export function newDataDir(name: string): string {
  return mkdtempSync(join(tmpdir(), `perennial-${name}-`))
}

export async function startLake(
  name: string,
  sitePort: number,
  dataDir = newDataDir(name),
): Promise<TestLake> {
  const port = await freePort()
  const env = {
    ...secrets,
    PORT: String(sitePort),
    LAKE_PORT: String(port),
    LAKE_PUBLIC_URL: `http://localhost:${port}`,
    LAKE_DATA_DIR: dataDir,
    NEXT_PUBLIC_SITE_URL: testSiteUrl,
    NEXT_TELEMETRY_DISABLED: '1',
  }
  const url = `http://localhost:${port}`
  const part = new Part(['sanity/lake/cli.ts', 'start'], env, `http://127.0.0.1:${port}/v1/ping`)
  await part.start()
  const connect = (token: string) => contentClient(readSanityEnv(env), {token, maxRetries: 0})
  const admin = connect(secrets.LAKE_ADMIN_TOKEN)
  await seed(admin)
  await ensureSiteWebhook(admin, `http://127.0.0.1:${sitePort}`, secrets.SANITY_WEBHOOK_SECRET)
  return {
    url,
    part,
    env,
    client: connect(secrets.SANITY_API_WRITE_TOKEN),
    async close() {
      await part.stop()
      rmSync(dataDir, {recursive: true, force: true})
    },
  }
}

/** A production site on a lake, from a copy of the build of its own, so that several can run side by side. */
export interface TestSite {
  part: Part
  url: string
  close(): Promise<void>
}

/** Copies the build for a site of its own; gives the folder. */
export function copyBuild(name: string, port: number): string {
  const distDir = `${testDistDir}-${name}-${port}`
  cpSync(testDistDir, distDir, {
    recursive: true,
    filter: (source) => !source.includes(`${testDistDir}/cache`),
  })
  return distDir
}

/** What a production site on a lake and in a folder knows. */
export function siteEnvironment(lake: TestLake, port: number, distDir: string): Record<string, string> {
  return {
    ...lake.env,
    NODE_ENV: 'production',
    NEXT_DIST_DIR: distDir,
    RECEIPT_SITE_URL: `http://127.0.0.1:${port}`,
    REFRESH_TICKER: 'off',
    SOURCE_WATCH: 'off',
  }
}

/** Starts a site; `env` is what it knows besides the lake's environment. */
export async function startSite(
  name: string,
  lake: TestLake,
  port: number,
  env: Record<string, string> = {},
): Promise<TestSite> {
  const distDir = copyBuild(name, port)
  const part = new Part(
    ['scripts/serve.ts', '--port', String(port), '--hostname', '127.0.0.1'],
    {...siteEnvironment(lake, port, distDir), ...env},
    `http://127.0.0.1:${port}/api/health`,
  )
  async function close(): Promise<void> {
    await part.stop()
    rmSync(distDir, {recursive: true, force: true})
  }
  try {
    await part.start()
  } catch (error) {
    await close()
    throw error
  }
  return {part, url: `http://localhost:${port}`, close}
}

export async function startStack(name: string, env: Record<string, string> = {}): Promise<Stack> {
  const port = await freePort()
  const lake = await startLake(name, port)
  const site = await startSite(name, lake, port, env).catch(async (error: unknown) => {
    await lake.close()
    throw error
  })
  return {
    lake,
    site: site.part,
    siteUrl: site.url,
    client: lake.client,
    password: secrets.LAKE_EDITOR_PASSWORD,
    webhookSecret: secrets.SANITY_WEBHOOK_SECRET,
    async close() {
      await site.close()
      await lake.close()
    },
  }
}
