import {spawn, type ChildProcess} from 'node:child_process'
import {chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {createServer} from 'node:http'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {expect, test} from '@playwright/test'

import {buildState} from '../../scripts/build.ts'
import {freePort} from '../support/ports.ts'
import {readFresh} from '../support/reader.ts'
import {testDistDir} from '../support/stack.ts'

/** A launcher with ports, data and build of its own, and what it prints. */
class Launcher {
  readonly env: Record<string, string>
  readonly siteUrl: string
  readonly lakeUrl: string
  output = ''
  child: ChildProcess | null = null

  private constructor(env: Record<string, string>) {
    this.env = env
    this.siteUrl = `http://127.0.0.1:${env.PORT}`
    this.lakeUrl = `http://127.0.0.1:${env.LAKE_PORT}`
  }

  static async prepare(folder: string): Promise<Launcher> {
    return new Launcher({
      PORT: String(await freePort()),
      LAKE_PORT: String(await freePort()),
      LAKE_DATA_DIR: join(folder, 'data'),
      NEXT_DIST_DIR: `${testDistDir}-start`,
      ENV_FILE: join(folder, '.env.local'),
    })
  }

  start(changes: Record<string, string> = {}): void {
    this.output = ''
    this.child = spawn(process.execPath, ['scripts/entry.mjs', 'start'], {
      env: {
        PATH: process.env.PATH ?? '',
        SOURCE_WATCH: 'off',
        ...this.env,
        ...changes,
        NODE_ENV: 'production',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on('data', (chunk: Buffer) => (this.output += chunk.toString()))
    }
  }

  /** Waits for the end and gives the exit code. */
  async ended(): Promise<number | null> {
    await expect.poll(() => this.child?.exitCode, {timeout: 60_000}).not.toBeNull()
    return this.child?.exitCode ?? null
  }

  async ready(): Promise<void> {
    await expect.poll(() => this.output, {timeout: 120_000}).toContain('Ctrl-C stops everything')
  }
}

let folder: string
let launcher: Launcher

test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'perennial-start-'))
  launcher = await Launcher.prepare(folder)
})

test.afterEach(async () => {
  launcher.child?.kill('SIGTERM')
  if (launcher.child) await launcher.ended()
  rmSync(folder, {recursive: true, force: true})
  rmSync(`${testDistDir}-start`, {recursive: true, force: true})
})

/** Puts a finished build where the launcher looks for one, so that the test need not wait for another. */
function useFinishedBuild(): void {
  cpSync(testDistDir, `${testDistDir}-start`, {recursive: true})
  buildState(launcher.env).finished()
}

/** The child of a process whose command line holds a word. */
function childPid(parent: number | undefined, word: string): number {
  const children = readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8')
    .trim()
    .split(' ')
    .map(Number)
  const child = children.find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(word))
  if (child === undefined) throw new Error(`Process ${parent} has no child with "${word}".`)
  return child
}

test('a first start makes secrets, seeds the lake, serves, and says how to sign in; an interrupt ends all', async () => {
  useFinishedBuild()
  launcher.start()
  await launcher.ready()
  const secrets = readFileSync(join(folder, '.env.local'), 'utf8')
  const password = /^LAKE_EDITOR_PASSWORD=(\S+)$/m.exec(secrets)?.[1] ?? ''
  expect(launcher.output).toContain('Seeded the lake')
  expect(launcher.output).toContain(`http://localhost:${launcher.env.PORT}/studio`)
  expect(launcher.output).toContain(`http://localhost:${launcher.env.LAKE_PORT}`)
  expect(password.length).toBeGreaterThan(8)
  expect(launcher.output).toContain(password)
  expect((await readFresh(`${launcher.siteUrl}/top-backend-frameworks`)).status).toBe(200)

  launcher.child?.kill('SIGINT')
  expect(await launcher.ended()).toBe(0)
  await expect(fetch(launcher.siteUrl)).rejects.toThrow('fetch failed')
  await expect(fetch(launcher.lakeUrl)).rejects.toThrow('fetch failed')

  launcher.start()
  await launcher.ready()
  expect(launcher.output).not.toContain('Seeded the lake')
  expect(launcher.output).not.toContain('Creating an optimized production build')
  expect(readFileSync(join(folder, '.env.local'), 'utf8')).toBe(secrets)
})

test('when the lake dies the site stops too, with an exit code and a line that says which', async () => {
  useFinishedBuild()
  launcher.start()
  await launcher.ready()
  process.kill(childPid(launcher.child?.pid, 'sanity/lake/cli.ts'), 'SIGKILL')
  expect(await launcher.ended()).toBe(1)
  expect(launcher.output).toContain('The lake ended unexpectedly (SIGKILL)')
  await expect(fetch(launcher.siteUrl)).rejects.toThrow('fetch failed')
})

test('a port that is taken is one clear line, before anything else starts', async () => {
  const other = createServer().listen(Number(launcher.env.LAKE_PORT), '127.0.0.1')
  try {
    launcher.start()
    expect(await launcher.ended()).toBe(1)
    expect(launcher.output).toBe(
      `LAKE_PORT ${launcher.env.LAKE_PORT} on 127.0.0.1 cannot be used (EADDRINUSE): end what uses it or set LAKE_PORT.\n`,
    )
  } finally {
    other.close()
  }
})

test('a data folder that cannot be written is one clear line', async () => {
  const file = join(folder, 'not-a-folder')
  writeFileSync(file, '')
  chmodSync(file, 0o444)
  launcher.start({LAKE_DATA_DIR: join(file, 'data')})
  expect(await launcher.ended()).toBe(1)
  expect(launcher.output).toMatch(/^LAKE_DATA_DIR \S+ is not writable \(ENOTDIR\): .*\n$/)
  expect(existsSync(`${testDistDir}-start`)).toBe(false)
})

for (const [name, value] of [
  ['PORT', 'eighty'],
  ['LAKE_PORT', '99999'],
  ['NEXT_PUBLIC_SANITY_PROJECT_ID', 'Not An Id'],
  ['NEXT_PUBLIC_SANITY_DATASET', 'white space'],
  ['NEXT_PUBLIC_SITE_URL', 'example.org'],
] as const) {
  test(`a malformed ${name} is one clear line that names it`, async () => {
    launcher.start({[name]: value})
    expect(await launcher.ended()).toBe(1)
    expect(launcher.output.trimEnd()).not.toContain('\n')
    expect(launcher.output).toContain(name)
    expect(launcher.output).toContain(value)
  })
}

test('a malformed REDIS_URL is one clear line that names it, and does not print what may hold a password', async () => {
  launcher.start({REDIS_URL: 'http://site:secret@cache.internal'})
  expect(await launcher.ended()).toBe(1)
  expect(launcher.output.trimEnd()).not.toContain('\n')
  expect(launcher.output).toContain('REDIS_URL is malformed')
  expect(launcher.output).not.toContain('secret')
})

test('with a hosted project id no local lake starts', async () => {
  useFinishedBuild()
  const hosted = {NEXT_PUBLIC_SANITY_PROJECT_ID: 'abc12345', NEXT_PUBLIC_SANITY_DATASET: 'production'}
  buildState({...launcher.env, ...hosted}).finished()
  launcher.start(hosted)
  await launcher.ready()
  expect(launcher.output).toContain('hosted by Sanity, project abc12345')
  await expect(fetch(launcher.lakeUrl)).rejects.toThrow('fetch failed')
  expect(existsSync(launcher.env.LAKE_DATA_DIR ?? '')).toBe(false)
  expect((await readFresh(`${launcher.siteUrl}/api/health`)).status).toBe(200)
})
