import {readFileSync} from 'node:fs'

import {frozenClock} from '../../lib/clock.ts'
import {ids} from '../../sanity/seed/ids.ts'
import {endOfLife} from '../../sanity/watch/endOfLife.ts'
import {checkSources} from '../../sanity/watch/sourceCheck.ts'
import {type Outside, startOutside} from '../support/outside.ts'
import {publishSmallRoundup, smallRoundup} from '../support/smallRoundup.ts'
import {StudioPage} from '../support/studio.ts'
import {expect, test as base} from '../support/test.ts'

/** A web of the test's own: the API of endoflife.date, which may be out of order, and pages that moved or are gone. */
const test = base.extend<object, {outside: Outside & {isOutOfOrder: boolean}}>({
  outside: [
    // Playwright wants a pattern, and this needs no other fixture.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const state = {isOutOfOrder: false}
      const server = await startOutside(({url = '', headers}, response) => {
        const product = /^\/api\/v1\/products\/(\w+)\/$/.exec(url)?.[1]
        if (product && state.isOutOfOrder) response.writeHead(503).end()
        else if (product) response.end(readFileSync(`tests/fixtures/endoflife/${product}.json`))
        else if (headers.host?.startsWith('moved.test') && url === '/old') {
          response.writeHead(301, {location: '/new'}).end()
        } else response.writeHead(url === '/new' ? 200 : 404).end()
      })
      await use(Object.assign(state, server))
      await server.close()
    },
    {scope: 'worker'},
  ],
  siteEnv: [
    async ({outside}, use) => use({FACT_SOURCE_URL: outside.urlOf('127.0.0.1', '')}),
    {scope: 'worker'},
  ],
})

test.use({stackOf: 'watch', timezoneId: 'UTC'})
test.describe.configure({mode: 'serial'})

const today = new Date().toISOString().slice(0, 10)
const draftId = `drafts.${ids.django}`
const newest = 'facts[_key=="newest-release"]'

test('what endoflife.date says otherwise is suggested, accepted into the draft, and taken back', async ({
  page,
  stack,
}) => {
  const factOf = async (id: string) =>
    stack.client.fetch<Record<string, unknown> | null>(
      `*[_id == $id][0].${newest}[0]`,
      {id},
      {perspective: 'raw'},
    )
  const studio = new StudioPage(page, stack)
  await studio.signIn()
  await studio.open('framework', ids.django)
  const suggestions = page.getByRole('list', {name: 'Suggestions'})
  await expect(page.getByText('compared with “django” at endoflife.date from now on.')).toBeVisible()
  await page.getByRole('button', {name: 'Look now'}).click()
  await expect(page.getByText('2 facts differ', {exact: true})).toBeVisible()
  await expect(suggestions.getByRole('listitem')).toHaveCount(2)
  const release = suggestions.getByRole('listitem').filter({hasText: 'Newest release'})
  await expect(release).toContainText('6.1, 5 August 2026 · as of 5 August 2026')
  await expect(release).toContainText('6.1.3, 3 November 2026 · at endoflife.date on')
  await expect(release.getByRole('link')).toHaveAttribute('href', 'https://endoflife.date/django')
  expect(await stack.client.getDocument(draftId), 'nothing is changed by itself').toBeUndefined()
  const before = await factOf(ids.django)

  await release.getByRole('button', {name: 'Accept for Newest release'}).click()
  await expect(release).toBeHidden()
  await expect
    .poll(() => factOf(draftId))
    .toMatchObject({
      value: '6.1.3, 3 November 2026',
      asOf: today,
      sources: [{}, {url: 'https://endoflife.date/django', publisher: 'endoflife.date', accessedOn: today}],
    })
  expect(await factOf(ids.django), 'nothing is published').toEqual(before)

  await page.getByRole('button', {name: 'Undo'}).click()
  await expect.poll(() => factOf(draftId)).toEqual(before)
  await expect(release).toBeVisible()

  await release.getByRole('button', {name: 'Accept for Newest release'}).click()
  await expect(release).toBeHidden()
  await expect.poll(() => factOf(draftId)).toMatchObject({value: '6.1.3, 3 November 2026'})
})

