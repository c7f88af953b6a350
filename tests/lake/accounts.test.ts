import {spawn} from 'node:child_process'
import {scryptSync} from 'node:crypto'

import {afterEach, beforeAll, beforeEach, describe, expect, it} from 'vitest'

import {openAccountTable, type AccountTable} from '../../sanity/lake/auth/accounts.ts'
import {hashPassword} from '../../sanity/lake/auth/password.ts'
import type {TokenRole} from '../../sanity/lake/auth/roles.ts'
import {openTokenStore} from '../../sanity/lake/auth/tokens.ts'
import {limits} from '../../sanity/lake/limits.ts'
import {openProjectFile} from '../../sanity/lake/project.ts'
import {startTestLake, type TestLake} from '../support/lake.ts'
import {signIn, tokenFor} from '../support/signIn.ts'
import {openTestSocket} from '../support/socket.ts'

const shared = 'the shared password'
const password = 'a password of her own'
let passwordHash: string
let lake: TestLake
let accounts: AccountTable

beforeAll(async () => {
  passwordHash = await hashPassword(password)
})
beforeEach(async () => {
  lake = await startTestLake({editorPassword: shared})
  accounts = openAccountTable(lake.lake.project.database)
})
afterEach(() => lake.close())

const add = (name: string, role: TokenRole = 'editor') =>
  accounts.add({name, role, email: null, passwordHash}, new Date())
const as = (token: string) => lake.client('anonymous', {token})

describe('signing in with an account', () => {
  it('gives the role of the account, under the name as it was given', async () => {
    add('Ada Quist', 'viewer')
    const client = as(await tokenFor(lake, {name: ' ada  QUIST', password}))
    expect(await client.users.getById('me')).toMatchObject({name: 'Ada Quist', role: 'viewer'})
    const project = await client.projects.getById('perennial')
    expect(project.members.find(({isCurrentUser}) => isCurrentUser)).toMatchObject({role: 'viewer'})
    await expect(client.create({_type: 'note'})).rejects.toMatchObject({statusCode: 403})
  })

  it('needs the right password of that very account', async () => {
    add('Ada')
    accounts.add(
      {name: 'Bo', role: 'editor', email: null, passwordHash: await hashPassword('another one')},
      new Date(),
    )
    expect((await signIn(lake, {name: 'Bo', password})).status).toBe(401)
    expect((await signIn(lake, {name: 'Cy', password})).status).toBe(401)
    expect((await signIn(lake, {name: 'Bo', password: 'another one'})).status).toBe(303)
  })

  it('is the only way in from the first account on, also for who signed in before', async () => {
    const before = as(await tokenFor(lake, {name: 'Ada', password: shared}))
    const {id} = await before.users.getById('me')
    const waiting = await signIn(lake, {name: 'Bo', password: shared})
    add('Ada')
    await expect(before.users.getById('me')).rejects.toMatchObject({statusCode: 401})
    expect((await fetch(`${lake.url}/v1/auth/fetch?sid=${waiting.sid}`)).status).toBe(401)
    expect((await signIn(lake, {name: 'Ada', password: shared})).status).toBe(401)
    expect((await as(await tokenFor(lake, {name: 'Ada', password})).users.getById('me')).id).toBe(id)
  })

  it('says on its page what it asks for', async () => {
    const page = async () => (await fetch(`${lake.url}/v1/auth/login?origin=http://localhost:3000`)).text()
    expect(await page()).toContain('LAKE_EDITOR_PASSWORD')
    add('Ada')
    expect(await page()).not.toContain('LAKE_EDITOR_PASSWORD')
  })

  it('keeps nothing that a password could be read from, and raises what a hash costs when it was too little', async () => {
    const salt = Buffer.from('sixteen bytes ..')
    const weak = scryptSync(password, salt, 32, {cost: 1024, blockSize: 8, parallelization: 1})
    const hash = ['scrypt', 1024, 8, 1, salt.toString('base64url'), weak.toString('base64url')].join('$')
    const {personId} = accounts.add(
      {name: 'Ada', role: 'editor', email: null, passwordHash: hash},
      new Date(),
    )
    const token = await tokenFor(lake, {name: 'Ada', password})
    expect(accounts.passwordHash(personId)).toMatch(/^scrypt\$32768\$8\$3\$[\w-]{22}\$[\w-]{43}$/)
    // Nobody has to sign in again for it.
    expect(await as(token).users.getById('me')).toMatchObject({id: personId})
    expect(await tokenFor(lake, {name: 'Ada', password})).not.toBe(token)
  })
})

