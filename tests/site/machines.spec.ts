import sharp from 'sharp'

import {edition2026} from '../../sanity/seed/edition2026/edition2026.ts'
import {cacheOf, readFresh, readUntil} from '../support/reader.ts'
import {expect, test} from '../support/test.ts'
import {
  atomProblems,
  jsonFeedProblems,
  sitemapIndexProblems,
  sitemapProblems,
  structuredDataProblems,
} from '../support/validators.ts'

test.use({stackOf: 'machines', javaScriptEnabled: false})

const site = 'http://perennial.test'
const roundup = '/top-backend-frameworks'

const twins: Record<string, {heading: string; canonical: string}> = {
  [roundup]: {heading: '# Top 5 Backend Frameworks in 2026', canonical: roundup},
  [`${roundup}/2026`]: {heading: '# Top 5 Backend Frameworks in 2026', canonical: roundup},
  [`${roundup}/2022`]: {heading: '# Top 5 Backend Frameworks in 2022', canonical: `${roundup}/2022`},
  [`${roundup}/2026/changes`]: {
    heading: '# Top backend frameworks: what changed in 2026',
    canonical: `${roundup}/2026/changes`,
  },
  '/frameworks/flask': {heading: '# Flask', canonical: '/frameworks/flask'},
}

for (const [path, {heading, canonical}] of Object.entries(twins)) {
  test(`${path} has a twin in Markdown, by its address and by asking for it`, async ({stack}) => {
    const byAddress = await fetch(`${stack.siteUrl}${path}.md`)
    const asked = await fetch(stack.siteUrl + path, {headers: {accept: 'text/markdown, text/html;q=0.8'}})
    for (const response of [byAddress, asked]) {
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toBe('text/markdown; charset=utf-8')
      expect(response.headers.get('vary')).toContain('Accept')
      expect(response.headers.get('link')).toBe(`<${site}${canonical}>; rel="canonical"`)
    }
    const text = await byAddress.text()
    expect(text.startsWith(`${heading}\n`)).toBe(true)
    expect(text).toContain(`- Address: <${site}${canonical}>\n`)
    expect(await asked.text()).toBe(text)

    const page = await fetch(stack.siteUrl + path, {headers: {accept: 'text/html,*/*;q=0.8'}})
    expect(page.headers.get('content-type')).toContain('text/html')
    expect(page.headers.get('vary')).toMatch(/\bAccept\b/)
    expect(await page.text()).toContain(
      `<link rel="alternate" type="text/markdown" href="${site}${canonical}.md"/>`,
    )
  })
}

