import {cacheOf} from '../support/reader.ts'
import {expect, test} from '../support/test.ts'

test.use({stackOf: 'addresses'})

const answers200 = [
  '/',
  '/top-backend-frameworks',
  '/top-backend-frameworks/2026',
  '/top-backend-frameworks/2022',
  '/top-backend-frameworks/2026/changes',
  '/top-backend-frameworks/feed.xml',
  '/top-backend-frameworks/feed.json',
  '/feeds/changes.xml',
  '/feeds/changes.json',
  '/llms.txt',
  '/top-backend-frameworks.md',
  '/top-backend-frameworks/2026/changes.md',
  '/frameworks/flask.md',
  '/share/index.png',
  '/sitemap.xml',
  '/sitemap/lists.xml',
  '/sitemap/roundups-1.xml',
  '/sitemap/frameworks-1.xml',
  '/robots.txt',
  '/search',
  '/search?q=flask',
  '/api/search?q=flask',
  '/frameworks',
  '/frameworks/flask',
  '/frameworks/django',
  '/frameworks/ruby-on-rails',
  '/frameworks/express',
  '/frameworks/laravel',
  '/studio',
  '/studio/structure',
  '/api/health',
]

const answers404 = [
  '/no-such-roundup',
  '/page',
  '/page/0',
  '/page/2',
  '/page/02',
  '/page/none',
  '/frameworks/page',
  '/frameworks/page/2',
  '/frameworks/page/none',
  '/sitemap/roundups-2.xml',
  '/sitemap/roundups-0.xml',
  '/sitemap/none.xml',
  '/no-such-roundup/2022',
  '/top-backend-frameworks/2021',
  '/top-backend-frameworks/2025',
  '/top-backend-frameworks/02022',
  '/top-backend-frameworks/2022.0',
  '/top-backend-frameworks/2022/claims',
  '/top-backend-frameworks/2022/changes',
  '/top-backend-frameworks/2025/changes',
  '/top-backend-frameworks/changes',
  '/no-such-roundup/2026/changes',
  '/no-such-roundup/feed.xml',
  '/no-such-roundup/feed.json',
  '/no-such-roundup.md',
  '/share/no-such-roundup.png',
  '/share/index',
  '/top-backend-frameworks/latest',
  '/frameworks/no-such-framework',
  '/frameworks/flask/more',
  '/%3Cscript%3E',
  '/..%2f..%2fetc%2fpasswd',
  '/api/no-such-call',
]

const answers308 = {
  '/top-backend-frameworks/': '/top-backend-frameworks',
  '/frameworks/flask/': '/frameworks/flask',
}

for (const path of answers200) {
  test(`${path} answers 200`, async ({request, stack}) => {
    expect((await request.get(stack.siteUrl + path, {maxRedirects: 0})).status()).toBe(200)
  })
}

for (const path of answers404) {
  test(`${path} answers 404`, async ({request, stack}) => {
    expect((await request.get(stack.siteUrl + path, {maxRedirects: 0})).status()).toBe(404)
  })
}

for (const [path, target] of Object.entries(answers308)) {
  test(`${path} answers 308 to ${target}`, async ({request, stack}) => {
    const response = await request.get(stack.siteUrl + path, {maxRedirects: 0})
    expect(response.status()).toBe(308)
    expect(response.headers().location).toBe(target)
  })
}

test('a not-found page says so and leads on', async ({page, stack, complaints}) => {
  const response = await page.goto(`${stack.siteUrl}/no-such-roundup`)
  expect(response?.status()).toBe(404)
  await expect(page.getByRole('heading', {level: 1})).toBeVisible()
  await expect(page.getByRole('main').getByRole('link').first()).toBeVisible()
  // The browser itself reports the status.
  expect(complaints.splice(0)).toEqual([expect.stringContaining('status of 404')])
})

test('a page is static: the second request is answered from the cache', async ({request, stack}) => {
  const address = `${stack.siteUrl}/frameworks/flask`
  await request.get(address)
  expect(cacheOf((await request.get(address)).headers())).toBe('HIT')
})

test('the current edition has the evergreen address as canonical, under its year as well', async ({
  request,
  stack,
}) => {
  for (const path of ['/top-backend-frameworks', '/top-backend-frameworks/2026']) {
    const html = await (await request.get(stack.siteUrl + path)).text()
    expect(html).toContain('<link rel="canonical" href="http://perennial.test/top-backend-frameworks"/>')
  }
})

test('every answer carries the security headers, and none names the software', async ({request, stack}) => {
  for (const path of ['/', '/no-such-roundup', '/studio', '/api/health']) {
    const headers = (await request.get(stack.siteUrl + path)).headers()
    expect(headers, path).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
      'referrer-policy': 'strict-origin-when-cross-origin',
    })
    expect(headers['x-powered-by'], path).toBeUndefined()
  }
})
