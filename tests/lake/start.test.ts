import {execFile} from 'node:child_process'
import {mkdtemp, rm, writeFile} from 'node:fs/promises'
import {createServer} from 'node:http'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'

import {afterAll, beforeAll, describe, expect, it} from 'vitest'

const cli = fileURLToPath(new URL('../../sanity/lake/cli.ts', import.meta.url))
let dataDir: string

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'lake-start-'))
})
afterAll(() => rm(dataDir, {recursive: true, force: true}))

interface Outcome {
  code: number
  output: string
  errors: string
}

function run(args: string[], env: Record<string, string> = {}): Promise<Outcome> {
  const environment: NodeJS.ProcessEnv = {
    NODE_ENV: 'test',
    PATH: process.env.PATH ?? '',
    LAKE_DATA_DIR: dataDir,
    LAKE_PORT: '0',
    ...env,
  }
  return new Promise((resolve) => {
    execFile(process.execPath, [cli, ...args], {env: environment}, (error, output, errors) => {
      resolve({code: error ? Number(error.code) : 0, output, errors})
    })
  })
}

describe('the lake on the command line', () => {
  it('helps', async () => {
    const {code, output} = await run(['--help'])
    expect(code).toBe(0)
    expect(output).toContain('token create')
  })

  it.each<[string, Record<string, string>, RegExp]>([
    ['a port that is no number', {LAKE_PORT: 'soon'}, /^LAKE_PORT is "soon": give a port number/],
    [
      'an origin with a path',
      {LAKE_ALLOWED_ORIGINS: 'http://a.example/x'},
      /^LAKE_ALLOWED_ORIGINS is "http:/,
    ],
    [
      'a short secret, without showing it',
      {SANITY_API_WRITE_TOKEN: 'hunter2'},
      /^SANITY_API_WRITE_TOKEN has 7 characters/,
    ],
    [
      'secrets made up for a host that others reach',
      {LAKE_HOST: '0.0.0.0'},
      /^LAKE_HOST is "0.0.0.0".*set secrets of your own/,
    ],
  ])('refuses %s in one line', async (_, env, message) => {
    const {code, errors} = await run(['start'], env)
    expect(code).toBe(1)
    expect(errors).toMatch(message)
    expect(errors.trim().split('\n')).toHaveLength(1)
    expect(errors).not.toContain('hunter2')
  })

  it('refuses a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    const address = other.address()
    const port = typeof address === 'object' && address ? String(address.port) : ''
    const {code, errors} = await run(['start'], {LAKE_PORT: port})
    other.close()
    expect({code, errors}).toEqual({
      code: 1,
      errors: `LAKE_PORT is ${port}, which is taken: stop what uses it, or choose another port\n`,
    })
  })

  it('refuses a data folder that cannot be written to', async () => {
    const file = join(dataDir, 'a-file')
    await writeFile(file, '')
    const {code, errors} = await run(['start'], {LAKE_DATA_DIR: join(file, 'data')})
    expect(code).toBe(1)
    expect(errors).toMatch(
      /^LAKE_DATA_DIR is ".*a-file\/data", which cannot be written to: give a folder that can\n$/,
    )
  })

  it('makes and lists robot tokens', async () => {
    const made = await run(['token', 'create', 'ci', '--role', 'editor'])
    expect(made.output).toMatch(/^[\w-]{43}\n$/)
    const listed = await run(['token', 'list'])
    expect(listed.output).toMatch(/editor {2}robot {2}ci/)
    expect(listed.output).not.toContain(made.output.trim())
    expect(await run(['token', 'create', 'ci', '--role', 'king'])).toMatchObject({code: 1})
  })

  it('names a command that it does not have', async () => {
    const {code, errors} = await run(['dance'])
    expect({code, errors}).toEqual({code: 1, errors: 'There is no command "dance": see --help\n'})
  })

  it('helps with one command, and names an option that the command does not have in one line', async () => {
    const help = await run(['token', '--help'])
    expect(help).toMatchObject({code: 0, errors: ''})
    expect(help.output).toContain('token create')
    expect(help.output).not.toContain('Ctrl-C')
    const {code, errors} = await run(['start', '--fast'])
    expect({code, errors}).toEqual({code: 1, errors: "Unknown option '--fast'. See --help\n"})
  })
})
