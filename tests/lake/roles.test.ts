import {basename} from 'node:path'

import sharp from 'sharp'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'

import type {TokenRole} from '../../sanity/lake/auth/roles.ts'
import {createApp} from '../../sanity/lake/http/app.ts'
import {roleMatrix} from '../fixtures/roleMatrix.ts'
import {startTestLake, type TestLake} from '../support/lake.ts'
import {openTestSocket} from '../support/socket.ts'

type Role = 'anonymous' | TokenRole

const roles: Role[] = ['anonymous', 'viewer', 'editor', 'administrator']
/** Lies in another dataset only: no answer about this one may contain it. */
const secret = 'only-in-staging'
const release = '_.releases.rSummer'

let lake: TestLake
/** Names of files as they stand in addresses. */
let image: string
let file: string
let fileId: string

beforeAll(async () => {
  lake = await startTestLake()
  await lake.client('administrator').datasets.create('staging', {aclMode: 'private'})
  await lake.client('editor', {dataset: 'staging'}).create({_id: secret, _type: 'note'})
  const pixel = await sharp({create: {width: 1, height: 1, channels: 3, background: 'red'}})
    .png()
    .toBuffer()
  for (const dataset of ['production', 'staging']) {
    const client = lake.client('editor', {dataset})
    image = basename((await client.assets.upload('image', pixel)).url)
    const document = await client.assets.upload('file', Buffer.from('text'), {filename: 'a.txt'})
    fileId = document._id
    file = basename(document.url)
    await client.create({_id: 'published', _type: 'note'})
    await client.create({_id: 'drafts.published', _type: 'note'})
    await client.action({
      actionType: 'sanity.action.release.create',
      releaseId: 'rSummer',
      metadata: {title: 'Summer', releaseType: 'asap'},
    })
    await client.create({_id: 'versions.rSummer.published', _type: 'note'})
  }
})
afterAll(() => lake.close())

/** Sends a row's call and gives the status, with as much of the answer as ends by itself. */
async function call(
  {route, path, body}: (typeof roleMatrix)[number],
  {headers = {}, dataset = 'production', role = 'anonymous' as Role} = {},
) {
  const address = path.replace('production', dataset).replace('IMAGE', image).replace('FILE', file)
  const init = {method: route.split(' ')[0], headers, ...(body !== undefined && {body: JSON.stringify(body)})}
  const response = await lake.request(`/v2025-02-19${address}`, init, role)
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream')
  const text = isStream ? '' : await response.text()
  if (isStream) await response.body?.cancel()
  return {status: response.status, text, headers: response.headers}
}

describe('who may', () => {
  it('is said for every route of the lake', () => {
    const routes = createApp(lake.lake.project).routes.filter(({method}) => method !== 'ALL')
    const registered = new Set(routes.map(({method, path}) => `${method} ${path}`))
    // A route that is missing on the right needs a row in tests/fixtures/roleMatrix.ts.
    const told = new Set(roleMatrix.map(({route}) => route))
    expect([...told].toSorted()).toEqual([...registered].toSorted())
  })

  it.each(roleMatrix)('$route $path: $statuses', async (row) => {
    const answers = []
    for (const role of roles) answers.push(await call(row, {role}))
    expect(answers.map(({status}) => status)).toEqual(row.statuses)
    expect(answers.map(({text}) => text).join()).not.toContain(secret)
  })

  it.each(roleMatrix)('$route with a token that has ended: 401', async (row) => {
    const headers = {authorization: 'Bearer no-longer-good'}
    expect((await call(row, {headers})).status).toBe(401)
  })

  const ofDataset = roleMatrix.filter(
    ({path}) => path.includes('/production') && !path.includes('/datasets/'),
  )
  it.each(ofDataset)('$route of a private dataset, without a token', async (row) => {
    const {status, text} = await call(row, {dataset: 'staging'})
    expect(status).toBe(row.outsider ?? row.statuses[0])
    expect(text).not.toContain(secret)
    expect(text).not.toContain('"_type"')
  })

  it.each(ofDataset)('$route of a dataset that there is not: 404', async (row) => {
    expect((await call(row, {dataset: 'absent', role: 'administrator'})).status).toBe(404)
  })

  it.each(roleMatrix)(
    '$route called from a page: with credentials from a listed origin only',
    async (row) => {
      const from = async (origin: string) => (await call(row, {headers: {origin}})).headers
      const listed = await from('http://localhost:3000')
      expect(listed.get('access-control-allow-origin')).toBe('http://localhost:3000')
      expect(listed.get('access-control-allow-credentials')).toBe('true')
      const other = await from('https://elsewhere.example')
      expect(other.get('access-control-allow-origin')).toBe(row.path === '/check/cors' ? '*' : null)
      expect(other.get('access-control-allow-credentials')).toBeNull()
    },
  )
})

