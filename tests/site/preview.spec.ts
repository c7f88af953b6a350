import type {APIRequestContext} from '@playwright/test'

import {ids} from '../../sanity/seed/ids.ts'
import {agePreviewSecret, beginPreview, cookiesOf, enablePath, makePreviewSecret} from '../support/preview.ts'
import {readFresh, warm} from '../support/reader.ts'
import {expect, test} from '../support/test.ts'

test.use({stackOf: 'preview'})

const evergreen = '/top-backend-frameworks'
const pages = ['/', evergreen, `${evergreen}/2026`, `${evergreen}/2026/changes`, '/frameworks/flask']
const words = 'Words that are only a draft'
/** Characters that carry marks: none of them is in what editors write. */
const marks = /(?:\u200B|\u200C|\u200D|\uFEFF){4}/

test.beforeEach(async ({stack}) => {
  const draft = await stack.client.getDocument(ids.edition2026)
  if (!draft) throw new Error('The seed has an edition of 2026.')
  await stack.client.createOrReplace({...draft, _id: `drafts.${ids.edition2026}`, headline: words})
})

test.afterEach(async ({stack}) => {
  await stack.client.delete(`drafts.${ids.edition2026}`)
})

/** A request that brings exactly these cookies, whatever was set before. */
function get(request: APIRequestContext, path: string, cookie: string, headers: Record<string, string> = {}) {
  return request.get(path, {headers: {...headers, cookie}, maxRedirects: 0})
}

test('with a secret from the lake a preview shows drafts, for nobody else to keep', async ({
  request,
  stack,
}) => {
  const cookie = await beginPreview(request, stack)
  for (const path of pages) {
    const answer = await get(request, path, cookie)
    const headers = answer.headers()
    expect(answer.status(), path).toBe(200)
    expect(headers['cache-control'], path).toBe('private, no-store')
    expect(headers['x-robots-tag'], path).toContain('noindex')
    expect(headers.vary, path).toMatch(/\bcookie\b/i)
    expect(headers.etag, path).toBeUndefined()
    expect(headers['last-modified'], path).toBeUndefined()
    expect(headers['x-frame-options'], path).toBe('SAMEORIGIN')
    const policy = headers['content-security-policy'] ?? ''
    expect(policy, path).toContain("frame-ancestors 'self'")
    expect(/script-src [^;]*/.exec(policy)?.[0], path).not.toMatch(/unsafe|\*|https?:/)
    expect(await answer.text(), path).toContain('action="/api/draft-mode/disable"')
  }
  const edition = await (await get(request, evergreen, cookie)).text()
  expect(edition).toContain(words)
  expect(edition).toMatch(marks)
})

test('in the head, in structured data and in addresses a preview has no marks', async ({
  page,
  request,
  stack,
}) => {
  const cookie = await beginPreview(request, stack)
  for (const path of [...pages, '/compare/django-vs-flask', '/frameworks', '/compare']) {
    const html = await (await get(request, path, cookie)).text()
    const unseen = await page.evaluate((text) => {
      const parsed = new DOMParser().parseFromString(text, 'text/html')
      const attributes = [...parsed.querySelectorAll('*')].flatMap((element) =>
        [...element.attributes].filter(({name}) => name !== 'alt').map(({name, value}) => `${name}=${value}`),
      )
      const data = [...parsed.querySelectorAll('[type="application/ld+json"]')]
      return [parsed.head.textContent, ...data.map(({textContent}) => textContent), ...attributes].join('\n')
    }, html)
    expect(marks.exec(unseen)?.index, path).toBeUndefined()
  }
})

test('a reader sees what is published, also at the moment at which an editor previews', async ({
  request,
  stack,
}) => {
  await warm(pages.map((path) => stack.siteUrl + path))
  const before = await Promise.all(pages.map((path) => readFresh(stack.siteUrl + path)))
  const cookie = await beginPreview(request, stack)
  for (const path of pages) await get(request, path, cookie)
  const after = await Promise.all(pages.map((path) => readFresh(stack.siteUrl + path)))
  expect(after).toEqual(before)
  for (const {html, cache} of after) {
    expect(cache).toBe('HIT')
    expect(html).not.toContain(words)
    expect(html).not.toMatch(marks)
    expect(html).not.toMatch(/data-sanity|preview-bar|draft-mode/)
  }
})

