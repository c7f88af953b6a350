import type {Locator, Page} from '@playwright/test'

import {ids} from '../../sanity/seed/ids.ts'
import {readFresh, readUntil, warm} from '../support/reader.ts'
import {StudioPage} from '../support/studio.ts'
import {expect, test} from '../support/test.ts'
import {withoutWebhook} from '../support/withoutWebhook.ts'

test.use({stackOf: 'studio-receipts', timezoneId: 'Europe/Berlin'})
test.describe.configure({mode: 'serial'})

const editionId = ids.edition2026
const evergreen = '/top-backend-frameworks'
const publishes = 10
const seen = /since \d\d:\d\d:\d\d, [\d.]+ (s|min) after publishing/

/** The notice below the Studio. */
function notice(page: Page): Locator {
  return page.getByRole('status', {name: 'Receipts'})
}

/** The line of one page in the notice. */
function line(page: Page, path: string): Locator {
  return notice(page)
    .getByRole('listitem')
    .filter({has: page.getByRole('link', {name: path, exact: true})})
}

test('after a publish the Studio says since when readers see it, page by page, wherever one goes', async ({
  page,
  stack,
}) => {
  const studio = new StudioPage(page, stack)
  await studio.signIn()
  await studio.open('edition', editionId)
  await studio.type('headline', 'Five frameworks, with a receipt')
  await studio.drafted(editionId, {headline: 'Five frameworks, with a receipt'})
  await expect(notice(page)).toBeEmpty()
  await studio.publish()

  await expect(notice(page)).toContainText(/Readers see “Five frameworks, with a receipt” since/)
  const paths = [evergreen, `${evergreen}/2026`, `${evergreen}/2026/changes`, '/frameworks/flask']
  for (const path of paths) await expect(line(page, path)).toContainText(seen)
  expect((await readFresh(stack.siteUrl + evergreen)).html).toContain('Five frameworks, with a receipt')
  // Nothing of the form is behind it.
  const [box, button] = [
    await notice(page).boundingBox(),
    await page.getByTestId('action-publish').last().boundingBox(),
  ]
  expect((button?.y ?? 0) + (button?.height ?? 0)).toBeLessThanOrEqual(box?.y ?? 0)

  await page.getByRole('link', {name: 'Refreshes'}).first().click()
  await expect(notice(page)).toContainText('Five frameworks, with a receipt')
  await notice(page).getByRole('button', {name: 'Close receipt'}).click()
  await expect(notice(page)).toBeEmpty()
})

test('settings, a roundup and a framework have receipts of their own, and a person where named', async ({
  page,
  stack,
}) => {
  const studio = new StudioPage(page, stack)
  await studio.signIn()
  const kinds = [
    {type: 'siteSettings', id: ids.siteSettings, field: 'tagline', shown: '/'},
    {type: 'roundup', id: ids.roundup, field: 'description', shown: evergreen},
    {type: 'framework', id: ids.flask, field: 'summary', shown: '/frameworks/flask'},
    {type: 'person', id: ids.desk, field: 'role', shown: `${evergreen}/2022`},
  ]
  for (const {type, id, field, shown} of kinds) {
    await studio.open(type, id)
    await studio.type(field, `Written for the receipt of a ${type}.`)
    await studio.drafted(id, {[field]: `Written for the receipt of a ${type}.`})
    await studio.publish()
    await expect(line(page, shown)).toContainText(seen)
  }
})

test(`over ${publishes} publishes each has its own receipt`, async ({page, stack}) => {
  test.slow()
  const studio = new StudioPage(page, stack)
  await studio.signIn()
  await studio.open('edition', editionId)
  for (let number = 1; number <= publishes; number += 1) {
    const headline = `Receipt ${number} of ${publishes}`
    await studio.type('headline', headline)
    await studio.drafted(editionId, {headline})
    await studio.publish()
    await expect(notice(page)).toContainText(`Readers see “${headline}” since`)
  }
  const query = '*[_type == "receipt" && documentId == $editionId] | order(publishedAt asc)'
  const receipts: {
    revision: string
    publishedBy: string
    addresses: {address: string; state: string; milliseconds: number}[]
  }[] = await stack.client.fetch(query, {editionId}, {perspective: 'raw'})
  const last = receipts.slice(-publishes)
  expect(new Set(last.map(({revision}) => revision)).size).toBe(publishes)
  expect(last.flatMap(({addresses}) => addresses.filter(({state}) => state !== 'seen'))).toEqual([])
  const slowest = last.map(({addresses}) => Math.max(...addresses.map(({milliseconds}) => milliseconds)))
  const first = last.map(({addresses}) => addresses[0]?.milliseconds ?? 0)
  const figures = (values: number[]) => {
    const sorted = values.toSorted((a, b) => a - b)
    return `median ${(Number(sorted[publishes / 2 - 1]) + Number(sorted[publishes / 2])) / 2} ms of ${sorted.join(', ')} ms`
  }
  process.stdout.write(`publish to receipt of the evergreen page: ${figures(first)}\n`)
  process.stdout.write(`publish to receipt of all ${last[0]?.addresses.length} pages: ${figures(slowest)}\n`)
})