describe('documents', () => {
  const publicKinds = ['published', 'asset']
  const kinds = [...publicKinds, 'draft', 'version', 'release']
  const idOf = (kind: string) =>
    ({
      published: 'published',
      asset: fileId,
      draft: 'drafts.published',
      version: 'versions.rSummer.published',
    })[kind] ?? release
  const seenBy = (role: Role) => (role === 'anonymous' ? publicKinds : kinds)
  const isIn = (text: string, kind: string) => text.includes(`"_id":"${idOf(kind)}"`)
  const read = async (path: string, role: Role) => (await lake.request(path, {}, role)).text()

  describe.each([...roles, 'outsider'] as const)('as %s', (who) => {
    const role = who === 'outsider' ? 'anonymous' : who
    const dataset = who === 'outsider' ? 'staging' : 'production'
    const seen = () => (who === 'outsider' ? [] : seenBy(role))

    it.each(kinds)('%s by id', async (kind) => {
      const text = await read(`/v2025-02-19/data/doc/${dataset}/${idOf(kind)}`, role)
      expect(isIn(text, kind)).toBe(seen().includes(kind))
    })

    it('in a query, in an export, and where another document refers to them', async () => {
      const all = await read(`/v2025-02-19/data/query/${dataset}?query=*&perspective=raw`, role)
      expect(kinds.filter((kind) => isIn(all, kind))).toEqual(seen())
      const lines = await read(`/v2025-02-19/data/export/${dataset}`, role)
      expect(kinds.filter((kind) => isIn(lines, kind))).toEqual(seen())
      const query = encodeURIComponent(
        `{"found": [${kinds.map((kind) => `{"_ref": "${idOf(kind)}"}`).join(', ')}][]->}`,
      )
      const followed = await read(`/v2025-02-19/data/query/${dataset}?query=${query}&perspective=raw`, role)
      expect(kinds.filter((kind) => isIn(followed, kind))).toEqual(seen())
    })

    it.each(['drafts', 'rSummer'])('in the perspective %s', async (perspective) => {
      const path = `/v2025-02-19/data/query/${dataset}?query=*[_type=="note"]._originalId&perspective=${perspective}`
      const text = await read(path, role)
      const top = perspective === 'drafts' ? 'drafts.published' : 'versions.rSummer.published'
      expect(text.includes(`"${top}"`)).toBe(who !== 'anonymous' && who !== 'outsider')
    })

    it('in their history', async () => {
      const found = await Promise.all(
        kinds.map((kind) => read(`/v1/data/history/${dataset}/documents/${idOf(kind)}`, role)),
      )
      const known = kinds.filter((kind, index) => isIn(found[index] ?? '', kind))
      expect(known).toEqual(role === 'anonymous' ? [] : kinds)
    })
  })

  it.each([
    ['create', {create: {_id: 'drafts.new', _type: 'note'}}],
    ['createOrReplace', {createOrReplace: {_id: 'published', _type: 'note'}}],
    ['patch', {patch: {id: 'drafts.published', set: {text: 'new'}}}],
    ['patch by query', {patch: {query: '*[_type == "note"]', set: {text: 'new'}}}],
    ['delete', {delete: {id: 'versions.rSummer.published'}}],
    ['a release document', {patch: {id: release, set: {text: 'new'}}}],
  ])('%s is for editors, whatever it is about, and also as a trial', async (_what, mutation) => {
    for (const dryRun of [false, true]) {
      const statuses = []
      for (const role of ['anonymous', 'viewer'] as const) {
        const init = {method: 'POST', body: JSON.stringify({mutations: [mutation]})}
        const response = await lake.request(`/v1/data/mutate/production?dryRun=${dryRun}`, init, role)
        statuses.push(response.status)
      }
      expect(statuses).toEqual([401, 403])
    }
  })

  it('that a listener hears of, over HTTP and over a WebSocket', async () => {
    const path = (dataset: string) =>
      `/v2021-06-07/data/listen/${dataset}?query=${encodeURIComponent('*[defined(heard)]')}`
    const overSocket = async (role: Role) => {
      const socket = await openTestSocket(`${lake.url}/v1/event-streams`)
      const token = role === 'viewer' ? lake.config.readToken : undefined
      const headers = token ? {authorization: `Bearer ${token}`} : {}
      socket.send({type: 'open', id: 1, path: path('production'), headers})
      return socket
    }
    const sockets = {anonymous: await overSocket('anonymous'), viewer: await overSocket('viewer')}
    for (const socket of Object.values(sockets))
      await socket.next(({text}) => String(text).includes('welcome'))
    const streams = await Promise.all(roles.map((role) => lake.request(path('production'), {}, role)))
    const outsider = await lake.request(path('staging'))

    for (const dataset of ['production', 'staging']) {
      const mutation = lake.client('editor', {dataset}).transaction()
      for (const kind of ['draft', 'version', 'published']) mutation.patch(idOf(kind), {set: {heard: true}})
      await mutation.commit()
      await lake.client('editor', {dataset}).create({_id: `end-${dataset}`, _type: 'note', heard: true})
    }
    for (const [index, stream] of streams.entries()) {
      const text = await readUntil(stream, 'end-production')
      const heard = ['published', 'draft', 'version'].filter((kind) =>
        text.includes(`"documentId":"${idOf(kind)}"`),
      )
      expect(heard).toEqual(index === 0 ? ['published'] : ['published', 'draft', 'version'])
      expect(text).not.toContain('end-staging')
    }
    for (const [role, socket] of Object.entries(sockets)) {
      let text = ''
      while (!text.includes('end-production'))
        text += String((await socket.next(({type}) => type === 'chunk')).text)
      expect(text.includes('"documentId":"drafts.published"')).toBe(role === 'viewer')
      socket.close()
    }
    await lake.client('administrator').datasets.delete('staging')
    expect(await outsider.text()).not.toContain('documentId')
  })
})

