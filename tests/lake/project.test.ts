import {afterAll, beforeAll, expect, test} from 'vitest'

import {startTestLake, type TestLake} from '../support/lake.ts'

let lake: TestLake

beforeAll(async () => {
  lake = await startTestLake()
})
afterAll(() => lake.close())

/** Every address beside documents, sign-in and sockets that a Studio 6.16 asks while it is used. */
const studioAddresses = [
  '/v1/ping',
  '/v2025-02-19/data/ping/production',
  '/v2021-06-07/users/me',
  '/v2021-06-07/users/robot-editor',
  '/v2021-06-07/users/robot-editor,robot-viewer',
  '/v2025-02-19/users/me/keyvalue/studio.a,studio.b',
  '/v2026-05-04/auth/id',
  '/v2026-05-04/auth/providers',
  '/v2021-12-15/projects/perennial',
  '/v2021-12-15/projects/perennial?includeMembers=false&includeFeatures=false&includeOrganization=true',
  '/v2021-12-15/projects/perennial/datasets',
  '/v2025-02-19/projects/perennial/datasets?datasetProfile=comments&addonFor=production',
  '/v2021-06-07/projects/perennial/datasets/production/acl',
  '/v2021-12-15/projects/perennial/grants',
  '/v2024-09-26/projects/perennial/roles',
  '/v2025-02-19/subscriptions/project/perennial',
  '/vX/projects/perennial/new-content-release-allowed',
  '/v2024-09-01/projects/perennial/user-applications',
  '/v2025-02-19/features',
  '/v2024-09-19/journey/announcements',
  '/v2025-02-19/journey/asset-limit',
  '/v2025-02-19/journey/comments',
  '/v2023-12-11/journey/trial?studioVersion=6.16.0',
  '/v1/help?m=sanity%406.16.0',
  '/v2023-12-18/intake/telemetry-status',
  '/v2025-02-19/schedules/perennial/production?limit=1',
  '/v2025-02-19/access/requests/me',
  '/v2025-02-19/data/references/production/documents/a/to',
  '/v2025-02-19/geoip/country',
  '/v2026-05-04/check/cors',
]

test.each(studioAddresses)('the Studio gets an answer from %s', async (address) => {
  const response = await lake.request(address, {}, 'editor')
  expect(response.status).toBe(200)
})

test('telemetry that a closing Studio tab sends unasked is taken and dropped', async () => {
  const body = JSON.stringify({projectId: 'perennial', batch: [{type: 'log'}]})
  const response = await lake.request('/v2023-12-18/intake/batch', {method: 'POST', body})
  expect([response.status, await response.text()]).toEqual([204, ''])
})

test('an endpoint that the lake does not know answers 404 as JSON', async () => {
  const response = await lake.request('/v1/projects/perennial/weather', {}, 'editor')
  expect(response.status).toBe(404)
  expect(await response.json()).toMatchObject({statusCode: 404, error: 'Not Found'})
})

test('the official client reads the current user, another user and the project', async () => {
  const client = lake.client('editor')
  expect(await client.users.getById('me')).toMatchObject({id: 'robot-editor', role: 'editor'})
  expect(await client.users.getById('robot-viewer')).toMatchObject({displayName: 'Read token'})
  await expect(client.users.getById('nobody')).rejects.toMatchObject({statusCode: 404})
  const project = await client.projects.getById('perennial')
  expect(project).toMatchObject({id: 'perennial', organizationId: null})
  expect(project.members).toContainEqual(
    expect.objectContaining({id: 'robot-editor', isRobot: true, isCurrentUser: true}),
  )
})

test('the official client lists the one dataset', async () => {
  expect(await lake.client('viewer').datasets.list()).toMatchObject([{name: 'production', aclMode: 'public'}])
})

test('asking who is signed in is no error when nobody is, and 401 when the token has ended', async () => {
  const anonymous = await lake.request('/v1/users/me')
  expect([anonymous.status, await anonymous.json()]).toEqual([200, {}])
  const ended = await lake.request('/v1/users/me', {headers: {authorization: 'Bearer no-longer-valid'}})
  expect(ended.status).toBe(401)
})

test('project, members and grants are for those with a token', async () => {
  for (const path of [
    '/projects/perennial',
    '/users/robot-editor',
    '/projects/perennial/grants',
    '/datasets',
  ]) {
    expect((await lake.request(`/v1${path}`)).status).toBe(401)
  }
})

test('another project is not found by its name', async () => {
  const response = await lake.request('/v1/projects/elsewhere', {}, 'editor')
  expect(response.status).toBe(404)
  expect(await response.json()).toMatchObject({errorCode: 'SIO-404-PNF'})
})

test('the access list follows the role', async () => {
  const permissionsOf = async (role: 'anonymous' | 'viewer' | 'editor') => {
    const response = await lake.request('/v1/projects/perennial/datasets/production/acl', {}, role)
    return response.json()
  }
  expect(await permissionsOf('anonymous')).toEqual([{filter: '_id in path("*")', permissions: ['read']}])
  expect(await permissionsOf('viewer')).toEqual([{filter: '_id in path("**")', permissions: ['read']}])
  expect(await permissionsOf('editor')).toEqual([
    {filter: '_id in path("**")', permissions: ['read', 'create', 'update']},
  ])
})

test('what the Studio remembers for a user is theirs alone and outlives a restart', async () => {
  let own = await startTestLake()
  const pair = {key: 'studio.layout', value: {view: 'compact'}}
  const put = await own.request(
    '/v1/users/me/keyvalue',
    {method: 'PUT', body: JSON.stringify([pair])},
    'editor',
  )
  expect([put.status, await put.json()]).toEqual([200, [pair]])
  await own.close({keep: true})

  own = await startTestLake(own.config)
  const read = async (role: 'viewer' | 'editor') =>
    (await own.request('/v1/users/me/keyvalue/studio.layout,other', {}, role)).json()
  expect(await read('editor')).toEqual([pair])
  expect(await read('viewer')).toEqual([])
  await own.close()
})

test('a user cannot fill the disk with remembered values', async () => {
  const put = (pairs: object[]) =>
    lake.request('/v1/users/me/keyvalue', {method: 'PUT', body: JSON.stringify(pairs)}, 'viewer')
  expect((await put([{key: 'long', value: 'x'.repeat(70_000)}])).status).toBe(400)
  const many = (prefix: string) =>
    Array.from({length: 300}, (_, index) => ({key: `${prefix}${index}`, value: 1}))
  expect((await put(many('a'))).status).toBe(200)
  expect((await put(many('b'))).status).toBe(400)
  expect((await put([{key: 'a0', value: 2}])).status).toBe(200)
})

test('any page may ask whether its origin is allowed', async () => {
  const ask = (origin: string) => fetch(`${lake.url}/v1/check/cors`, {headers: {origin}})
  const allowed = await ask('http://localhost:3000')
  expect(await allowed.json()).toEqual({result: {allowed: true, withCredentials: true}})
  expect(allowed.headers.get('access-control-allow-origin')).toBe('http://localhost:3000')
  const refused = await ask('https://elsewhere.example')
  expect(await refused.json()).toEqual({result: {allowed: false, withCredentials: false}})
  expect(refused.headers.get('access-control-allow-origin')).toBe('*')
})
