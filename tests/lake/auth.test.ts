import {createHash} from 'node:crypto'
import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {afterAll, beforeAll, expect, test} from 'vitest'

import {frozenClock} from '../../lib/clock.ts'
import {openSignInSession, redeemSignInSession} from '../../sanity/lake/auth/login.ts'
import {rememberPerson} from '../../sanity/lake/auth/people.ts'
import {readLakeConfig} from '../../sanity/lake/config.ts'
import {openLake} from '../../sanity/lake/lake.ts'
import {limits} from '../../sanity/lake/limits.ts'
import {startTestLake, type TestLake} from '../support/lake.ts'

const studio = 'http://localhost:3000/studio'
const password = 'a password for this test'
let lake: TestLake

beforeAll(async () => {
  lake = await startTestLake({editorPassword: password})
})
afterAll(() => lake.close())

/** Posts the sign-in form as a browser would that is on the page. */
async function signIn(
  at: TestLake,
  form: {name?: string; password: string},
  options: {returnTo?: string; origin?: string | null} = {},
) {
  const origin = options.origin === undefined ? at.url : options.origin
  const query = new URLSearchParams({
    origin: options.returnTo ?? studio,
    projectId: 'perennial',
    withSid: 'true',
  })
  return fetch(`${at.url}/v1/auth/login?${query}`, {
    method: 'POST',
    redirect: 'manual',
    headers: origin === null ? {} : {origin},
    body: new URLSearchParams({name: form.name ?? 'Ada Quist', password: form.password}),
  })
}

async function signInForToken(at: TestLake, name?: string): Promise<string> {
  const response = await signIn(at, {name, password})
  const sid = sidOf(response)
  const {token} = await (await fetch(`${at.url}/v1/auth/fetch?sid=${sid}`)).json()
  return token
}

function sidOf(response: Response): string {
  const location = new URL(response.headers.get('location') ?? '')
  return location.hash.replace('#sid=', '')
}

test('the one provider leads to the sign-in page of the lake itself', async () => {
  const {providers} = await (await fetch(`${lake.url}/v1/auth/providers`)).json()
  expect(providers).toEqual([{name: 'perennial', title: 'Editor password', url: `${lake.url}/v1/auth/login`}])
  const page = await fetch(`${providers[0].url}?origin=${studio}`)
  expect(page.status).toBe(200)
  expect(await page.text()).toContain('Sign in')
})