describe('presence', () => {
  it('is for those with a token', async () => {
    const enter = async (token: string) => {
      const socket = await openTestSocket(`${lake.url}/v1/socket/production`)
      socket.send({id: 1, method: 'authorization', params: {authorization: `Bearer ${token}`}})
      return socket
    }
    expect(await (await enter('no-longer-good')).closed).toBe(4001)
    const silent = await openTestSocket(`${lake.url}/v1/socket/production`)
    silent.send({id: 1, method: 'presence_subscribe'})
    expect(await silent.closed).toBe(4001)
    const viewer = await enter(lake.config.readToken)
    expect(await viewer.next(({id}) => id === 1)).toMatchObject({result: 'ok'})
    viewer.close()
  })
})

async function readUntil(response: Response, end: string): Promise<string> {
  let text = ''
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk
    if (text.includes(end)) break
  }
  return text
}

describe('a token', () => {
  it('is nobody with a token that the lake does not know, rather than everybody', async () => {
    const client = lake.client('anonymous', {token: 'made-up'})
    await expect(client.getDocument('published')).rejects.toMatchObject({statusCode: 401})
  })

  it('is nobody any more once a token is revoked', async () => {
    const owner = {userId: 'robot-test', name: 'Test', role: 'editor', kind: 'robot'} as const
    const token = lake.lake.tokens.issue(owner, new Date().toISOString())
    const client = lake.client('anonymous', {token})
    await client.create({_type: 'note'})
    lake.lake.tokens.revoke(token)
    await expect(client.create({_type: 'note'})).rejects.toMatchObject({statusCode: 401})
  })

  it('keeps no token in the clear in its file', () => {
    const stored = JSON.stringify(lake.lake.project.database.prepare('SELECT * FROM tokens').all())
    for (const token of [lake.config.readToken, lake.config.writeToken, lake.config.adminToken]) {
      expect(stored).not.toContain(token)
    }
  })

  it('changes with the environment: tokens of the last start stop working', async () => {
    const first = await startTestLake()
    await first.close({keep: true})
    const second = await startTestLake({dataDir: first.dataDir})
    const client = second.client('anonymous', {token: first.config.writeToken})
    await expect(client.create({_type: 'note'})).rejects.toMatchObject({statusCode: 401})
    await second.client().create({_type: 'note'})
    await second.close()
  })
})

describe('pages of other origins', () => {
  const origin = (name: string) => ({headers: {origin: name}})

  it('may call when their origin is on the list, also when the answer is an error', async () => {
    for (const path of ['/v1/ping', '/v1/data/query/production?query=[', '/v1/nothing']) {
      const response = await lake.request(path, origin('http://localhost:3000'))
      expect(response.headers.get('access-control-allow-origin')).toBe('http://localhost:3000')
      expect(response.headers.get('access-control-allow-credentials')).toBe('true')
      expect(response.headers.get('vary')).toContain('Origin')
    }
  })

  it('get no CORS headers otherwise', async () => {
    const response = await lake.request('/v1/ping', origin('http://evil.example'))
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
    expect(response.headers.get('vary')).toContain('Origin')
  })

  it('may ask first, with whatever headers the client sends', async () => {
    const headers = {
      origin: 'http://localhost:3000',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,x-sanity-project-id',
    }
    const response = await lake.request('/v1/data/mutate/production', {method: 'OPTIONS', headers})
    expect(response.status).toBe(204)
    expect(response.headers.get('access-control-allow-headers')).toBe('authorization,x-sanity-project-id')
    expect(response.headers.get('access-control-allow-methods')).toContain('POST')
  })
})
