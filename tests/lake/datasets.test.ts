import {existsSync} from 'node:fs'
import {readdir, rm} from 'node:fs/promises'
import {join} from 'node:path'
import {DatabaseSync} from 'node:sqlite'

import {afterAll, beforeAll, describe, expect, it} from 'vitest'

import {limits} from '../../sanity/lake/limits.ts'
import {startTestLake, type TestLake} from '../support/lake.ts'
import {openListener} from '../support/listener.ts'
import {openTestSocket} from '../support/socket.ts'

let lake: TestLake

beforeAll(async () => {
  lake = await startTestLake()
  await lake.client().create({_id: 'here', _type: 'note'})
})
afterAll(() => lake.close())

const administrator = () => lake.client('administrator')
const at = (dataset: string, role: 'anonymous' | 'viewer' | 'editor' | 'administrator' = 'editor') =>
  lake.client(role, {dataset})

describe('a second dataset', () => {
  beforeAll(async () => {
    await administrator().datasets.create('staging', {aclMode: 'private'})
    await at('staging').create({_id: 'there', _type: 'note'})
  })

  it('is listed with the first', async () => {
    const list = await lake.client('viewer').datasets.list()
    expect(list.map(({name, aclMode}) => [name, aclMode])).toEqual([
      ['production', 'public'],
      ['staging', 'private'],
    ])
  })

  it('has documents of its own, which no other dataset shows', async () => {
    expect(await at('staging').fetch('*[]._id')).toEqual(['there'])
    expect(await lake.client().fetch('*[]._id')).toEqual(['here'])
    expect(await lake.client().getDocument('there')).toBeUndefined()
    const listener = await openListener(lake.client(), '*')
    const other = await openListener(at('staging'), '*')
    await at('staging').create({_id: 'heard', _type: 'note'})
    await lake.client().create({_id: 'heard-too', _type: 'note'})
    expect((await other.mutations(1))[0]?.documentId).toBe('heard')
    expect((await listener.mutations(1))[0]?.documentId).toBe('heard-too')
    listener.close()
    other.close()
  })

  it('keeps assets of its own', async () => {
    const {url} = await at('staging').assets.upload('file', Buffer.from('only here'), {filename: 'a.txt'})
    expect(await (await fetch(url)).text()).toBe('only here')
    expect((await fetch(url.replace('/staging/', '/production/'))).status).toBe(404)
  })

  it('shows anonymous readers no document while it is private, and its published ones when it is public', async () => {
    const anonymous = at('staging', 'anonymous')
    expect(await anonymous.fetch('*[_id == "there"]._id')).toEqual([])
    expect(await anonymous.getDocument('there')).toBeUndefined()
    expect(await at('staging', 'viewer').getDocument('there')).toMatchObject({_id: 'there'})
    await administrator().datasets.edit('staging', {aclMode: 'public'})
    expect(await anonymous.fetch('*[_id == "there"]._id')).toEqual(['there'])
    await administrator().datasets.edit('staging', {aclMode: 'private'})
    expect(await anonymous.fetch('*[_id == "there"]._id')).toEqual([])
  })

  it('has a presence of its own', async () => {
    const enter = async (dataset: string) => {
      const socket = await openTestSocket(`${lake.url}/v1/socket/${dataset}`)
      const call = (id: number, method: string, params?: object) => {
        socket.send({jsonrpc: '2.0', id, method, params})
        return socket.next((message) => message.id === id)
      }
      await call(1, 'authorization', {authorization: `Bearer ${lake.config.writeToken}`})
      await call(2, 'presence_subscribe')
      return {socket, call}
    }
    const [here, there, alsoThere] = await Promise.all(['production', 'staging', 'staging'].map(enter))
    await there?.call(3, 'presence_rollcall', {session: 'a'})
    await alsoThere?.socket.next(({method}) => method === 'presence_subscription')
    await here?.call(3, 'presence_rollcall', {session: 'b'})
    expect(here?.socket.waiting).toEqual([])
    for (const {socket} of [here, there, alsoThere].filter((one) => one !== undefined)) socket.close()
  })

  it('is there again after a restart', async () => {
    const first = await startTestLake()
    const dataset = 'another'
    await first.client('administrator').datasets.create(dataset, {aclMode: 'public'})
    await first.client('editor', {dataset}).create({_id: 'kept', _type: 'note'})
    await first.close({keep: true})
    const second = await startTestLake(first.config)
    expect(await second.client('anonymous', {dataset}).getDocument('kept')).toMatchObject({_id: 'kept'})
    await second.close()
  })

  it('goes with all its files and streams when it is deleted, and comes back empty', async () => {
    const dataset = 'passing'
    await administrator().datasets.create(dataset)
    await at(dataset).create({_id: 'gone', _type: 'note'})
    await at(dataset).assets.upload('file', Buffer.from('gone'))
    const stream = await lake.request(`/v1/data/listen/${dataset}?query=*`)
    const presence = await openTestSocket(`${lake.url}/v1/socket/${dataset}`)
    await administrator().datasets.delete(dataset)
    expect(await presence.closed).toBe(1001)
    await stream.text() // ends
    const files = await readdir(lake.dataDir, {recursive: true})
    expect(files.filter((name) => name.includes(dataset))).toEqual([])
    await expect(at(dataset).fetch('*')).rejects.toMatchObject({statusCode: 404})
    await administrator().datasets.create(dataset)
    expect(await at(dataset).fetch('*')).toEqual([])
    await administrator().datasets.delete(dataset)
  })
})