test('a cookie that somebody made up shows what readers see, and so does one with a perspective alone', async ({
  request,
  stack,
}) => {
  const published = await readFresh(stack.siteUrl + evergreen)
  const forged = [
    '__prerender_bypass=1',
    '__prerender_bypass=development-id',
    `__prerender_bypass=${'0'.repeat(32)}; sanity-preview-perspective=drafts`,
    'sanity-preview-perspective=drafts',
    'sanity-preview-perspective=raw; __prerender_bypass=',
    '__next_preview_data=x; __prerender_bypass=x',
  ]
  for (const cookie of forged) {
    const answer = await get(request, evergreen, cookie)
    expect(await answer.text(), cookie).toBe(published.html)
    expect(answer.headers()['cache-control'], cookie).not.toContain('no-store')
    expect((await get(request, '/api/draft-mode/changes', cookie)).status(), cookie).toBe(403)
  }
})

test('a copy that a reader has is no answer to a preview, nor a preview’s to a reader', async ({
  request,
  stack,
}) => {
  const cookie = await beginPreview(request, stack)
  const reader = await get(request, evergreen, '')
  const conditions = {
    'if-none-match': reader.headers().etag ?? '',
    'if-modified-since': reader.headers()['last-modified'] ?? '',
  }
  expect((await get(request, evergreen, '', conditions)).status()).toBe(304)
  const preview = await get(request, evergreen, cookie, conditions)
  expect(preview.status()).toBe(200)
  expect(await preview.text()).toContain(words)
  for (const prefetch of ['0', '1']) {
    const headers = {rsc: '1', 'next-router-prefetch': prefetch}
    const data = await request.get(evergreen, {headers: {...headers, cookie}})
    expect(data.headers()['content-type']).toContain('text/x-component')
    expect(data.headers()['cache-control']).toBe('private, no-store')
    const ofReader = await request.get(data.url(), {headers: {...headers, cookie: ''}})
    expect(await ofReader.text()).not.toContain(words)
  }
  const head = await request.head(evergreen, {headers: {cookie}})
  expect(head.headers()['cache-control']).toBe('private, no-store')
})

test('what machines read is what is published, also for whoever previews', async ({request, stack}) => {
  const cookie = await beginPreview(request, stack)
  for (const path of [
    `${evergreen}.md`,
    `${evergreen}/feed.xml`,
    `${evergreen}/feed.json`,
    '/feeds/changes.xml',
    '/llms.txt',
    '/sitemap.xml',
    '/sitemap/roundups-1.xml',
    '/api/search?q=draft',
  ]) {
    const text = await (await get(request, path, cookie)).text()
    expect(text, path).toBe(await (await get(request, path, '')).text())
    expect(text, path).not.toContain(words)
  }
})

test('each perspective shows its own: drafts, what is published, a release', async ({request, stack}) => {
  const release = 'rPreviewed'
  await stack.client.action({
    actionType: 'sanity.action.release.create',
    releaseId: release,
    metadata: {
      title: 'Autumn round',
      releaseType: 'undecided',
    },
  })
  const edition = await stack.client.getDocument(ids.edition2026)
  if (!edition) throw new Error('The seed has an edition of 2026.')
  await stack.client.create({
    ...edition,
    _id: `versions.${release}.${ids.edition2026}`,
    headline: 'Words of the release',
  })
  const inRelease = await (
    await get(request, evergreen, await beginPreview(request, stack, `${release},drafts`))
  ).text()
  expect(inRelease).toContain('Words of the release')
  expect(inRelease).toContain('Autumn round')
  const published = await (
    await get(request, evergreen, await beginPreview(request, stack, 'published'))
  ).text()
  expect(published).not.toMatch(/Words (of the release|that are only)/)
  expect(published).toContain('This is what is published')
  const unknown = await (await get(request, evergreen, await beginPreview(request, stack, 'raw'))).text()
  expect(unknown).toContain(words)
})