test('what was dismissed is not suggested again', async ({page, stack}) => {
  const studio = new StudioPage(page, stack)
  await studio.signIn()
  await studio.open('framework', ids.django)
  const suggestion = page.getByRole('listitem').filter({hasText: 'Long-term support'})
  await expect(suggestion).toContainText('5.2, to May 2028; 6.2 is planned for April 2027')
  await suggestion.getByRole('button', {name: 'Dismiss for Long-term support'}).click()
  await expect(suggestion).toBeHidden()
  await page.getByRole('button', {name: 'Look now'}).click()
  await expect(page.getByText('Nothing differs', {exact: true})).toBeVisible()
  await expect(suggestion).toBeHidden()
  expect(
    await stack.client.fetch(
      '*[_type == "factSuggestion"] | order(state asc){state, decidedBy}',
      {},
      {perspective: 'raw'},
    ),
  ).toEqual([
    {state: 'accepted', decidedBy: 'Editor'},
    {state: 'dismissed', decidedBy: 'Editor'},
  ])
  expect(await stack.client.fetch('count(*[_type == "watchRequest"])', {}, {perspective: 'raw'})).toBe(0)
})

test('a source of facts that is out of order is a calm message', async ({page, stack, outside}) => {
  outside.isOutOfOrder = true
  const studio = new StudioPage(page, stack)
  await studio.signIn()
  await studio.open('framework', ids.laravel)
  await page.getByRole('button', {name: 'Look now'}).click()
  await expect(page.getByText('Nothing was changed. Try again later.')).toBeVisible()
  await expect(page.getByText(/^endoflife\.date answers 503 at present\. Tried on/)).toBeVisible()
  outside.isOutOfOrder = false
})

test('nobody has facts compared without a request that an editor made', async ({request}) => {
  const ask = (data: unknown) => request.post('/api/watch', {data})
  expect((await ask({id: `watchRequest.${'0'.repeat(32)}`})).status()).toBe(404)
  expect((await ask({id: ids.django})).status()).toBe(400)
  expect((await ask('x'.repeat(2_000))).status()).toBe(413)
})

test('sources that are gone or have moved are marked, and the new address is taken and given back', async ({
  page,
  stack,
  outside,
}) => {
  const {client} = stack
  await publishSmallRoundup(client)
  const moved = outside.urlOf('moved.test', '/old')
  const source = {_type: 'source', publisher: 'Example', accessedOn: today}
  const editionId = 'edition-of-sources'
  const claimPath = 'entries[_key=="flask"].advantages[_key=="sourced"]'
  const sources = [
    {...source, _key: 'moved', title: 'A page that moved', url: moved},
    {...source, _key: 'gone', title: 'A page that is gone', url: outside.urlOf('gone.test', '/page')},
  ]
  await client.create({
    _id: `drafts.${editionId}`,
    _type: 'edition',
    roundup: {_type: 'reference', _ref: smallRoundup.id},
    year: smallRoundup.nextYear + 1,
    headline: 'Sources',
    entries: [
      {
        _type: 'entry',
        _key: 'flask',
        position: 1,
        advantages: [{_type: 'claim', _key: 'sourced', label: 'Sourced', sources}],
      },
    ],
  })
  const clock = frozenClock(`${today}T00:00:00.000Z`)
  clock.advance(-9 * 86_400_000)
  const states = () =>
    client.fetch<string[]>(
      '*[_type == "sourceState" && state in ["gone", "moved"]].state',
      {},
      {perspective: 'raw'},
    )
  // Only the pages of this test are on the web that the check sees; the others are passed over as not to be found.
  const resolve = async (hostname: string) => (hostname.endsWith('.test') ? ['127.0.0.1'] : [])
  const watch = {
    client,
    clock,
    factSource: endOfLife('http://127.0.0.1:9', 'tests'),
    guard: {...outside.guard, resolve},
    userAgent: 'tests',
  }
  while ((await states()).length < 2) {
    const {left} = await checkSources(watch)
    clock.advance(left > 0 ? 31_000 : 25 * 3_600_000)
  }

  const studio = new StudioPage(page, stack)
  await studio.signIn()
  await studio.open('edition', editionId, claimPath)
  await expect(page.getByText('1 source is gone, 1 source has moved: open each below')).toBeVisible()

  await studio.open('edition', editionId, `${claimPath}.sources[_key=="gone"]`)
  await expect(page.getByText(/^Gone since \d+ \w+ \d{4}$/)).toBeVisible()

  await studio.open('edition', editionId, `${claimPath}.sources[_key=="moved"]`)
  await expect(page.getByText(`Moved to ${outside.urlOf('moved.test', '/new')}`)).toBeVisible()
  const url = () =>
    client.fetch<string[]>(
      `*[_id == $id][0].${claimPath}.sources[_key == "moved"].url`,
      {id: `drafts.${editionId}`},
      {perspective: 'raw'},
    )
  await page.getByRole('button', {name: 'Take the new address'}).click()
  await expect.poll(url).toEqual([outside.urlOf('moved.test', '/new')])
  await expect(page.getByText('Moved to')).toBeHidden()
  await page.getByRole('button', {name: 'Undo'}).click()
  await expect.poll(url).toEqual([moved])
  await expect(page.getByText('Moved to')).toBeVisible()
})
