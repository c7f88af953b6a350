import {readFresh, readUntil} from '../support/reader.ts'
import {publishSample, sample} from '../support/sampleRoundup.ts'
import {expect, test} from '../support/test.ts'

test.use({stackOf: 'search'})

const search = (question: string) => `/search?${new URLSearchParams({q: question})}`

test.describe('without JavaScript', () => {
  test.use({javaScriptEnabled: false})

  test('a reader searches from any page and gets frameworks, editions and claims, with the words marked', async ({
    page,
    stack,
  }) => {
    await page.goto(`${stack.siteUrl}/frameworks/flask`)
    await page.getByRole('searchbox', {name: 'Search the site'}).fill('django')
    await page.getByRole('button', {name: 'Search the site'}).click()
    await expect(page).toHaveURL(`${stack.siteUrl}/search?q=django`)
    await expect(page).toHaveTitle(/^Search: django/)
    const main = page.getByRole('main')
    await expect(main.getByText(/^\d+ results for “django”\.$/)).toBeVisible()
    await expect(main.getByRole('heading', {level: 2}).first()).toContainText('Frameworks')
    await expect(main.getByRole('link', {name: 'Django', exact: true})).toHaveAttribute(
      'href',
      '/frameworks/django',
    )
    await expect(
      main
        .getByRole('region', {name: /^Claims/})
        .locator('mark')
        .first(),
    ).toHaveText('Django')
    await expect(page.getByRole('searchbox', {name: /^Search editions/})).toHaveValue('django')
  })

  test('a claim leads to its place in the newest edition that makes it', async ({page, stack}) => {
    await page.goto(stack.siteUrl + search('synchronous by default'))
    const link = page
      .getByRole('region', {name: /^Claims/})
      .getByRole('link')
      .first()
    const path = (await link.getAttribute('href')) ?? ''
    expect(path).toMatch(/^\/top-backend-frameworks#.+/)
    await link.click()
    await expect(page.locator(`[id="${path.split('#')[1]}"]`)).toBeInViewport()
  })

  test('small typing errors and accents do not matter', async ({page, stack}) => {
    await page.goto(stack.siteUrl + search('djnago'))
    await expect(page.getByText(/^Nothing says exactly “djnago”\. \d+ results come close\.$/)).toBeVisible()
    await expect(page.getByRole('main').getByRole('link', {name: 'Django', exact: true})).toBeVisible()
    await page.goto(stack.siteUrl + search('LÀRAVEL'))
    await expect(page.getByText(/results for “LÀRAVEL”/)).toBeVisible()
  })

  test('where nothing is found, the page says what to do next', async ({page, stack}) => {
    const response = await page.goto(stack.siteUrl + search('qqqqqqqqqqqq <zzzzzzzz>&'))
    expect(response?.status()).toBe(200)
    const main = page.getByRole('main')
    await expect(main.getByRole('heading', {name: 'Nothing found'})).toBeVisible()
    await expect(main).toContainText('comes close to “qqqqqqqqqqqq <zzzzzzzz>&”.')
    await expect(main.getByRole('link', {name: 'list of frameworks'})).toHaveAttribute('href', '/frameworks')
    await expect(main.getByRole('link', {name: 'roundups'})).toHaveAttribute('href', '/')
  })

  test('without a question the page offers its field', async ({page, stack}) => {
    for (const path of ['/search', '/search?q=', '/search?q=%20%20']) {
      expect((await page.goto(stack.siteUrl + path))?.status()).toBe(200)
      await expect(page.getByRole('searchbox', {name: /^Search editions/})).toHaveValue('')
      await expect(page.getByRole('main').getByRole('heading')).toHaveText(['Search'])
    }
  })

  test('an address without a page offers the search', async ({page, stack, complaints}) => {
    await page.goto(`${stack.siteUrl}/no-such-page`)
    await page.getByRole('searchbox', {name: /^Search editions/}).fill('flask')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(`${stack.siteUrl}/search?q=flask`)
    expect(complaints.splice(0)).toEqual([expect.stringContaining('status of 404')])
  })

  test('an address that is nearly right leads to what may have been meant, an edition that is gone to those there are', async ({
    page,
    stack,
    complaints,
  }) => {
    const likely = page.getByRole('navigation', {name: 'Likely pages'})
    await page.goto(`${stack.siteUrl}/frameworks/djnago`)
    await expect(likely.getByRole('link')).toHaveText(['Django'])
    const answer = await page.goto(`${stack.siteUrl}/top-backend-frameworks/2021`)
    expect(answer?.status()).toBe(404)
    await likely.getByRole('link', {name: 'Top 5 Backend Frameworks in 2026'}).click()
    await expect(page.getByRole('heading', {level: 1})).toHaveText('Top 5 Backend Frameworks in 2026')
    expect(complaints.splice(0)).toHaveLength(2)
  })
})

test('results are for whoever asked: not indexed, not kept, and bounded whatever is typed', async ({
  stack,
}) => {
  const response = await fetch(stack.siteUrl + search('flask'))
  expect(response.headers.get('x-robots-tag')).toBe('noindex')
  expect(response.headers.get('cache-control')).toContain('no-store')
  expect(await response.text()).toContain('<meta name="robots" content="noindex, follow"/>')
  const long = await readFresh(stack.siteUrl + search('a'.repeat(5_000)))
  expect(long.status).toBe(200)
  expect(long.html).toContain(`value="${'a'.repeat(100)}"`)
  expect((await readFresh(`${stack.siteUrl}/search?q=flask&q=django`)).status).toBe(200)
  const hostile = await readFresh(stack.siteUrl + search('"><script>alert(1)</script>\u0000'))
  expect(hostile.status).toBe(200)
  expect(hostile.html).not.toContain('<script>alert')
})

test('what is published can be found a moment later, and what is withdrawn cannot', async ({stack}) => {
  const address = stack.siteUrl + search('samples of 2023')
  await publishSample(stack.client)
  await readUntil(address, ({html}) => html.includes(`href="/${sample.slug}"`))
  await stack.client
    .patch(sample.editions[2023])
    .set({'entries[0].advantages[0].body': 'Zweifelsohne.'})
    .commit()
  await readUntil(stack.siteUrl + search('zweifelsohne'), ({html}) => html.includes('#sample-orm'))
  await stack.client.delete(sample.editions[2023])
  await readUntil(stack.siteUrl + search('zweifelsohne'), ({html}) => !html.includes('#sample-orm'))
})

test('suggestions are at most eight, and none for nothing', async ({request, stack}) => {
  const suggest = async (question: string) => {
    const response = await request.get(`${stack.siteUrl}/api/search?${new URLSearchParams({q: question})}`)
    expect(response.status()).toBe(200)
    expect(response.headers()['cache-control']).toBe('no-store')
    return (await response.json()).suggestions
  }
  expect(await suggest('e')).toHaveLength(8)
  expect((await suggest('flsk'))[0]).toEqual({title: 'Flask', place: 'Framework', path: '/frameworks/flask'})
  expect(await suggest('')).toEqual([])
  expect(await suggest('x'.repeat(10_000))).toEqual([])
})

test('suggestions come while a reader types, and can be walked through by keyboard', async ({
  page,
  stack,
}) => {
  await page.goto(stack.siteUrl)
  const field = page.getByRole('combobox', {name: 'Search the site'})
  await field.pressSequentially('lara')
  const list = page.getByRole('listbox', {name: 'Suggestions'})
  await expect(list).toBeVisible()
  await expect(field).toHaveAttribute('aria-expanded', 'true')
  const options = list.getByRole('option')
  await expect(options.first()).toContainText('Laravel')

  await page.keyboard.press('ArrowDown')
  await expect(options.first()).toHaveAttribute('aria-selected', 'true')
  const active = await field.getAttribute('aria-activedescendant')
  expect(active).toBe(await options.first().getAttribute('id'))
  await page.keyboard.press('ArrowUp')
  await expect(field).not.toHaveAttribute('aria-activedescendant')

  await page.keyboard.press('Escape')
  await expect(list).toBeHidden()
  await expect(field).toHaveAttribute('aria-expanded', 'false')
  await expect(field).toHaveValue('lara')

  await field.pressSequentially('v')
  await expect(list).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`${stack.siteUrl}/frameworks/laravel`)
})

