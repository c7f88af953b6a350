import {afterAll, beforeAll, describe, expect, it} from 'vitest'

import type {TokenRole} from '../../sanity/lake/auth/roles.ts'
import {startTestLake, type TestLake} from '../support/lake.ts'

type Role = 'anonymous' | TokenRole

let lake: TestLake

beforeAll(async () => {
  lake = await startTestLake()
  await lake.client().create({_id: 'open', _type: 'note'})
  await lake.client().create({_id: 'drafts.closed', _type: 'note'})
})
afterAll(() => lake.close())

const mutation = {mutations: [{create: {_type: 'note'}}]}
const action = {actions: [{actionType: 'sanity.action.document.discard', draftId: 'drafts.absent'}]}

/** Endpoint by endpoint: the status that anonymous, viewer, editor and administrator get. */
const matrix: {method: string; path: string; body?: unknown; statuses: Record<Role, number>}[] = [
  {
    method: 'GET',
    path: '/data/doc/production/open',
    statuses: {anonymous: 200, viewer: 200, editor: 200, administrator: 200},
  },
  {
    method: 'GET',
    path: '/data/query/production?query=*',
    statuses: {anonymous: 200, viewer: 200, editor: 200, administrator: 200},
  },
  {
    method: 'POST',
    path: '/data/mutate/production',
    body: mutation,
    statuses: {anonymous: 401, viewer: 403, editor: 200, administrator: 200},
  },
  {
    method: 'POST',
    path: '/data/actions/production',
    body: action,
    statuses: {anonymous: 401, viewer: 403, editor: 409, administrator: 409},
  },
  {
    method: 'POST',
    path: '/assets/files/production',
    body: 'text',
    statuses: {anonymous: 401, viewer: 403, editor: 200, administrator: 200},
  },
  {
    method: 'GET',
    path: '/data/export/production',
    statuses: {anonymous: 200, viewer: 200, editor: 200, administrator: 200},
  },
  {
    method: 'GET',
    path: '/data/history/production/transactions/open',
    statuses: {anonymous: 401, viewer: 200, editor: 200, administrator: 200},
  },
  {
    method: 'GET',
    path: '/hooks/projects/perennial',
    statuses: {anonymous: 401, viewer: 403, editor: 403, administrator: 200},
  },
]
const roles: Role[] = ['anonymous', 'viewer', 'editor', 'administrator']
const cases = matrix.flatMap(({statuses, ...call}) =>
  roles.map((role) => ({...call, role, status: statuses[role]})),
)

describe('who may', () => {
  it.each(cases)('$method $path as $role: $status', async ({method, path, body, role, status}) => {
    const init = body === undefined ? {method} : {method, body: JSON.stringify(body)}
    const response = await lake.request(`/v2025-02-19${path}`, init, role)
    await response.arrayBuffer()
    expect(response.status).toBe(status)
  })

  it.each(roles)('a draft, read by id as %s', async (role) => {
    const [draft] = await lake.client(role).getDocuments(['drafts.closed'])
    expect(draft === null).toBe(role === 'anonymous')
  })

  it('is nobody with a token that the lake does not know, rather than everybody', async () => {
    const client = lake.client('anonymous', {token: 'made-up'})
    await expect(client.getDocument('open')).rejects.toMatchObject({statusCode: 401})
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
