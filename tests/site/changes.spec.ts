import {readFresh, readUntil, warm} from '../support/reader.ts'
import {edition2025, publishSample, sample} from '../support/sampleRoundup.ts'
import {expect, test} from '../support/test.ts'

test.use({stackOf: 'changes', javaScriptEnabled: false})

const evergreen = `/${sample.slug}`
const changes2023 = `/${sample.slug}/2023/changes`
const changes2025 = `/${sample.slug}/2025/changes`

test.beforeEach(async ({stack}) => {
  await stack.client.delete(sample.editions[2025])
  await publishSample(stack.client)
  await readUntil(
    stack.siteUrl + evergreen,
    ({status, html}) => status === 200 && html.includes('Samples of 2023'),
  )
  await readUntil(stack.siteUrl + changes2023, ({status, html}) => status === 200 && html.includes('seven'))
})

test('the seeded editions are compared claim by claim, the verdict first', async ({page, stack}) => {
  await page.goto(`${stack.siteUrl}/top-backend-frameworks`)
  await page.getByRole('link', {name: 'What changed since 2022'}).click()
  await expect(page).toHaveURL(/\/top-backend-frameworks\/2026\/changes$/)
  await expect(page.getByRole('heading', {level: 1})).toHaveText('What changed in 2026')

  const row = (name: string) => page.getByRole('table').getByRole('row').filter({hasText: name})
  await expect(row('Express')).toHaveText(/^1\s*Express\s*4.*up 3 places$/)
  await expect(row('Flask')).toHaveText(/^2\s*Flask\s*1.*down 1 place$/)

  await expect(page.locator('#django-scalability')).toContainText('Corrected')
  await expect(page.locator('#django-scalability')).toContainText('In 2022')
  const retired = page.locator('article article').filter({hasText: 'Outdated, dropped'})
  await expect(retired.getByRole('heading', {level: 4})).toHaveText(/callbacks/i)
  await expect(retired).toContainText('As it stood in 2022')
})

test('the page of the past edition leads there too', async ({page, stack}) => {
  await page.goto(`${stack.siteUrl}/top-backend-frameworks/2022`)
  await page.getByRole('link', {name: 'what changed in 2026'}).click()
  await expect(page.getByRole('heading', {level: 1})).toHaveText('What changed in 2026')
})

test('each claim is told with verdict, side, note and both wordings, at an address of its own', async ({
  page,
  stack,
}) => {
  await page.goto(`${stack.siteUrl + changes2023}#sample-lines`)
  const main = page.getByRole('main')
  await expect(main).toContainText('1 new')
  await expect(main).toContainText('By the share of those who answered.')

  const reworded = page.locator('#sample-lines')
  await expect(reworded).toContainText(/^Corrected\s*Advantage/)
  await expect(reworded.getByRole('deletion')).toHaveText('five')
  await expect(reworded.getByRole('insertion')).toHaveText('seven')
  await expect(reworded).toContainText('A server takes five lines of code.')
  await expect(reworded).toContainText('A server takes seven lines of code.')
  await expect(reworded).toContainText('Tested again: corrected.')
  await expect(reworded.getByRole('link', {name: 'About sample-lines'})).toHaveAttribute(
    'href',
    '#sample-lines',
  )

  await expect(page.locator('#sample-orm')).toContainText('Not tested again')
  await expect(page.locator('#sample-gems')).toContainText('There is a gem for <everything> & more.')
  const retired = page.locator('#sample-old')
  await expect(retired).toContainText(/^Outdated, dropped\s*Disadvantage/)
  await expect(retired).toContainText('Tested again: outdated.')
})

test('headings follow one another without a gap', async ({page, stack}) => {
  for (const path of [changes2023, evergreen, '/top-backend-frameworks/2026/changes']) {
    await page.goto(stack.siteUrl + path)
    const levels = await page
      .getByRole('heading')
      .evaluateAll((headings) => headings.map(({tagName}) => Number(tagName.slice(1))))
    expect(levels[0], path).toBe(1)
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
    for (const [index, level] of levels.entries())
      expect(level - (levels[index - 1] ?? 0), `${path}, heading ${index}`).toBeLessThanOrEqual(1)
  }
})

