import {printedDates} from '../support/printedDates.ts'
import {cacheOf, readFresh, readUntil, warm} from '../support/reader.ts'
import {publishSample, sample} from '../support/sampleRoundup.ts'
import {expect, test} from '../support/test.ts'

test.use({stackOf: 'dates', javaScriptEnabled: false})

const feed = `/${sample.slug}/feed.xml`
const current = {
  path: `/${sample.slug}`,
  canonical: `/${sample.slug}`,
  feed,
  feedEntry: sample.editions[2023],
}
const past = {
  path: `/${sample.slug}/2021`,
  canonical: `/${sample.slug}/2021`,
  feed,
  feedEntry: sample.editions[2021],
}

/** What the five places print when they agree. */
function agreeing(published: string, modified: string) {
  return {
    page: [published, modified],
    meta: [published, modified],
    structuredData: [published, modified],
    sitemap: [null, modified],
    feed: [published, modified],
    header: [null, modified],
  }
}

const out2021 = '2021-05-01T08:00:00.000Z'
const out2023 = '2023-05-01T08:00:00.000Z'

test.beforeEach(async ({stack}) => {
  await publishSample(stack.client)
  await readUntil(stack.siteUrl + current.path, ({html}) => html.includes('seven'))
  await readUntil(
    stack.siteUrl + past.path,
    ({status, html}) => status === 200 && html.includes('five') && !html.includes('Updated'),
  )
  await readUntil(stack.siteUrl + feed, ({html}) => html.includes('<updated>2023-05-01'))
  await readUntil(`${stack.siteUrl}/sitemap/roundups-1.xml`, ({html}) => html.includes(sample.slug))
})

test('page, head, structured data, sitemap, feed and header print the same two dates, for the current and for a past edition', async ({
  page,
  stack,
}) => {
  expect(await printedDates(page, stack.siteUrl, current)).toEqual(agreeing(out2023, out2023))
  expect(await printedDates(page, stack.siteUrl, past)).toEqual(agreeing(out2021, out2021))
})

test('the seeded editions, which the build rendered, agree as well', async ({page, stack}) => {
  for (const [year, path] of [
    [2022, '/top-backend-frameworks/2022'],
    [2026, '/top-backend-frameworks'],
  ] as const) {
    const dates = await printedDates(page, stack.siteUrl, {
      path,
      canonical: path,
      feed: '/top-backend-frameworks/feed.xml',
      feedEntry: `edition-top-backend-frameworks-${year}`,
    })
    const [published = '', modified = ''] = dates.meta
    expect(dates).toEqual(agreeing(published ?? '', modified ?? ''))
    expect(published).toContain(String(year))
  }
})

test('a typing error put right moves none of them', async ({page, stack}) => {
  const before = await printedDates(page, stack.siteUrl, past)
  await stack.client
    .patch(sample.editions[2021])
    .set({'entries[_key=="flask"].advantages[0].body': 'A server takes 5 lines of code.'})
    .commit()
  await readUntil(stack.siteUrl + past.path, ({html}) => html.includes('5 lines'))
  expect(await printedDates(page, stack.siteUrl, past)).toEqual(before)
  expect(await printedDates(page, stack.siteUrl, current)).toEqual(agreeing(out2023, out2023))
})

test('a change that an editor dates moves them all, of that edition alone', async ({page, stack}) => {
  await stack.client.patch(sample.editions[2021]).set({modifiedAt: '2024-02-29T12:00:00+01:00'}).commit()
  await readUntil(stack.siteUrl + past.path, ({html}) => html.includes('29 February 2024'))
  await readUntil(stack.siteUrl + feed, ({html}) => html.includes('2024-02-29'))
  await readUntil(`${stack.siteUrl}/sitemap/roundups-1.xml`, ({html}) => html.includes('2024-02-29'))
  const changed = '2024-02-29T11:00:00.000Z'
  expect(await printedDates(page, stack.siteUrl, past)).toEqual(agreeing(out2021, changed))
  expect(await printedDates(page, stack.siteUrl, current)).toEqual(agreeing(out2023, out2023))

  const feedAnswer = await page.request.get(stack.siteUrl + feed)
  expect(feedAnswer.headers()['last-modified']).toBe('Thu, 29 Feb 2024 11:00:00 GMT')
  expect(await feedAnswer.text()).toMatch(/^[^]*?<updated>2024-02-29T11:00:00\.000Z<\/updated>/)
})

test('the first answer of a page that the build did not render has the header, and so have those from the cache', async ({
  stack,
}) => {
  const address = `${stack.siteUrl}/${sample.slug}/2023/changes`
  const first = await fetch(address)
  expect(cacheOf(Object.fromEntries(first.headers))).toBe('MISS')
  expect(first.headers.get('last-modified')).toBe('Mon, 01 May 2023 08:00:00 GMT')
  await warm([address])
  const kept = await fetch(address)
  expect(kept.headers.get('last-modified')).toBe('Mon, 01 May 2023 08:00:00 GMT')
})

test('an old date makes no browser keep a page without asking, and asking costs no second download', async ({
  stack,
}) => {
  const address = stack.siteUrl + current.path
  await warm([address])
  const page = await fetch(address)
  expect(page.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')
  const again = await fetch(address, {
    headers: {
      'if-none-match': page.headers.get('etag') ?? '',
      'if-modified-since': page.headers.get('last-modified') ?? '',
      // fetch would otherwise say no-cache for whoever sets these headers.
      'cache-control': 'max-age=0',
    },
  })
  expect(again.status).toBe(304)

  await stack.client
    .patch(sample.editions[2023])
    .set({'entries[_key=="flask"].advantages[0].body': 'A server takes 7 lines of code.'})
    .commit()
  await readUntil(address, ({html}) => html.includes('7 lines'))
  const afterTypo = await fetch(address, {
    headers: {'if-modified-since': page.headers.get('last-modified') ?? '', 'cache-control': 'max-age=0'},
  })
  expect(afterTypo.status).toBe(200)
})

test('pages without editorial dates have none in the header', async ({stack}) => {
  for (const path of ['/', '/frameworks', '/frameworks/flask', '/no-such-roundup']) {
    const response = await fetch(stack.siteUrl + path)
    expect(response.headers.get('last-modified'), path).toBeNull()
    expect((await readFresh(stack.siteUrl + path)).html).not.toContain('article:modified_time')
  }
})