describe('what is taken away', () => {
  const changes: [string, (personId: string) => void | Promise<void>][] = [
    ['removing the account', (id) => accounts.remove(id)],
    ['another role', (id) => accounts.setRole(id, 'viewer')],
    ['another password', (id) => accounts.setPasswordHash(id, passwordHash)],
  ]
  it.each(changes)('%s ends sign-ins at once, and what they hold open', async (_what, change) => {
    const {personId} = add('Ada')
    add('Bo')
    const token = await tokenFor(lake, {name: 'Ada', password})
    const headers = {authorization: `Bearer ${token}`}
    const stream = await lake.request('/v1/data/listen/production?query=*', {headers})
    const socket = await openTestSocket(`${lake.url}/v1/socket/production`)
    socket.send({id: 1, method: 'authorization', params: {authorization: `Bearer ${token}`}})
    await socket.next(({id}) => id === 1)

    await change(personId)
    expect((await lake.request('/v1/users/me', {headers})).status).toBe(401)
    expect(await stream.text()).toContain('welcome')
    expect(await socket.closed).toBe(4001)
  })

  it('a token that another process ends closes its streams as well, and no others', async () => {
    const file = openProjectFile(lake.config)
    const tokens = openTokenStore(file, lake.lake.clock)
    const owner = {userId: 'robot-ci', name: 'ci', role: 'viewer', kind: 'robot'} as const
    const token = tokens.issue(owner, new Date().toISOString())
    const listen = (init: RequestInit, role?: 'viewer') =>
      lake.request('/v1/data/listen/production?query=*', init, role)
    const ending = await listen({headers: {authorization: `Bearer ${token}`}})
    const staying = await listen({}, 'viewer')
    tokens.revoke(token)
    file.close()
    expect(await ending.text()).toContain('welcome')
    await lake.client().create({_id: 'heard', _type: 'note'})
    const reader = staying.body?.pipeThrough(new TextDecoderStream()).getReader()
    let heard = ''
    while (!heard.includes('"documentId":"heard"')) {
      const piece = await reader?.read()
      expect(piece?.done).toBe(false)
      heard += piece?.value ?? ''
    }
    await reader?.cancel()
  })

  it('signing out closes the streams of that sign-in', async () => {
    add('Ada')
    const headers = {authorization: `Bearer ${await tokenFor(lake, {name: 'Ada', password})}`}
    const stream = await lake.request('/v1/data/listen/production?query=*', {headers})
    await lake.request('/v1/auth/logout', {method: 'POST', headers})
    expect(await stream.text()).toContain('welcome')
  })

  it('a dataset that becomes private closes the streams of anonymous readers', async () => {
    const stream = await lake.request('/v1/data/listen/production?query=*')
    await lake.client('administrator').datasets.edit('production', {aclMode: 'private'})
    expect(await stream.text()).toContain('welcome')
    const client = lake.client('anonymous')
    expect(await client.fetch('*')).toEqual([])
  })
})

describe('failed attempts', () => {
  it('count by name, wherever they come from, and are not forgotten in a restart', async () => {
    const wrong = {name: 'Ada', password: 'wrong'}
    const perAddress = Array.from({length: limits.maxFailedSignIns}, () => wrong)
    const addresses = ['127.0.0.1', '127.0.0.2']
    await Promise.all(addresses.flatMap((from) => perAddress.map((form) => signIn(lake, form, from))))

    await lake.close({keep: true})
    lake = await startTestLake(lake.config)
    const refused = await signIn(lake, {name: ' ADA ', password: shared}, '127.0.0.3')
    expect(refused.status).toBe(429)
    expect(refused.page).toContain('Try again in 15 minutes')
    expect((await signIn(lake, {name: 'Bo', password: shared}, '127.0.0.3')).status).toBe(303)
    expect((await signIn(lake, {name: 'Bo', password: shared}, '127.0.0.2')).status).toBe(429)
  })
})

describe('the command line', () => {
  function run(args: string[], input = ''): Promise<{code: number | null; output: string}> {
    const child = spawn(process.execPath, ['sanity/lake/cli.ts', ...args], {
      env: {...process.env, LAKE_DATA_DIR: lake.dataDir},
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stdin.end(input)
    return new Promise((resolve) => child.on('close', (code) => resolve({code, output})))
  }

  it('makes, shows and removes accounts beside a running lake', async () => {
    const added = await run(
      ['user', 'add', 'Ada', '--role', 'administrator', '--email', 'ada@example.org'],
      password,
    )
    expect(added).toMatchObject({
      code: 0,
      output: expect.stringContaining('Ada may sign in as administrator'),
    })
    const made = await run(['user', 'add', 'Bo', '--generate'])
    const generated = /Password: (\S+)/.exec(made.output)?.[1] ?? ''
    expect((await run(['user', 'list'])).output).toMatch(
      /administrator {2}Ada {2}ada@example\.org\n.*editor {2}Bo/,
    )

    const ada = as(await tokenFor(lake, {name: 'Ada', password}))
    expect(await ada.users.getById('me')).toMatchObject({email: 'ada@example.org', role: 'administrator'})
    await tokenFor(lake, {name: 'Bo', password: generated})
    await run(['user', 'remove', 'ada'])
    await expect(ada.users.getById('me')).rejects.toMatchObject({statusCode: 401})
  })

  it('refuses a short password, a name that is taken and a role that there is not, in one line', async () => {
    add('Ada')
    expect(await run(['user', 'add', 'Bo'], 'short\n')).toMatchObject({
      code: 1,
      output: expect.stringContaining('8 to 1000 characters'),
    })
    expect((await run(['user', 'add', 'ADA'], password)).output).toContain('has an account already')
    expect((await run(['user', 'role', 'Ada', 'king'])).output).toContain(
      'use viewer, editor or administrator',
    )
    expect(accounts.list()).toHaveLength(1)
  })
})
