import {type SignOffLink, signOffLinkDocument} from '../../sanity/refresh/signOffLink.ts'
import {signOffToken} from '../../sanity/refresh/signOffToken.ts'
import {edition2022} from '../../sanity/seed/edition2022.ts'
import {cacheOf} from '../support/reader.ts'
import type {Stack} from '../support/stack.ts'
import {expect, test} from '../support/test.ts'

test.use({stackOf: 'signOff'})
test.describe.configure({mode: 'serial'})

const editionId = 'edition-top-backend-frameworks-2031'
const otherId = 'edition-top-backend-frameworks-2032'
const headline = 'The frameworks of 2031, not out yet'
const past = '2024-03-01T10:00:00.000Z'

async function draft(stack: Stack, id: string, year: number, title: string): Promise<void> {
  await stack.client.createOrReplace({...edition2022, _id: `drafts.${id}`, year, headline: title})
}

/** Makes a link as the Studio does, and gives its document. */
async function makeLink(stack: Stack, more: {now?: string; editionId?: string} = {}): Promise<SignOffLink> {
  const link = signOffLinkDocument({
    editionId: more.editionId ?? editionId,
    reader: 'Marta Weiß, legal',
    createdBy: 'Jonas Editor',
    days: 7,
    now: more.now ?? new Date().toISOString(),
  })
  await stack.client.create(link)
  return link
}

/** Asks the site for a link's address, and gives the path. */
async function pathOf(stack: Stack, id: string): Promise<string> {
  const response = await ask(stack, {id})
  expect(response.status).toBe(200)
  const {url} = await response.json()
  expect(url).toMatch(/^http:\/\/perennial\.test\/sign-off\/[\w-]+\.[\w-]+$/)
  return new URL(url).pathname
}

