import {afterAll, beforeAll, describe, expect, it} from 'vitest'

import type {TokenRole} from '../../sanity/lake/auth/roles.ts'
import {startTestLake, type TestLake} from '../support/lake.ts'

let lake: TestLake

beforeAll(async () => {
  lake = await startTestLake()
})
afterAll(() => lake.close())

async function ask(method: string, path: string, body?: object, role: TokenRole = 'administrator') {
  const response = await lake.request(
    `/v2025-07-11${path}`,
    {method, body: body && JSON.stringify(body)},
    role,
  )
  return {status: response.status, body: response.status === 204 ? null : await response.json()}
}

const robots = '/access/project/perennial/robots'
const membership = (role: string) => [{resourceType: 'project', resourceId: 'perennial', roleNames: [role]}]

describe.each([
  ['tokens', '/projects/perennial/tokens', 'key', (roleName: string) => ({label: 'ci', roleName})],
  ['robots', robots, 'token', (role: string) => ({label: 'ci', memberships: membership(role)})],
] as const)('the list of %s', (_name, path, secretField, wish) => {
  it('gives a token that works in its role, shows it once, and ends it with its streams', async () => {
    const made = await ask('POST', path, wish('viewer'))
    expect(made).toMatchObject({
      status: 201,
      body: {label: 'ci', [secretField]: expect.stringMatching(/^.{43}$/)},
    })
    const token: string = made.body[secretField]
    const client = lake.client('anonymous', {token})
    expect(await client.users.getById('me')).toMatchObject({name: 'ci', role: 'viewer'})
    await expect(client.create({_type: 'note'})).rejects.toMatchObject({statusCode: 403})

    const listed = await ask('GET', path)
    expect(JSON.stringify(listed.body)).toContain(made.body.id)
    expect(JSON.stringify(listed.body)).not.toContain(token)

    const headers = {authorization: `Bearer ${token}`}
    const stream = await lake.request('/v1/data/listen/production?query=*', {headers})
    expect((await ask('DELETE', `${path}/${made.body.id}`)).status).toBe(204)
    expect(await stream.text()).toContain('welcome')
    await expect(client.users.getById('me')).rejects.toMatchObject({statusCode: 401})
    expect((await ask('DELETE', `${path}/${made.body.id}`)).status).toBe(404)
  })

  it('is for administrators', async () => {
    for (const role of ['viewer', 'editor'] as const) {
      expect((await ask('GET', path, undefined, role)).status).toBe(403)
      expect((await ask('POST', path, wish('viewer'), role)).status).toBe(403)
      expect((await ask('DELETE', `${path}/x`, undefined, role)).status).toBe(403)
    }
  })

  it.each(['king', 'anonymous', 'outsider'])('refuses the role %s', async (role) => {
    expect((await ask('POST', path, wish(role))).status).toBe(400)
  })

  it('does not end a token that comes from the environment', async () => {
    const environment = lake.lake.tokens.list().find(({kind}) => kind === 'environment')
    expect((await ask('DELETE', `${path}/${environment?.id}`)).status).toBe(400)
    expect((await ask('GET', '/users/me')).status).toBe(200)
  })
})

it('a token with an end is good until then only', async () => {
  const expiresAt = new Date(Date.now() + 60 * 60_000).toISOString()
  const {body} = await ask('POST', robots, {label: 'short', memberships: membership('viewer'), expiresAt})
  expect(body.expiresAt).toBe(expiresAt)
  const past = {label: 'past', memberships: membership('viewer'), expiresAt: '2020-01-01T00:00:00Z'}
  const ended = await ask('POST', robots, past)
  const client = lake.client('anonymous', {token: ended.body.token})
  await expect(client.users.getById('me')).rejects.toMatchObject({statusCode: 401})
})

it('origins are told, and where to change them', async () => {
  const listed = await ask('GET', '/projects/perennial/cors')
  expect(listed.body).toMatchObject([{origin: 'http://localhost:3000'}, {origin: 'http://127.0.0.1:3000'}])
  const added = await ask('POST', '/projects/perennial/cors', {origin: 'https://example.org'})
  expect([added.status, JSON.stringify(added.body)]).toEqual([
    400,
    expect.stringContaining('LAKE_ALLOWED_ORIGINS'),
  ])
})