test('two publishes in a row have a receipt each, and the later one is on show', async ({page, stack}) => {
  const studio = new StudioPage(page, stack)
  await studio.signIn()
  await studio.open('framework', ids.laravel)
  for (const summary of ['The first of two.', 'The second of two.']) {
    await studio.type('summary', summary)
    await studio.drafted(ids.laravel, {summary})
    await studio.publish()
  }
  const query = `*[_type == "receipt" && documentId == $id && count(addresses[state != "seen"]) == 0]
    | order(publishedAt asc).revision`
  const kept = async (): Promise<string[]> =>
    stack.client.fetch(query, {id: ids.laravel}, {perspective: 'raw'})
  await expect.poll(async () => (await kept()).length).toBe(2)
  const [first, second] = await kept()
  expect(first).not.toBe(second)
  expect((await stack.client.getDocument(ids.laravel))?._rev).toBe(second)
  await expect(notice(page).getByText('Readers see “Laravel”')).toHaveCount(1)
})

test('what stays stale is told with what was tried, and is made anew at a press', async ({page, stack}) => {
  const studio = new StudioPage(page, stack)
  await studio.signIn()
  await studio.open('framework', ids.django)
  const address = `${stack.siteUrl}/frameworks/django`
  await warm([address])
  const report = await withoutWebhook(stack)
  try {
    await studio.type('summary', 'Not reported to the site.')
    await studio.drafted(ids.django, {summary: 'Not reported to the site.'})
    await studio.publish()
    await expect(line(page, '/frameworks/django')).toContainText(
      /asked \d+ times; it answered 200 and still shows revision \w+/,
    )
    await expect(notice(page)).toContainText('Readers do not have “Django” yet')
    expect((await readFresh(address)).html).not.toContain('Not reported to the site.')

    await notice(page).getByRole('button', {name: 'Revalidate now'}).click()
    await expect(line(page, '/frameworks/django')).toContainText(seen)
    await expect(notice(page)).toContainText('Readers see “Django” since')
    await readUntil(address, ({html}) => html.includes('Not reported to the site.'))
  } finally {
    await report()
  }
})

test('the site makes pages anew only for who knows a receipt', async ({stack}) => {
  const ask = async (body: string) =>
    (await fetch(`${stack.siteUrl}/api/receipts/revalidate`, {method: 'POST', body})).status
  expect(await ask('{"id": "receipt.0123456789abcdef0123456789abcdef"}')).toBe(404)
  expect(await ask(`{"id": "${editionId}"}`)).toBe(400)
  expect(await ask('not JSON')).toBe(400)
  expect(await ask(JSON.stringify({id: 'x'.repeat(2_000)}))).toBe(413)
  const query = '*[_type == "receipt"][0]._id'
  const id: string = await stack.client.fetch(query, {}, {perspective: 'raw'})
  expect(await ask(JSON.stringify({id}))).toBe(200)
  const anybody = stack.client.withConfig({token: undefined, perspective: 'raw'})
  expect(await anybody.fetch('count(*[_type == "receipt"])'), 'no reader sees one').toBe(0)
})

test('the history lists receipts, the newest first, by document, and asks again', async ({page, stack}) => {
  const studio = new StudioPage(page, stack)
  await studio.signIn()
  await page.goto(`${stack.siteUrl}/studio/receipts`)
  const rows = page.getByRole('listitem').filter({has: page.getByRole('button', {name: 'Check now'})})
  await expect(rows.first()).toContainText('Django')
  await expect(rows.first()).toContainText(/Readers had it on all \d+ pages/)
  await rows.first().getByRole('button', {name: 'Check now'}).click()
  await expect(rows.first()).toContainText(/Asked at \d\d:\d\d:\d\d: readers have what is published now/)

  await page.getByRole('combobox', {name: 'Document'}).selectOption({label: 'Flask'})
  await expect(rows).toHaveCount(1)
  await expect(rows.first()).toContainText('/frameworks/flask')
  await rows.first().getByRole('link', {name: 'Flask', exact: true}).click()
  await expect.poll(() => studio.openId()).toBe(ids.flask)
})