function ask(stack: Stack, body: unknown): Promise<Response> {
  return fetch(`${stack.siteUrl}/api/sign-off`, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}

async function read(stack: Stack, path: string) {
  const response = await fetch(stack.siteUrl + path, {redirect: 'manual'})
  return {status: response.status, html: await response.text(), headers: Object.fromEntries(response.headers)}
}

test.beforeAll(async ({stack}) => {
  await draft(stack, editionId, 2031, headline)
  await draft(stack, otherId, 2032, 'The frameworks of 2032')
})

test('a link shows the draft to somebody without an account, and says what it is, for whom, until when', async ({
  page,
  stack,
}) => {
  const link = await makeLink(stack)
  const response = await page.goto(stack.siteUrl + (await pathOf(stack, link._id)))
  expect(response?.status()).toBe(200)
  await expect(page.getByRole('heading', {level: 1})).toHaveText(headline)
  const notice = page.getByRole('complementary', {name: 'Preview for sign-off'})
  await expect(notice).toContainText('The 2031 edition as its editors have it now')
  await expect(notice).toContainText('For Marta Weiß, legal, from Jonas Editor')
  await expect(notice.locator('time')).toHaveAttribute('datetime', link.expiresAt)
  await expect(page.getByRole('main').locator('section[aria-labelledby$="-name"]')).toHaveCount(5)
})

test('it is complete without scripts, is never kept, never indexed, and sends its address nowhere', async ({
  stack,
}) => {
  const path = await pathOf(stack, (await makeLink(stack))._id)
  const {status, html, headers} = await read(stack, path)
  expect(status).toBe(200)
  expect(html).toContain(headline)
  expect(html).toMatch(/<meta name="robots" content="noindex, nofollow"/)
  expect(html).not.toContain('rel="canonical"')
  expect(headers).toMatchObject({
    'cache-control': 'private, no-store',
    'x-robots-tag': 'noindex, nofollow',
    'referrer-policy': 'no-referrer',
    'x-frame-options': 'SAMEORIGIN',
  })
  expect(cacheOf(headers)).toBeNull()
})

test('an edit shows at the next request', async ({stack}) => {
  const path = await pathOf(stack, (await makeLink(stack))._id)
  expect((await read(stack, path)).html).not.toContain('edited since')
  await draft(stack, editionId, 2031, `${headline}, edited since`)
  expect((await read(stack, path)).html).toContain('edited since')
  await draft(stack, editionId, 2031, headline)
})

test('it opens that one edition: nothing of another draft is in it, and its signature fits no other link', async ({
  stack,
}) => {
  const path = await pathOf(stack, (await makeLink(stack))._id)
  const other = await pathOf(stack, (await makeLink(stack, {editionId: otherId}))._id)
  const {html} = await read(stack, path)
  expect(html).not.toContain('2032')
  expect((await read(stack, other)).html).toContain('The frameworks of 2032')
  const [name] = path.split('.')
  const [, signature] = other.split('.')
  expect((await read(stack, `${name}.${signature}`)).status).toBe(404)
})

test('a link whose document was changed by hand opens nothing', async ({stack}) => {
  for (const change of [{edition: otherId}, {expiresAt: '2099-01-01T00:00:00.000Z'}]) {
    const {_id} = await makeLink(stack)
    const path = await pathOf(stack, _id)
    await stack.client.patch(_id).set(change).commit()
    const {status, html} = await read(stack, path)
    expect(status).toBe(404)
    expect(html).not.toContain('The frameworks of')
  }
})

test('a malformed or tampered address is not found, and says nothing of any edition', async ({stack}) => {
  const path = await pathOf(stack, (await makeLink(stack))._id)
  const last = path.at(-1) === 'A' ? 'B' : 'A'
  const other = path.replace(/\/([0-9a-f])/, (_, digit) => `/${digit === '0' ? '1' : '0'}`)
  for (const wrong of [
    path.slice(0, -1),
    `${path.slice(0, -10)}${last}${path.slice(-9)}`,
    other,
    `${path}x`,
    path.split('.')[0] ?? '',
    '/sign-off/none',
    '/sign-off/..%2f..',
    '/sign-off',
    `${path}/more`,
  ]) {
    const {status, html} = await read(stack, wrong)
    expect({wrong, status}).toEqual({wrong, status: 404})
    expect(html).toContain('There is no page at this address')
    expect(html).not.toContain('2031')
  }
})

test('a link past its time answers 410, says so and whom to ask, and shows nothing', async ({
  page,
  stack,
  complaints,
}) => {
  const link = await makeLink(stack)
  const path = await pathOf(stack, link._id)
  // Made long ago, not changed: changed, it would be another link.
  const old = await makeLink(stack, {now: past})
  expect((await ask(stack, {id: old._id})).status).toBe(410)
  const token = signOffToken(old, 'sign-off-secret-for-tests')
  const {status, html, headers} = await read(stack, `/sign-off/${token}`)
  expect(status).toBe(410)
  expect(headers['cache-control']).toBe('private, no-store')
  expect(html).not.toContain(headline)
  await page.goto(`${stack.siteUrl}/sign-off/${token}`)
  await expect(page.getByRole('heading', {level: 1})).toHaveText('This link has expired')
  await expect(page.getByRole('main')).toContainText(
    'Ask Jonas Editor, who made it for Marta Weiß, legal, for another one.',
  )
  expect((await read(stack, path)).status, 'another one is not touched').toBe(200)
  // The browser itself reports the status.
  expect(complaints.splice(0)).toEqual([expect.stringContaining('status of 410')])
})

test('revoking a link holds at once', async ({stack}) => {
  const link = await makeLink(stack)
  const path = await pathOf(stack, link._id)
  expect((await read(stack, path)).status).toBe(200)
  await stack.client.patch(link._id).set({revokedAt: new Date().toISOString()}).commit()
  const {status, html} = await read(stack, path)
  expect(status).toBe(410)
  expect(html).toContain('This link was revoked')
  expect(html).not.toContain(headline)
  expect((await ask(stack, {id: link._id})).status).toBe(410)
  await stack.client.delete(link._id)
  expect((await read(stack, path)).status).toBe(404)
})

test('what is asked of the address call is bounded and answered clearly', async ({stack}) => {
  const tooLong = {...(await makeLink(stack)), _id: 'sign-off.0123456789abcdef0123456789abcdef'}
  await stack.client.create({...tooLong, _type: 'signOffLink', expiresAt: '2099-01-01T00:00:00.000Z'})
  await stack.client.create({
    _id: 'sign-off.ffffffffffffffffffffffffffffffff',
    _type: 'person',
    name: 'Nobody',
  })
  const answers = [
    [{id: tooLong._id}, 422],
    [{id: 'sign-off.ffffffffffffffffffffffffffffffff'}, 404],
    [{id: 'sign-off.00000000000000000000000000000000'}, 404],
    [{id: editionId}, 400],
    [{}, 400],
    ['not JSON', 400],
    [`"${'x'.repeat(2_000)}"`, 413],
  ] as const
  for (const [body, status] of answers) {
    const response = await ask(stack, body)
    expect({body, status: response.status}).toEqual({body, status})
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(await response.json()).toEqual({error: expect.any(String)})
  }
  expect((await fetch(`${stack.siteUrl}/api/sign-off`)).status).toBe(405)
})

test('readers see nothing of the draft, and their pages are kept as before', async ({stack}) => {
  await read(stack, await pathOf(stack, (await makeLink(stack))._id))
  for (const path of ['/', '/top-backend-frameworks', '/frameworks']) {
    await read(stack, path)
    const {html, headers} = await read(stack, path)
    expect(html).not.toContain('2031')
    expect(cacheOf(headers), path).toBe('HIT')
  }
  expect((await read(stack, '/top-backend-frameworks/2031')).status).toBe(404)
})

test('once the edition is out, the link shows it as published until its time is over', async ({stack}) => {
  const path = await pathOf(stack, (await makeLink(stack))._id)
  await stack.client.create({...edition2022, _id: editionId, year: 2031, headline: 'Out at last'})
  await stack.client.delete(`drafts.${editionId}`)
  expect((await read(stack, path)).html).toContain('Out at last')
  await stack.client.delete(editionId)
  expect((await read(stack, path)).status, 'nor is an edition shown that is gone').toBe(404)
})

test('too many calls are told to wait', async ({stack}) => {
  const answers = await Promise.all(Array.from({length: 61}, () => ask(stack, {})))
  expect(answers.map(({status}) => status)).toContain(429)
  expect(answers.find(({status}) => status === 429)?.headers.get('retry-after')).toBe('60')
})
