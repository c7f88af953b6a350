import {AxeBuilder} from '@axe-core/playwright'

import {readFresh, readUntil} from '../support/reader.ts'
import {expect, test} from '../support/test.ts'

test.use({stackOf: 'pages'})

const site = 'http://perennial.test'
const padded = (number: number) => String(number).padStart(3, '0')
const reference = (id: string) => ({_type: 'reference', _ref: id})

/** A hundred frameworks and twenty roundups beside the seeded ones, whose slugs come before theirs. */
test.beforeAll(async ({stack}) => {
  const transaction = stack.client.transaction()
  for (let number = 1; number <= 100; number += 1) {
    const slug = {_type: 'slug', current: `a-framework-${padded(number)}`}
    const summary = `What framework ${number} is.`
    transaction.createOrReplace({
      _id: `a-framework-${padded(number)}`,
      _type: 'framework',
      name: `Framework ${number}`,
      slug,
      summary,
    })
  }
  for (let number = 1; number <= 20; number += 1) {
    const slug = {_type: 'slug', current: `a-roundup-${padded(number)}`}
    transaction.createOrReplace({
      _id: `a-roundup-${padded(number)}`,
      _type: 'roundup',
      title: `Roundup ${number}`,
      slug,
    })
    transaction.createOrReplace({
      _id: `an-edition-${padded(number)}`,
      _type: 'edition',
      roundup: reference(`a-roundup-${padded(number)}`),
      year: 2024,
      headline: `Edition ${number}`,
      publishedAt: '2024-05-01T08:00:00Z',
      entries: [{_key: 'a', position: 1, framework: reference('a-framework-001')}],
    })
  }
  await transaction.commit()
  await readUntil(
    `${stack.siteUrl}/frameworks`,
    ({html}) => html.includes('page 2') || html.includes('page/2'),
  )
  await readUntil(`${stack.siteUrl}/`, ({html}) => html.includes('/page/2'))
})

for (const {list, last, total, onFirst} of [
  {list: '/frameworks', last: 3, total: 105, onFirst: 'Framework 50'},
  {list: '/', last: 3, total: 21, onFirst: 'Edition 10'},
]) {
  const pageAt = (number: number) => (number === 1 ? list : `${list === '/' ? '' : list}/page/${number}`)

  test(`the pages of ${list} have everything on it once, and lead to one another`, async ({page, stack}) => {
    const found: string[] = []
    for (let number = 1; number <= last; number += 1) {
      await page.goto(stack.siteUrl + pageAt(number))
      found.push(...(await page.getByRole('main').getByRole('heading', {level: 2}).allTextContents()))
      const head = async (rel: string) => {
        const link = page.locator(`head link[rel="${rel}"]`)
        return (await link.count()) > 0 ? link.getAttribute('href') : null
      }
      const canonical = site + (pageAt(number) === '/' ? '' : pageAt(number))
      expect(await head('canonical')).toBe(canonical)
      const neighbour = (other: number) =>
        other >= 1 && other <= last ? site + (pageAt(other) === '/' ? '' : pageAt(other)) : null
      for (const [rel, other] of [
        ['prev', neighbour(number - 1)],
        ['next', neighbour(number + 1)],
      ] as const) {
        expect(await head(rel), `${rel} of page ${number}`).toBe(other)
      }
      const nav = page.getByRole('navigation', {name: 'Pages'})
      await expect(nav.getByRole('link', {name: `Page ${number}`, exact: true})).toHaveAttribute(
        'aria-current',
        'page',
      )
      const graph: unknown = JSON.parse(
        (await page.locator('script[type="application/ld+json"]').textContent()) ?? '{}',
      )
      expect(JSON.stringify(graph)).toContain(`"position":${found.length}`)
    }
    expect(found).toHaveLength(total)
    expect(new Set(found).size).toBe(total)
    expect(found).toContain(onFirst)
  })

  test(`whoever has a keyboard only leafs through ${list}`, async ({page, stack}) => {
    await page.goto(stack.siteUrl + pageAt(2))
    const nav = page.getByRole('navigation', {name: 'Pages'})
    await nav.getByRole('link', {name: 'Previous page'}).focus()
    await page.keyboard.press('Tab')
    await expect(nav.getByRole('link', {name: 'Page 1', exact: true})).toBeFocused()
    await nav.getByRole('link', {name: 'Next page'}).focus()
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(stack.siteUrl + pageAt(3))
    const {violations} = await new AxeBuilder({page}).analyze()
    expect(violations.map(({id, nodes}) => [id, nodes.map(({html}) => html)])).toEqual([])
  })

  test(`${list} has no page but its own, and one address for each`, async ({stack}) => {
    for (const number of ['0', '4', '02', '999999', 'none'])
      expect((await readFresh(`${stack.siteUrl}${list === '/' ? '' : list}/page/${number}`)).status).toBe(404)
    const {status, location} = await readFresh(`${stack.siteUrl}${list === '/' ? '' : list}/page/1`)
    expect([status, location]).toEqual([308, list])
  })

  test(`a page of ${list} follows what is published`, async ({stack}) => {
    const address = stack.siteUrl + pageAt(2)
    await readUntil(address, ({cache}) => cache === 'HIT')
    const id = list === '/' ? 'an-edition-015' : 'a-framework-060'
    await stack.client
      .patch(id)
      .set(list === '/' ? {headline: 'Renamed here'} : {name: 'Renamed here'})
      .commit()
    await readUntil(address, ({html}) => html.includes('Renamed here'))
  })
}

test('where there are too many frameworks to choose from, readers type their names', async ({
  page,
  stack,
}) => {
  await page.goto(`${stack.siteUrl}/compare`)
  await page.getByLabel('First framework').fill('ruby on rails')
  await page.getByLabel('Second framework').fill('Framework 73')
  await page.getByRole('button', {name: 'Compare'}).click()
  await expect(page).toHaveURL(/\/compare\/a-framework-073-vs-ruby-on-rails$/)
  await expect(page.getByRole('heading', {level: 1})).toHaveText('Framework 73 vs Ruby on Rails')
})

test('the guide for programs names the first of each list and where it goes on', async ({stack}) => {
  const {html} = await readFresh(`${stack.siteUrl}/llms.txt`)
  expect(html).toContain(`[More frameworks](${site}/frameworks/page/2): page 2 of 3`)
  expect(html).toContain(`[More roundups](${site}/page/2): page 2 of 3`)
  expect(html).not.toContain('ruby-on-rails.md')
})
