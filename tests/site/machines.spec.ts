import {edition2026} from '../../sanity/seed/edition2026/edition2026.ts'
import {readFresh, readUntil} from '../support/reader.ts'
import {expect, test} from '../support/test.ts'

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
  expect(response.headers()['x-nextjs-cache']).toBe('HIT')
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
