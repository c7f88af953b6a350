import {slugs} from '../bench/growth/archive.ts'
import {fillArchive} from '../bench/growth/fill.ts'
import {freePort} from '../support/ports.ts'
import {readFresh, readUntil} from '../support/reader.ts'
import {newDataDir, startLake, startSite, type TestLake, type TestSite} from '../support/stack.ts'
import {expect, test} from '../support/test.ts'

/** More of every kind than a query may look at before that counts as a scan. */
const size = 3_000

let lake: TestLake
let site: TestSite
test.beforeAll(async () => {
  test.setTimeout(180_000)
  const port = await freePort()
  const dataDir = newDataDir('scans')
  await fillArchive(dataDir, size)
  lake = await startLake('scans', port, dataDir)
  site = await startSite('scans', lake, port)
  // The build knew the seed only: what it rendered of lists is dropped as a publish drops it.
  for (const id of ['z-roundup-000001', 'z-framework-000001', 'edition-000001'])
    await lake.client.patch(id).set({note: 'touched'}).commit()
  await readUntil(`${site.url}/`, ({html}) => html.includes(slugs.roundup(1)))
  await readUntil(`${site.url}/frameworks`, ({html}) => html.includes(slugs.framework(1)))
})
test.afterAll(async () => {
  await site.close()
  await lake.close()
})

/** How often queries have had to scan, and which did, as the lake tells it. */
async function scans(): Promise<{total: number; queries: string[]}> {
  const response = await fetch(`${lake.url}/v1/status`, {
    headers: {authorization: `Bearer ${lake.env.LAKE_ADMIN_TOKEN}`},
  })
  const {scans: noted, scanTotals} = await response.json()
  return {
    total: scanTotals.production,
    queries: noted.production.map(({query}: {query: string}) => query),
  }
}

const roundup = `/${slugs.roundup(17)}`
const framework = `/frameworks/${slugs.framework(17)}`
const pair = `${slugs.framework(3)}-vs-${slugs.framework(4)}`
const articles = [roundup, `${roundup}/2024`, `${roundup}/2025/changes`, framework]
const paths = [
  '/',
  '/page/2',
  '/page/30',
  '/frameworks',
  '/frameworks/page/2',
  '/frameworks/page/30',
  ...articles,
  ...articles.map((path) => `${path}.md`),
  ...['/index', '/frameworks', ...articles].map((path) => `/share${path}.png`),
  `${roundup}/feed.xml`,
  `${roundup}/feed.json`,
  '/feeds/changes.xml',
  '/feeds/changes.json',
  '/llms.txt',
  '/robots.txt',
  '/sitemap.xml',
  '/sitemap/lists.xml',
  '/sitemap/roundups-1.xml',
  '/sitemap/roundups-3.xml',
  '/sitemap/frameworks-2.xml',
  '/compare',
  `/compare/${pair}`,
  '/search',
  '/search?q=router',
  '/api/search?q=router',
]

test('no route of the site has the lake scan', async () => {
  const before = await scans()
  for (const path of paths) {
    const {status} = await readFresh(site.url + path)
    expect([path, status]).toEqual([path, 200])
  }
  const [, known] = (await readFresh(`${site.url}/page/2`)).html.match(/href="\/(roundup-\d+)"/) ?? []
  expect(known, 'the second page has roundups of the archive').toBeDefined()
  expect((await readFresh(`${site.url}/nothing-here`)).status).toBe(404)
  await readUntil(
    `${site.url}/frameworks/once-000007`,
    ({status, location}) => status === 308 && location === `/frameworks/${slugs.framework(7)}`,
  )
  const calendar = `${site.url}/api/calendar/${lake.env.REFRESH_CALENDAR_SECRET}.ics`
  expect((await readFresh(calendar)).status).toBe(200)
  const after = await scans()
  expect(after.queries.filter((query) => !before.queries.includes(query))).toEqual([])
  expect(after.total).toBe(before.total)
})

test('a query that does scan is counted and named', async () => {
  const before = await scans()
  await lake.client.fetch('*[_type == "framework"] | order(lower(name) asc)[0...60]{name}')
  const after = await scans()
  expect(after.total).toBe(before.total + 1)
  expect(after.queries).toContainEqual(expect.stringContaining('order(lower(name) asc)'))
})