test('the right password leads back to the Studio, and what comes with it gives a token that writes', async () => {
  const response = await signIn(lake, {password})
  expect(response.status).toBe(303)
  expect(response.headers.get('location')).toMatch(/^http:\/\/localhost:3000\/studio#sid=[\w-]{43}$/)

  const exchanged = await fetch(`${lake.url}/v1/auth/fetch?sid=${sidOf(response)}`)
  const {token} = await exchanged.json()
  const client = lake.client('anonymous', {token, ignoreBrowserTokenWarning: true})
  expect(await client.users.getById('me')).toMatchObject({name: 'Ada Quist', role: 'administrator'})
  await client.create({_id: 'drafts.note', _type: 'note'})
  expect(await client.getDocument('drafts.note')).toMatchObject({_type: 'note'})
})

test('the author of a change is the person who signed in, also after signing out', async () => {
  const token = await signInForToken(lake, 'Bo  Ferris')
  const client = lake.client('anonymous', {token})
  const {id} = await client.users.getById('me')
  expect((await lake.request('/v1/auth/id', {headers: {authorization: `Bearer ${token}`}})).status).toBe(200)

  await lake.request('/v1/auth/logout', {method: 'POST', headers: {authorization: `Bearer ${token}`}})
  await expect(client.users.getById('me')).rejects.toMatchObject({statusCode: 401})
  expect(await lake.client('viewer').users.getById(id)).toMatchObject({displayName: 'Bo Ferris'})
})

test('the same name is the same person, another name another', async () => {
  const idOf = async (name: string) => {
    const client = lake.client('anonymous', {token: await signInForToken(lake, name)})
    return (await client.users.getById('me')).id
  }
  const ada = await idOf('Ada Quist')
  expect(await idOf(' ada  QUIST')).toBe(ada)
  expect(await idOf('Ada Quists')).not.toBe(ada)
})

test('a session id works once', async () => {
  const sid = sidOf(await signIn(lake, {password}))
  const exchange = async () => (await fetch(`${lake.url}/v1/auth/fetch?sid=${sid}`)).status
  expect([await exchange(), await exchange()]).toEqual([200, 401])
})

test('signing out does not end the tokens that programs use', async () => {
  const response = await lake.request('/v1/auth/logout', {method: 'POST'}, 'editor')
  expect(response.status).toBe(200)
  expect(await lake.client('editor').users.getById('me')).toMatchObject({id: 'robot-editor'})
})

test('a wrong password gives neither a session nor a hint', async () => {
  for (const wrong of ['nonsense', `${password} `, password.slice(0, -1)]) {
    const response = await signIn(lake, {password: wrong})
    expect([response.status, response.headers.get('location')]).toEqual([401, null])
    expect(await response.text()).toContain('That is not the password.')
  }
})

test('a name is shown again as text, never as markup', async () => {
  const response = await signIn(lake, {name: '"><script>alert(1)</script>', password: 'wrong'})
  const page = await response.text()
  expect(page).not.toContain('<script>')
  expect(page).toContain('&lt;script&gt;')
})

test('nobody is sent to an origin that is not on the list', async () => {
  for (const returnTo of [
    'https://elsewhere.example/studio',
    'http://localhost:3000.elsewhere.example/',
    'javascript:alert(1)',
    '//localhost:3000',
    '',
  ]) {
    const response = await signIn(lake, {password}, {returnTo})
    expect([response.status, response.headers.get('location')]).toEqual([400, null])
  }
  const page = await fetch(`${lake.url}/v1/auth/login?origin=https://elsewhere.example`)
  expect(page.status).toBe(400)
  expect(await page.text()).toContain('LAKE_ALLOWED_ORIGINS')
})

test('a command that waits on this machine is the only other one to return to', async () => {
  const page = (address: string, more = '&type=token') =>
    fetch(`${lake.url}/v1/auth/login?origin=${encodeURIComponent(address)}${more}`)
  expect((await page('http://localhost:4321/callback')).status).toBe(200)
  expect((await page('http://localhost:4321/callback', '')).status).toBe(400)
  for (const address of [
    'http://elsewhere.example/callback',
    'http://localhost.elsewhere.example:4321/callback',
    'http://localhost:4321/other',
    'https://localhost:4321/callback',
  ]) {
    expect((await page(address)).status).toBe(400)
  }
})

test('a form that another site sends is refused', async () => {
  for (const origin of ['https://elsewhere.example', 'http://localhost:3000', 'null', null]) {
    expect((await signIn(lake, {password}, {origin})).status).toBe(403)
  }
})

test('the sign-in page cannot be framed, scripted or cached, and is styled by its own sheet only', async () => {
  const response = await fetch(`${lake.url}/v1/auth/login?origin=${studio}`)
  const {headers} = response
  const sheet = /<style>([^]*)<\/style>/.exec(await response.text())?.[1] ?? ''
  const policy = headers.get('content-security-policy')
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).toContain(`style-src 'sha256-${createHash('sha256').update(sheet).digest('base64')}';`)
  expect(policy).toContain("form-action 'self' http://localhost:3000;")
  expect(headers.get('cache-control')).toBe('no-store')
})

test('after too many failures an address has to wait, even with the right password', async () => {
  const own = await startTestLake({editorPassword: password})
  const statuses = []
  for (let attempt = 0; attempt < limits.maxFailedSignIns; attempt += 1) {
    statuses.push((await signIn(own, {password: 'wrong'})).status)
  }
  expect(new Set(statuses)).toEqual(new Set([401]))
  const refused = await signIn(own, {password})
  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await refused.text()).toContain('Too many failed attempts. Try again in 15 minutes.')
  await own.close()
})

test('attempts made at the same time count as well', async () => {
  const own = await startTestLake({editorPassword: password})
  const attempts = Array.from({length: 30}, () => signIn(own, {password: 'wrong'}))
  const statuses = (await Promise.all(attempts)).map(({status}) => status)
  expect(statuses.filter((status) => status === 401)).toHaveLength(limits.maxFailedSignIns)
  await own.close()
})

test('a session id and a token each end when their time is up', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'lake-'))
  const clock = frozenClock('2026-03-01T12:00:00Z')
  const own = openLake(readLakeConfig({LAKE_DATA_DIR: dataDir, LAKE_LOG: 'silent'}), {clock})

  const ada = rememberPerson(own.project.database, 'Ada', clock.now()).id
  const late = openSignInSession(own.project, ada)
  clock.advance(limits.signInSessionMs)
  expect(redeemSignInSession(own.project, late)).toBeNull()

  const token = redeemSignInSession(own.project, openSignInSession(own.project, ada)) ?? ''
  clock.advance(limits.signInTokenMs - 1)
  expect(own.tokens.identify(token)).toMatchObject({name: 'Ada'})
  clock.advance(1)
  expect(own.tokens.identify(token)).toBeNull()
  own.close()
  await rm(dataDir, {recursive: true})
})

test('neither tokens nor session ids lie in the file in the clear', async () => {
  const own = await startTestLake({editorPassword: password})
  const sid = sidOf(await signIn(own, {password}))
  const token = await signInForToken(own)
  const rows = ['tokens', 'login_sessions'].flatMap((table) =>
    own.lake.project.database.prepare(`SELECT * FROM ${table}`).all(),
  )
  const text = JSON.stringify(rows)
  for (const secret of [sid, token, own.config.writeToken]) expect(text).not.toContain(secret)
  await own.close()
})