test('the first edition has no changes page, nor has a year without an edition', async ({stack}) => {
  for (const year of ['2021', '2022', '2024', '02023', 'latest']) {
    const {status, html} = await readFresh(`${stack.siteUrl}/${sample.slug}/${year}/changes`)
    expect([year, status]).toEqual([year, 404])
    expect(html).toContain('There is no page at this address')
  }
  expect((await readFresh(`${stack.siteUrl}/no-such-roundup/2023/changes`)).status).toBe(404)
})

test('a change of either edition drops the page, and of no other page of changes', async ({stack}) => {
  const other = `${stack.siteUrl}/top-backend-frameworks/2026/changes`
  await warm([stack.siteUrl + changes2023, other])
  await stack.client
    .patch(sample.editions[2021])
    .set({'entries[_key=="flask"].advantages[0].body': 'A server takes six lines of code.'})
    .commit()
  await readUntil(stack.siteUrl + changes2023, ({html}) => html.includes('<del>six</del>'))
  await stack.client
    .patch(sample.editions[2023])
    .set({'entries[_key=="flask"].advantages[0].body': 'A server takes eight lines of code.'})
    .commit()
  await readUntil(stack.siteUrl + changes2023, ({html}) => html.includes('<ins>eight</ins>'))
  expect((await readFresh(other)).cache).toBe('HIT')
})

test('a new edition gets its page of changes, and is compared anew when a year moves', async ({stack}) => {
  expect((await readFresh(stack.siteUrl + changes2025)).status).toBe(404)
  await stack.client.createOrReplace(edition2025)
  await readUntil(stack.siteUrl + changes2025, ({status}) => status === 200)
  await readUntil(stack.siteUrl + evergreen, ({html}) => html.includes('What changed since'))
  const moved = await readFresh(stack.siteUrl + changes2025)
  expect(moved.html).toContain('Flask')
  expect(moved.html).toContain('dropped')

  await stack.client.patch(sample.editions[2023]).set({year: 2020}).commit()
  await readUntil(stack.siteUrl + changes2023, ({status}) => status !== 200)
  await readUntil(stack.siteUrl + changes2025, ({html}) => html.includes('2021'))
  expect((await readFresh(`${stack.siteUrl}/${sample.slug}/2020/changes`)).status).toBe(404)
})

test('an edition says how its entries moved since the one before, also when that is reordered', async ({
  page,
  stack,
}) => {
  await page.goto(stack.siteUrl + evergreen)
  const ranking = page.getByRole('navigation', {name: 'The ranking'})
  await expect(ranking.getByRole('link', {name: /Django/})).toContainText('up from 2 in 2021')
  await expect(ranking.getByRole('link', {name: /Rails/})).toContainText('new since 2021')
  await expect(page.getByRole('region', {name: 'Flask'})).toContainText('down from 1 in 2021')

  await page.goto(`${stack.siteUrl}/${sample.slug}/2021`)
  await expect(page.getByRole('main')).not.toContainText('since')

  await stack.client
    .patch(sample.editions[2021])
    .set({'entries[_key=="flask"].position': 2, 'entries[_key=="django"].position': 1})
    .commit()
  await readUntil(stack.siteUrl + evergreen, ({html}) => html.includes('unchanged since 2021'))
})

test('a framework page follows its rank through the editions, and says when one dropped it', async ({
  page,
  stack,
}) => {
  await stack.client.createOrReplace(edition2025)
  const flask = `${stack.siteUrl}/frameworks/flask`
  await readUntil(flask, ({html}) => html.includes('no longer ranked'))
  await page.goto(flask)
  await expect(page.getByRole('link', {name: /Samples.*2023/})).toContainText('down from 1 in 2021')
  await expect(page.getByRole('link', {name: /Samples.*2025/})).toContainText('no longer ranked')
})