describe('a copy', () => {
  const copy = (
    targetDataset: string,
    role: 'editor' | 'administrator' = 'administrator',
    more: object = {},
  ) => {
    const body = JSON.stringify({targetDataset, ...more})
    return lake.request('/v1/datasets/production/copy', {method: 'PUT', body}, role)
  }

  it('holds what its source holds, history and assets too, and goes its own way from then on', async () => {
    await lake.client().createOrReplace({_id: 'here', _type: 'note', text: 'second'})
    const asset = await lake.client().assets.upload('file', Buffer.from('copied too'))
    await lake.request(
      '/v1/hooks/projects/perennial',
      {
        method: 'POST',
        body: JSON.stringify({
          name: 'a',
          url: 'http://localhost:9',
          dataset: 'production',
          rule: {on: ['create']},
        }),
      },
      'administrator',
    )
    expect(await (await copy('twin')).json()).toMatchObject({datasetName: 'twin', aclMode: 'public'})

    expect(await at('twin').getDocument('here')).toEqual(await lake.client().getDocument('here'))
    const log = (dataset: string) =>
      lake.request(`/v1/data/history/${dataset}/transactions/here`, {}, 'viewer')
    expect(await (await log('twin')).text()).toBe(await (await log('production')).text())
    const copied = await at('twin').getDocument(asset._id)
    expect(copied?.url).toBe(asset.url.replace('/production/', '/twin/'))
    expect(await (await fetch(copied?.url)).text()).toBe('copied too')
    const hooks = await lake.request('/v1/hooks/projects/perennial', {}, 'administrator')
    expect(await hooks.json()).toMatchObject([{dataset: 'production'}])

    await at('twin').create({_id: 'twin-only', _type: 'note'})
    expect(await lake.client().getDocument('twin-only')).toBeUndefined()
    await administrator().datasets.delete('twin')
    expect(await (await fetch(asset.url)).text()).toBe('copied too')
  })

  it('is refused under a name that is taken or will not do, and to editors, and leaves nothing behind', async () => {
    expect((await copy('production')).status).toBe(409)
    expect((await copy('../up')).status).toBe(400)
    expect((await copy('fine', 'editor')).status).toBe(403)
    expect((await copy('fine', 'administrator', {skipContentReleases: true})).status).toBe(400)
    const files = await readdir(lake.dataDir)
    expect(files.filter((name) => name.startsWith('_copy') || name.startsWith('fine'))).toEqual([])
  })
})

describe('names of datasets', () => {
  it.each(['a', 'Upper', '_first', 'last-', 'with space', 'with.dot', '..', 'x'.repeat(65)])(
    'refuses %j',
    async (name) => {
      const path = `/v1/projects/perennial/datasets/${encodeURIComponent(name)}`
      const response = await lake.request(path, {method: 'PUT', body: '{}'}, 'administrator')
      expect([400, 404]).toContain(response.status)
      expect(existsSync(join(lake.dataDir, `${name}.sqlite`))).toBe(false)
    },
  )

  it('refuses one that is taken, also by a file that is nobody’s', async () => {
    await expect(administrator().datasets.create('production')).rejects.toMatchObject({statusCode: 409})
    const file = new DatabaseSync(join(lake.dataDir, 'unknown.sqlite'))
    file.close()
    await expect(administrator().datasets.create('unknown')).rejects.toMatchObject({statusCode: 409})
  })

  it('has a bound on their number', async () => {
    const own = await startTestLake()
    const {datasets} = own.client('administrator')
    for (let count = 1; count < limits.maxDatasets; count += 1) await datasets.create(`number-${count}`)
    await expect(datasets.create('one-more')).rejects.toMatchObject({statusCode: 400})
    expect(await datasets.list()).toHaveLength(limits.maxDatasets)
    await own.close()
  })

  it('does not let the dataset go that the lake was started with', async () => {
    await expect(administrator().datasets.delete('production')).rejects.toMatchObject({statusCode: 400})
    expect(await lake.client().getDocument('here')).toMatchObject({_id: 'here'})
  })

  it.each(['viewer', 'editor'] as const)('a %s cannot make, change or delete one', async (role) => {
    const {datasets} = lake.client(role)
    await expect(datasets.create('mine')).rejects.toMatchObject({statusCode: 403})
    await expect(datasets.edit('staging', {aclMode: 'public'})).rejects.toMatchObject({statusCode: 403})
    await expect(datasets.delete('staging')).rejects.toMatchObject({statusCode: 403})
  })
})

