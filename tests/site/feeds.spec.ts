import {readXml} from '../support/printedDates.ts'
import {readFresh, readUntil} from '../support/reader.ts'
import {publishSample, sample} from '../support/sampleRoundup.ts'
import {expect, test} from '../support/test.ts'

test.use({stackOf: 'feeds', javaScriptEnabled: false})

const roundupFeed = `/${sample.slug}/feed.xml`
const changesFeed = '/feeds/changes.xml'
const site = 'http://perennial.test'

test.beforeAll(async ({stack}) => {
  await publishSample(stack.client)
  await readUntil(stack.siteUrl + roundupFeed, ({status}) => status === 200)
  await readUntil(stack.siteUrl + changesFeed, ({html}) => html.includes('Samples'))
})

test('a roundup’s feed has its editions, the newest first, at addresses that last', async ({page, stack}) => {
  const entries = await readXml(page, stack.siteUrl + roundupFeed)
  expect(entries).toMatchObject([
    {
      id: 'tag:perennial.test,2026:edition/edition-sample-2023',
      title: 'Samples of 2023',
      published: '2023-05-01T08:00:00.000Z',
      content: expect.stringContaining('<p>Introduction &#x26; more of 2023.</p>'),
    },
    {id: 'tag:perennial.test,2026:edition/edition-sample-2021', title: 'Samples of 2021'},
  ])
  const {html} = await readFresh(stack.siteUrl + roundupFeed)
  expect(html).toContain(`<link href="${site}/${sample.slug}/2023"/>`)
  expect(html).toContain(`<link rel="self" href="${site}${roundupFeed}"/>`)
  expect(html).toContain('<title>Samples &amp; more</title>')
})

test('the feed of changes tells what changed, claim by claim', async ({page, stack}) => {
  const entries = await readXml(page, stack.siteUrl + changesFeed)
  expect(entries.map(({title}) => title)).toEqual([
    'Top backend frameworks: what changed in 2026',
    'Samples &amp; more: what changed in 2023',
  ])
  const content = entries[1]?.content ?? ''
  expect(content).toContain('Frameworks: 1 new, 2 moved.')
  expect(content).toContain('<h2>Django, number 1, up from 2 in 2021</h2>')
  expect(content).toContain('<del>five</del><ins>seven</ins>')
  expect(content).toContain('<strong>Outdated, dropped:</strong>')
  expect(content).toContain('There is a gem for &lt;everything&gt; &amp; more.')
})

test('both are Atom, and kept until something in them changes', async ({page, stack}) => {
  for (const path of [roundupFeed, changesFeed]) {
    const address = stack.siteUrl + path
    await readUntil(address, ({cache}) => cache === 'HIT')
    const response = await page.request.get(address)
    expect(response.headers()['content-type']).toBe('application/atom+xml; charset=utf-8')
    expect(response.headers()['last-modified']).toMatch(/ GMT$/)
  }
  await stack.client.patch(sample.editions[2021]).set({headline: 'Samples of old'}).commit()
  await readUntil(stack.siteUrl + roundupFeed, ({html}) => html.includes('Samples of old'))
})

test('an id stays when the address does not', async ({page, stack}) => {
  const rename = (slug: string) =>
    stack.client
      .patch(sample.roundup)
      .set({slug: {_type: 'slug', current: slug}})
      .commit()
  await rename('renamed-samples')
  const moved = `${stack.siteUrl}/renamed-samples/feed.xml`
  await readUntil(moved, ({status}) => status === 200)
  await readUntil(
    stack.siteUrl + roundupFeed,
    ({status, location}) => status === 308 && location === '/renamed-samples/feed.xml',
  )
  const [newest] = await readXml(page, moved)
  expect(newest?.id).toBe('tag:perennial.test,2026:edition/edition-sample-2023')
  await readUntil(stack.siteUrl + changesFeed, ({html}) => html.includes('/renamed-samples/2023/changes'))
  await rename(sample.slug)
  await readUntil(stack.siteUrl + roundupFeed, ({status}) => status === 200)
})