test('without a secret, with a wrong one and with an expired one there is no preview', async ({
  request,
  stack,
}) => {
  const expired = await makePreviewSecret(stack)
  agePreviewSecret(stack, expired, 61)
  for (const secret of ['', ' ', 'wrong', '*', '" || true || "', expired]) {
    const answer = await request.get(enablePath(secret, '/'), {maxRedirects: 0})
    expect(answer.status(), secret).toBe(401)
    expect(cookiesOf(answer), secret).toBe('')
  }
})

test('a preview begins on this site, wherever it is told to', async ({request, stack}) => {
  const secret = await makePreviewSecret(stack)
  const paths = {
    '/frameworks?page=2': '/frameworks',
    '//evil.example/x': '/x',
    'https://evil.example/x': '/x',
    'http://localhost//evil.example': '/',
    '/.//evil.example': '/',
    '\\\\evil.example': '/',
  }
  for (const [path, expected] of Object.entries(paths)) {
    const answer = await request.get(enablePath(secret, path), {maxRedirects: 0})
    const target = new URL(answer.headers().location ?? '', stack.siteUrl)
    expect(answer.status(), path).toBe(307)
    expect(target.origin, path).toBe(stack.siteUrl)
    expect(target.pathname, path).toBe(expected)
    expect(answer.headers()['cache-control'], path).toContain('no-store')
  }
})

test('the bar tells of the preview and leaves it for the page that readers see', async ({page, stack}) => {
  const secret = await makePreviewSecret(stack)
  await page.goto(enablePath(secret, evergreen))
  await expect(page.getByRole('heading', {level: 1})).toContainText(words)
  const bar = page.getByRole('complementary', {name: 'Preview', exact: true})
  await expect(bar).toContainText('Preview of drafts')
  await bar.getByRole('button', {name: 'Leave the preview'}).focus()
  await page.keyboard.press('Enter')
  await expect(bar).toBeHidden()
  await expect(page).toHaveURL(stack.siteUrl + evergreen)
  await expect(page.getByRole('heading', {level: 1})).not.toContainText(words)
  expect(await page.context().cookies()).toEqual([])
})

test('a page that is previewed follows what is edited', async ({page, stack}) => {
  const secret = await makePreviewSecret(stack)
  await page.goto(enablePath(secret, evergreen))
  await expect(page.getByRole('heading', {level: 1})).toContainText(words)
  await stack.client.patch(`drafts.${ids.edition2026}`).set({headline: 'Edited elsewhere'}).commit()
  await expect(page.getByRole('heading', {level: 1})).toContainText('Edited elsewhere')
})

test('a secret for previews is no change of the site', async ({request, stack}) => {
  await warm(pages.map((path) => stack.siteUrl + path))
  await makePreviewSecret(stack)
  const answer = await request.get(`${stack.siteUrl}/sitemap/lists.xml`)
  expect(await answer.text()).not.toContain('secret')
  for (const path of pages) expect((await readFresh(stack.siteUrl + path)).cache, path).toBe('HIT')
})

test.describe('with the worker that keeps pages', () => {
  test.use({serviceWorkers: 'allow'})

  test('a preview is not among what is kept for a time without a network', async ({page, stack}) => {
    await page.goto('/frameworks/django')
    await page.evaluate(() => navigator.serviceWorker.ready)
    await page.reload()
    await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)
    await page.goto(enablePath(await makePreviewSecret(stack), evergreen))
    await page.goto(evergreen)
    await expect(page.getByRole('heading', {level: 1})).toContainText(words)
    await page.goto('/frameworks')
    const kept = await page.evaluate(async () => {
      const keys = await (await caches.open('pages')).keys()
      return keys.map(({url}) => new URL(url).pathname)
    })
    expect(kept).toContain('/frameworks/django')
    expect(kept).not.toContain('/top-backend-frameworks')
    expect(kept).not.toContain('/frameworks')
  })
})