describe('comments', () => {
  const path = '/v2025-02-19/projects/perennial/datasets?datasetProfile=comments&addonFor=production'

  it('get a private dataset of their own when they are first needed', async () => {
    expect(await (await lake.request(path, {}, 'viewer')).json()).toEqual([])
    const setUp = () => lake.request('/v2025-02-19/comments/production/setup', {method: 'POST'}, 'editor')
    expect(await (await setUp()).json()).toEqual({datasetName: 'production-comments'})
    expect(await (await setUp()).json()).toEqual({datasetName: 'production-comments'})
    expect(await (await lake.request(path, {}, 'viewer')).json()).toMatchObject([
      {name: 'production-comments', addonFor: 'production', aclMode: 'private'},
    ])
    await at('production-comments').create({_id: 'remark', _type: 'comment'})
    expect(await at('production-comments', 'anonymous').fetch('*')).toEqual([])
  })

  it('can mention everyone who may read the document', async () => {
    const query = '*[_type == "system.group"]{members, grants}'
    const groups = await lake.client('viewer').fetch<{members: string[]; grants: object[]}[]>(query)
    expect(groups.map(({members}) => members)).toEqual([
      ['robot-viewer'],
      ['robot-editor'],
      ['robot-administrator'],
    ])
    expect(groups[0]?.grants).toEqual([{filter: '_id in path("**")', permissions: ['read']}])
    expect(await lake.client('anonymous').fetch(query)).toEqual([])
  })

  it('go with the dataset they are about', async () => {
    await administrator().datasets.create('short')
    await lake.request('/v1/comments/short/setup', {method: 'POST'}, 'editor')
    await administrator().datasets.delete('short')
    const names = (await lake.client('viewer').datasets.list()).map(({name}) => name)
    expect(names).not.toContain('short-comments')
  })
})

it('a folder from the time of one dataset keeps its documents, people, tokens and settings', async () => {
  const own = await startTestLake()
  await own.client().create({_id: 'old', _type: 'note'})
  const owner = {userId: 'robot-ci', name: 'ci', role: 'editor', kind: 'robot'} as const
  const token = own.lake.tokens.issue(owner, '2026-01-01T00:00:00.000Z')
  const {database} = own.lake.project
  database.exec(`INSERT INTO people (id, name, created_at) VALUES ('p1', 'Ada', '2026-01-01');
    INSERT INTO key_values VALUES ('p1', 'studio.layout', '1')`)
  const tables = ['people', 'tokens', 'login_sessions', 'key_values']
  const definitions = tables.map(
    (name) => database.prepare('SELECT sql FROM sqlite_master WHERE name = ?').get(name)?.sql,
  )
  await own.close({keep: true})

  // What such a folder looked like: those tables in the dataset's file, and no other file.
  const file = new DatabaseSync(join(own.dataDir, 'production.sqlite'))
  file.prepare('ATTACH ? AS project').run(join(own.dataDir, '_project.sqlite'))
  for (const [index, name] of tables.entries()) {
    file.exec(`${definitions[index]}; INSERT INTO ${name} SELECT * FROM project.${name}`)
  }
  file.exec(`DELETE FROM migrations WHERE name = 'people-moved-to-project'`)
  file.close()
  await rm(join(own.dataDir, '_project.sqlite'))

  const moved = await startTestLake(own.config)
  expect(await moved.client('anonymous', {token}).getDocument('old')).toMatchObject({_id: 'old'})
  expect(moved.lake.project.database.prepare('SELECT name FROM people').get()).toEqual({name: 'Ada'})
  expect(moved.lake.project.database.prepare('SELECT value FROM key_values').get()).toEqual({value: '1'})
  const left = moved.lake.database.prepare(
    `SELECT name FROM sqlite_master WHERE name IN ('people', 'tokens')`,
  )
  expect(left.all()).toEqual([])
  await moved.close()
})