test('pages name the feeds in their heads', async ({page, stack}) => {
  const feedsOf = async (path: string) => {
    await page.goto(stack.siteUrl + path)
    const links = page.locator('head link[rel="alternate"][type="application/atom+xml"]')
    return links.evaluateAll((elements) => elements.map((element) => element.getAttribute('href')))
  }
  const both = [site + roundupFeed, site + changesFeed]
  expect(await feedsOf(`/${sample.slug}`)).toEqual(both)
  expect(await feedsOf(`/${sample.slug}/2021`)).toEqual(both)
  expect(await feedsOf(`/${sample.slug}/2023/changes`)).toEqual(both)
  expect(await feedsOf('/')).toEqual([site + changesFeed])
})

test('where there is no feed, the answer is 404', async ({stack}) => {
  await stack.client.createOrReplace({
    _id: 'roundup-empty',
    _type: 'roundup',
    title: 'Nothing yet',
    slug: {_type: 'slug', current: 'nothing-yet'},
  })
  await readUntil(`${stack.siteUrl}/nothing-yet`, ({status}) => status === 200)
  for (const path of ['/nothing-yet/feed.xml', '/no-such-roundup/feed.xml', '/feeds', '/feeds/other.xml'])
    expect([path, (await readFresh(stack.siteUrl + path)).status]).toEqual([path, 404])
  await stack.client
    .patch('roundup-empty')
    .set({slug: {_type: 'slug', current: 'no-such-roundup'}})
    .commit()
  await stack.client
    .patch(sample.editions[2021])
    .set({roundup: {_type: 'reference', _ref: 'roundup-empty'}})
    .commit()
  await readUntil(`${stack.siteUrl}/no-such-roundup/feed.xml`, ({status}) => status === 200)
  await publishSample(stack.client)
})

test('the map of the site has every page that stands for itself, and follows what is published', async ({
  page,
  stack,
}) => {
  const map = `${stack.siteUrl}/sitemap/roundups-1.xml`
  await readUntil(map, ({html}) => html.includes(`/${sample.slug}/2023/changes`))
  const parts = ['lists', 'roundups-1', 'frameworks-1'].map((part) => `${stack.siteUrl}/sitemap/${part}.xml`)
  const addresses: (string | undefined)[] = []
  for (const part of parts) addresses.push(...(await readXml(page, part)).map(({loc}) => loc))
  expect(addresses).toEqual(
    expect.arrayContaining(
      [
        '/',
        '/frameworks',
        '/frameworks/flask',
        '/top-backend-frameworks',
        '/top-backend-frameworks/2022',
        '/top-backend-frameworks/2026/changes',
        `/${sample.slug}`,
        `/${sample.slug}/2021`,
      ].map((path) => site + path),
    ),
  )
  expect(addresses).not.toContain(`${site}/top-backend-frameworks/2026`)
  for (const address of addresses) {
    const {status, html} = await readFresh((address ?? '').replace(site, stack.siteUrl))
    expect([address, status]).toEqual([address, 200])
    expect(html, address).toContain(
      `<link rel="canonical" href="${address?.endsWith('.test/') ? site : address}"/>`,
    )
  }
  await stack.client.delete(sample.editions[2023])
  await readUntil(map, ({html}) => !html.includes(`/${sample.slug}/2023/changes`))
})

test('robots are shown the map, and asked to leave the workshop alone', async ({stack}) => {
  const {html} = await readFresh(`${stack.siteUrl}/robots.txt`)
  expect(html).toContain(`Sitemap: ${site}/sitemap.xml`)
  for (const path of ['/studio', '/api']) expect(html).toContain(`Disallow: ${path}\n`)
  expect(html, 'a link for sign-off says itself that it is not to be indexed').not.toContain('/sign-off')
})

test('an edition’s page describes itself as an article with its ranking in order', async ({page, stack}) => {
  await page.goto(`${stack.siteUrl}/top-backend-frameworks`)
  const data = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? 'null')
  const [article, trail] = data['@graph']
  expect(article).toMatchObject({
    '@type': 'Article',
    url: `${site}/top-backend-frameworks`,
    author: [{name: 'The Perennial desk'}],
    mainEntity: {'@type': 'ItemList', numberOfItems: 5},
  })
  expect(article.mainEntity.itemListElement.map(({name}: {name: string}) => name)).toEqual([
    'Express',
    'Flask',
    'Django',
    'Laravel',
    'Ruby on Rails',
  ])
  expect(trail.itemListElement.map(({item}: {item: string}) => item)).toEqual([
    `${site}/`,
    `${site}/top-backend-frameworks`,
  ])
})