test('a suggestion is taken by a click, and Enter without one asks for the page of results', async ({
  page,
  stack,
}) => {
  await page.goto(`${stack.siteUrl}/search`)
  const field = page.getByRole('combobox', {name: /^Search editions/})
  await field.pressSequentially('expr')
  await page
    .getByRole('option', {name: /^Express/})
    .first()
    .click()
  await expect(page).toHaveURL(`${stack.siteUrl}/frameworks/express`)
  await page.goto(`${stack.siteUrl}/search`)
  await field.pressSequentially('expr')
  await expect(page.getByRole('listbox')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`${stack.siteUrl}/search?q=expr`)
})

test('an answer that comes too late is dropped, and one that fails leaves the form as it is', async ({
  page,
  stack,
}) => {
  const late = Promise.withResolvers<undefined>()
  await page.route('**/api/search?q=fla', async (route) => {
    await late.promise
    await route.fulfill({json: {suggestions: [{title: 'Too late', place: '', path: '/'}]}}).catch(() => null)
  })
  await page.goto(stack.siteUrl)
  const field = page.getByRole('combobox', {name: 'Search the site'})
  const asked = page.waitForRequest('**/api/search?q=fla')
  await field.fill('fla')
  await asked
  await field.fill('django')
  await expect(page.getByRole('option').first()).toContainText('Django')
  late.resolve(undefined)
  await expect(page.getByRole('option', {name: 'Too late'})).toHaveCount(0)
  await expect(page.getByRole('option').first()).toContainText('Django')
})