test('the twin of an edition has every claim with its verdict and its sources', async ({stack}) => {
  const {html: text} = await readFresh(`${stack.siteUrl}${roundup}.md`)
  const claims = (edition2026.entries ?? []).flatMap(({advantages = [], disadvantages = []}) =>
    advantages.concat(disadvantages),
  )
  expect(claims).toHaveLength(24)
  expect(text.match(/^#### /gm)).toHaveLength(24)
  expect(text.match(/^\*(Holds|Sharpened|Softened|Corrected|Outdated), verified /gm)).toHaveLength(24)
  for (const {sources = []} of claims) for (const {url} of sources) expect(text).toContain(url)
  expect(text).toContain('\n1. Express')
})

test('a page that is not asked for Markdown is as static as before', async ({request, stack}) => {
  const address = `${stack.siteUrl}${roundup}`
  await readUntil(address, ({cache}) => cache === 'HIT')
  const response = await request.get(address, {headers: {accept: 'text/html'}})
  expect(cacheOf(response.headers())).toBe('HIT')
  await readUntil(`${address}.md`, ({cache}) => cache === 'HIT')
})

test('what has no twin answers in HTML whatever is asked for, and 404 at an address with .md', async ({
  stack,
}) => {
  const ask = (path: string) => fetch(stack.siteUrl + path, {headers: {accept: 'text/markdown'}})
  for (const path of ['/', '/frameworks', '/search', '/studio'])
    expect([path, (await ask(path)).headers.get('content-type')]).toEqual([path, 'text/html; charset=utf-8'])
  for (const path of [
    '/none.md',
    `${roundup}/2021.md`,
    '/frameworks/none.md',
    '/frameworks.md',
    '/a/b/c/d.md',
  ])
    expect([path, (await readFresh(stack.siteUrl + path)).status]).toEqual([path, 404])
  expect((await ask('/no-such-roundup')).status).toBe(404)
})

test('a twin follows what is published', async ({stack}) => {
  const address = `${stack.siteUrl}/frameworks/laravel.md`
  await readUntil(address, ({status}) => status === 200)
  await stack.client.patch('framework-laravel').set({summary: 'Said *anew*.'}).commit()
  await readUntil(address, ({html}) => html.includes('Said \\*anew\\*.'))
})

test('llms.txt leads to every twin', async ({stack}) => {
  const {html: text} = await readFresh(`${stack.siteUrl}/llms.txt`)
  expect(text).toMatch(/^# Perennial\n\n> /)
  const addresses = [...text.matchAll(/\((http[^)]+\.md)\)/g)].map(([, address = '']) => address)
  expect(addresses).toEqual(expect.arrayContaining(Object.keys(twins).map((path) => `${site}${path}.md`)))
  for (const address of addresses)
    expect([address, (await readFresh(address.replace(site, stack.siteUrl))).status]).toEqual([address, 200])
})

test.describe('by validators that others keep', () => {
  const read = async (address: string) => (await readFresh(address)).html

  test('the map of the site is one', async ({stack}) => {
    const index = await read(`${stack.siteUrl}/sitemap.xml`)
    expect(await sitemapIndexProblems(index)).toEqual([])
    expect(await sitemapIndexProblems(index.replaceAll('sitemap>', 'url>'))).not.toEqual([])
    const parts = Array.from(index.matchAll(/<loc>(.*?)<\/loc>/g), ([, part = '']) => part.replace(site, ''))
    expect(parts).toEqual(['/sitemap/lists.xml', '/sitemap/roundups-1.xml', '/sitemap/frameworks-1.xml'])
    for (const part of parts)
      expect(await sitemapProblems(await read(stack.siteUrl + part)), part).toEqual([])
    expect(
      await sitemapProblems('<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url/></urlset>'),
    ).not.toEqual([])
  })

  test('the feeds are Atom, with the full text', async ({stack}) => {
    for (const path of [`${roundup}/feed.xml`, '/feeds/changes.xml']) {
      const xml = await read(stack.siteUrl + path)
      expect(await atomProblems(xml), path).toEqual([])
      expect(await atomProblems(xml.replace('<id>', '<guid>').replace('</id>', '</guid>'))).not.toEqual([])
    }
    const text = await read(`${stack.siteUrl}${roundup}/feed.xml`)
    for (const {advantages = []} of edition2026.entries ?? [])
      for (const {label} of advantages) expect(text).toContain(label)
    expect(text).not.toMatch(/perennial\.test[^"]*\.md"/)
  })

  test('the feeds beside them are JSON Feeds that say the same', async ({stack}) => {
    for (const path of [`${roundup}/feed`, '/feeds/changes']) {
      const response = await fetch(`${stack.siteUrl}${path}.json`)
      expect(response.headers.get('content-type')).toBe('application/feed+json; charset=utf-8')
      const json = await response.text()
      expect(jsonFeedProblems(json), path).toEqual([])
      expect(jsonFeedProblems(json.replace('"content_html"', '"contents"'))).not.toEqual([])
      const xml = await read(`${stack.siteUrl}${path}.xml`)
      for (const {id} of JSON.parse(json).items) expect(xml).toContain(`<id>${id}</id>`)
    }
    expect((await readFresh(`${stack.siteUrl}/none/feed.json`)).status).toBe(404)
  })

  test('every kind of page describes itself in the vocabulary of schema.org', async ({page, stack}) => {
    const kinds: Record<string, string[]> = {
      '/': ['CollectionPage', 'WebSite', 'Organization'],
      '/frameworks': ['CollectionPage', 'BreadcrumbList', 'WebSite', 'Organization'],
      '/frameworks/flask': ['Article', 'BreadcrumbList', 'WebSite', 'Organization'],
      [roundup]: ['Article', 'BreadcrumbList', 'WebSite', 'Organization'],
      [`${roundup}/2022`]: ['Article', 'BreadcrumbList', 'WebSite', 'Organization'],
      [`${roundup}/2026/changes`]: ['Article', 'BreadcrumbList', 'WebSite', 'Organization'],
    }
    const graphs = new Map<string, string>()
    for (const [path, types] of Object.entries(kinds)) {
      await page.goto(stack.siteUrl + path)
      const json = (await page.locator('script[type="application/ld+json"]').textContent()) ?? ''
      const nodes: {'@type': string}[] = JSON.parse(json)['@graph']
      expect([path, nodes.map((node) => node['@type'])]).toEqual([path, types])
      graphs.set(path, json)
    }
    expect(await structuredDataProblems(graphs)).toEqual([])
    const wrong = new Map(
      Array.from(graphs, ([path, json]) => [path, json.replace('"headline"', '"headLine"')]),
    )
    expect((await structuredDataProblems(wrong)).join('\n')).toContain('headLine')
  })
})

test('pages name their feeds in both formats', async ({page, stack}) => {
  await page.goto(stack.siteUrl + roundup)
  const links = page.locator('head link[rel="alternate"][type="application/feed+json"]')
  expect(await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))).toEqual([
    `${site}${roundup}/feed.json`,
    `${site}/feeds/changes.json`,
  ])
})

test('every kind of page has a picture of its own for those who share it', async ({page, stack}) => {
  const pictures = new Map<string, string>()
  for (const path of ['/', '/frameworks', ...Object.keys(twins)]) {
    await page.goto(stack.siteUrl + path)
    const meta = (property: string) =>
      page.locator(`meta[property="og:image${property}"]`).getAttribute('content')
    const address = (await meta('')) ?? ''
    expect(await meta(':alt')).toMatch(/\S/)
    expect([await meta(':width'), await meta(':height')]).toEqual(['1200', '630'])
    pictures.set(path, address.replace(site, stack.siteUrl))
  }
  expect(new Set(pictures.values()).size).toBe(pictures.size - 1)
  for (const address of pictures.values()) {
    const response = await fetch(address)
    expect([address, response.status]).toEqual([address, 200])
    expect(response.headers.get('content-type')).toBe('image/png')
    const {width, height, format} = await sharp(await response.arrayBuffer()).metadata()
    expect({width, height, format}).toEqual({width: 1200, height: 630, format: 'png'})
  }
  expect((await readFresh(`${stack.siteUrl}/share/none.png`)).status).toBe(404)
})

test('a picture is kept until what it shows changes', async ({stack}) => {
  const address = `${stack.siteUrl}/share/frameworks/express.png`
  const picture = async () => Buffer.from(await (await fetch(address)).arrayBuffer()).toString('base64')
  await readUntil(address, ({cache}) => cache === 'HIT')
  const before = await picture()
  await stack.client.patch('framework-express').set({name: 'Expressed 漢字'}).commit()
  await expect.poll(picture).not.toBe(before)
})
