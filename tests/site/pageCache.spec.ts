import {readdirSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {brotliDecompressSync, gunzipSync, zstdDecompressSync} from 'node:zlib'

import {ids} from '../../sanity/seed/ids.ts'
import type {PageCacheFigures} from '../../sanity/webNode.ts'
import {deliver} from '../support/delivery.ts'
import {exchange, type Exchange} from '../support/exchange.ts'
import {freePort} from '../support/ports.ts'
import {readFresh, readUntil, warm} from '../support/reader.ts'
import {startSite, testDistDir} from '../support/stack.ts'
import {expect, test} from '../support/test.ts'

test.use({stackOf: 'page-cache'})

const evergreen = '/top-backend-frameworks'
const kept = [
  '/',
  evergreen,
  '/top-backend-frameworks/2022',
  '/top-backend-frameworks/2026/changes',
  '/frameworks',
  '/frameworks/django',
  '/compare',
  '/compare/django-vs-flask',
  '/top-backend-frameworks/feed.xml',
  '/top-backend-frameworks.md',
  '/sitemap.xml',
  '/llms.txt',
]

/** An answer that the page cache gave without asking Next.js. */
const fromCache = 'perennial; hit'

async function figuresOf(siteUrl: string): Promise<PageCacheFigures> {
  const health = await (await fetch(`${siteUrl}/api/health`)).json()
  return health.pageCache
}

test('every kind of page comes from the cache once it was asked for, with what browsers and caches in front need', async ({
  stack,
}) => {
  await warm(kept.map((path) => stack.siteUrl + path))
  for (const path of kept) {
    const {status, headers} = await exchange(stack.siteUrl + path)
    expect(status, path).toBe(200)
    expect(headers, path).toMatchObject({
      'cache-status': fromCache,
      'cache-control': 'public, max-age=0, must-revalidate',
      etag: expect.stringMatching(/^W\/"[\w-]{22}"$/),
      vary: expect.stringMatching(/\baccept-encoding\b/i),
      'x-content-type-options': 'nosniff',
      'cache-tag': expect.stringMatching(/^[\w:/.%-]+(,[\w:/.%-]+)*$/),
    })
    expect(headers['surrogate-key'], path).toBe(String(headers['cache-tag']).replaceAll(',', ' '))
    expect(headers, path).not.toHaveProperty('x-page-standing')
    expect(
      Object.keys(headers).filter((name) => name.startsWith('x-nextjs')),
      path,
    ).toEqual([])
    if (String(headers['content-type']).startsWith('text/html'))
      expect(headers['content-security-policy'], path).toContain("default-src 'none'")
  }
})

test('each client gets the coding that it takes, and the same page in all of them', async ({stack}) => {
  const address = stack.siteUrl + evergreen
  const plain = await exchange(address)
  expect(plain.headers).not.toHaveProperty('content-encoding')
  const decoders = {br: brotliDecompressSync, zstd: zstdDecompressSync, gzip: gunzipSync}
  for (const [coding, decode] of Object.entries(decoders)) {
    for (const time of ['first', 'second']) {
      const {headers, body} = await exchange(address, {headers: {'accept-encoding': coding}})
      expect(headers, `${coding}, ${time}`).toMatchObject({
        'content-encoding': coding,
        'content-length': String(body.length),
        etag: plain.headers.etag,
      })
      expect(decode(body).equals(plain.body), `${coding}, ${time}`).toBe(true)
    }
  }
  for (let time = 0; time < 40; time += 1) await exchange(address, {headers: {'accept-encoding': 'br'}})
  await expect
    .poll(async () => (await exchange(address, {headers: {'accept-encoding': 'br'}})).body.length)
    .toBeLessThan((await exchange(address, {headers: {'accept-encoding': 'zstd'}})).body.length * 0.9)
  const small = await exchange(address, {headers: {'accept-encoding': 'br'}})
  expect(brotliDecompressSync(small.body).equals(plain.body)).toBe(true)
})

test('who has the page already is told so, and who asks for its headers gets no more', async ({stack}) => {
  const address = stack.siteUrl + evergreen
  const page = await exchange(address)
  const etag = String(page.headers.etag)
  for (const known of [etag, `"another", ${etag}`, '*']) {
    const unchanged = await exchange(address, {headers: {'if-none-match': known}})
    expect(unchanged.status, known).toBe(304)
    expect(unchanged.body).toHaveLength(0)
    expect(unchanged.headers).toMatchObject({etag, 'cache-control': page.headers['cache-control']})
  }
  expect((await exchange(address, {headers: {'if-none-match': 'W/"another"'}})).status).toBe(200)
  const head = await exchange(address, {method: 'HEAD'})
  expect(head.body).toHaveLength(0)
  const {date: _, ...headers} = page.headers
  expect(head.headers).toMatchObject(headers)
})

test('a query does not make another page of one that does not depend on it', async ({stack}) => {
  await warm([stack.siteUrl + evergreen])
  const {entries} = await figuresOf(stack.siteUrl)
  const page = await exchange(stack.siteUrl + evergreen)
  for (const query of ['?utm_source=mail', '?x=1&y=2']) {
    const same = await exchange(stack.siteUrl + evergreen + query)
    expect(same.headers['cache-status']).toBe(fromCache)
    expect(same.body.equals(page.body)).toBe(true)
  }
  expect((await figuresOf(stack.siteUrl)).entries).toBe(entries)
})

const passedOn: [what: string, path: string, request?: Parameters<typeof exchange>[1]][] = [
  ['a preview', evergreen, {headers: {cookie: 'theme=dark; __prerender_bypass=made-up'}}],
  ['a preview’s data', evergreen, {headers: {cookie: '__next_preview_data=made-up'}}],
  ['somebody who signs in', evergreen, {headers: {authorization: 'Bearer somebody'}}],
  ['the router', evergreen, {headers: {rsc: '1'}}],
  ['the router looking ahead', evergreen, {headers: {rsc: '1', 'next-router-prefetch': '1'}}],
  ['the router, by address', `${evergreen}?_rsc=abc`, {headers: {rsc: '1'}}],
  ['a form', evergreen, {method: 'POST'}],
  ['the search', '/search?q=flask'],
  ['the search’s data', '/api/search?q=flask'],
  ['the health of the server', '/api/health'],
  ['the Studio', '/studio'],
  ['a file of the build', '/icon.svg'],
  ['a choice', '/compare/pick?a=django&b=flask'],
]

test('nothing is kept that is for one person, one moment, the framework or the Studio', async ({stack}) => {
  await warm([stack.siteUrl + evergreen])
  const {entries} = await figuresOf(stack.siteUrl)
  for (const [what, path, request] of passedOn) {
    for (let time = 0; time < 2; time += 1) {
      const {headers} = await exchange(stack.siteUrl + path, request)
      expect(headers['cache-status'] ?? '', what).not.toMatch(/perennial/)
      expect(headers, what).not.toHaveProperty('x-page-standing')
    }
  }
  for (const path of ['/no-such-roundup', '/frameworks/no-such-framework', '/frameworks/']) {
    for (let time = 0; time < 2; time += 1) {
      const {headers} = await exchange(stack.siteUrl + path)
      expect(headers['cache-status'] ?? '', path).not.toMatch(/perennial; hit|stored/)
    }
  }
  expect((await figuresOf(stack.siteUrl)).entries).toBe(entries)
})

test('a page that many ask for at once is rendered for one of them', async ({stack}) => {
  const address = `${stack.siteUrl}/compare/express-vs-laravel`
  const answers = await Promise.all(Array.from({length: 40}, () => exchange(address)))
  const rendered = answers.filter(({headers}) => String(headers['cache-status']).startsWith('Next.js'))
  expect(new Set(answers.map(({body}) => body.toString())).size).toBe(1)
  expect(rendered.length).toBeGreaterThan(0)
  expect((await exchange(address)).headers['cache-status']).toBe(fromCache)
})

test('once the webhook is answered, under load and time after time, nobody sees what was there before', async ({
  stack,
}) => {
  test.slow()
  const pages = [evergreen, '/top-backend-frameworks/2026', '/frameworks/flask'].map(
    (path) => stack.siteUrl + path,
  )
  const body = {id: ids.edition2026, type: 'edition', before: null, after: null}
  await warm(pages)
  const over = new AbortController()
  const readers = pages.flatMap((page) =>
    [1, 2].map(async () => {
      while (!over.signal.aborted) expect((await exchange(page)).status).toBe(200)
    }),
  )
  try {
    for (let round = 1; round <= 30; round += 1) {
      const wording = `In round ${round} of a test it takes ${round} lines.`
      const headline = `Headline of round ${round}.`
      await stack.client
        .patch(ids.edition2026)
        .set({headline, 'entries[_key=="flask"].advantages[0].label': wording})
        .commit()
      const side = {
        slug: null,
        label: headline,
        year: 2026,
        publishedAt: null,
        modifiedAt: null,
        ranking: null,
        from: null,
      }
      const told = await deliver(
        stack.siteUrl,
        stack.webhookSecret,
        JSON.stringify({...body, before: side, after: side}),
      )
      expect(told.status).toBe(200)
      for (const page of pages.slice(0, 2)) expect((await readFresh(page)).html, page).toContain(wording)
    }
  } finally {
    over.abort()
    await Promise.all(readers)
  }
})

test('when a page cannot be rendered anew the last one stands in, and says so', async ({stack}) => {
  const address = `${stack.siteUrl}/frameworks/laravel`
  await warm([address])
  const page = await exchange(address)
  const folder = readdirSync('.').find((name) => name.startsWith(`${testDistDir}-page-cache-`)) ?? ''
  await stack.lake.part.stop('SIGKILL')
  try {
    rmSync(join(folder, 'last-answers'), {recursive: true})
    const side = {slug: 'laravel', label: 'Laravel'}
    const dropped = JSON.stringify({id: 'framework-laravel', type: 'framework', before: side, after: side})
    expect((await deliver(stack.siteUrl, stack.webhookSecret, dropped)).status).toBe(200)
    const last = await exchange(address)
    expect(last.status).toBe(200)
    expect(last.body.equals(page.body)).toBe(true)
    expect(last.headers['cache-status']).toBe('perennial; hit; fwd=stale; detail="stale-if-error"')
    const health = await (await fetch(`${stack.siteUrl}/api/health`)).json()
    expect(health).toMatchObject({
      status: 'ok',
      lake: 'does not answer',
      lastInvalidation: expect.any(String),
    })
  } finally {
    await stack.lake.part.start()
  }
  await readUntil(address, ({cache}) => cache === 'MISS')
  expect((await exchange(address)).headers['cache-status']).toBe(fromCache)
})

test('health tells how the cache does', async ({stack}) => {
  await warm([stack.siteUrl + evergreen])
  const before = await figuresOf(stack.siteUrl)
  await exchange(stack.siteUrl + evergreen)
  await exchange(`${stack.siteUrl}/no-such-roundup`)
  const after = await figuresOf(stack.siteUrl)
  expect(after).toMatchObject({
    hits: before.hits + 1,
    misses: before.misses + 1,
    mostBytes: 128 * 1024 * 1024,
  })
  expect(after.bytes).toBeGreaterThan(after.entries * 5_000)
  const health = await (await fetch(`${stack.siteUrl}/api/health`)).json()
  expect(health).toMatchObject({status: 'ok', lake: 'answers', redis: null})
})

test('turned off, everything but the speed is the same', async ({stack}) => {
  const plain = await startSite('no-page-cache', stack.lake, await freePort(), {PAGE_CACHE: 'off'})
  /** What a reader gets but for what caches say to each other, and the moment. */
  const essence = ({status, headers, body}: Exchange) => {
    const ofCaches =
      /^(date|etag|content-length|connection|keep-alive|transfer-encoding|vary|cache-control|cache-status|x-nextjs-.*)$/
    const rest = Object.entries(headers).filter(([name]) => !ofCaches.test(name))
    return {status, headers: Object.fromEntries(rest), body: body.toString()}
  }
  try {
    const health = await (await fetch(`${plain.url}/api/health`)).json()
    expect(health).toMatchObject({pageCache: null})
    // Both render anew what the build rendered from another lake.
    for (const [id, type] of [
      ['siteSettings', 'siteSettings'],
      [ids.edition2026, 'edition'],
    ]) {
      const change = JSON.stringify({id, type, before: null, after: null})
      for (const url of [stack.siteUrl, plain.url])
        expect((await deliver(url, stack.webhookSecret, change)).status).toBe(200)
    }
    for (const path of [...kept, '/no-such-roundup', '/compare/flask-vs-django']) {
      await readUntil(plain.url + path, ({status}) => status !== 500)
      const [ours, theirs] = [await exchange(stack.siteUrl + path), await exchange(plain.url + path)]
      expect(essence(ours), path).toEqual(essence(theirs))
      expect(theirs.headers['cache-status'] ?? '').not.toMatch(/perennial/)
    }
  } finally {
    await plain.close()
  }
})
