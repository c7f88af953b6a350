import {readFresh, readUntil} from '../support/reader.ts'
import {expect, test} from '../support/test.ts'

test.use({stackOf: 'compare', javaScriptEnabled: false})

test('a reader chooses two frameworks and gets them side by side', async ({page, stack}) => {
  await page.goto(`${stack.siteUrl}/compare`)
  await page.getByLabel('First framework').selectOption('Flask')
  await page.getByLabel('Second framework').selectOption('Django')
  await page.getByRole('button', {name: 'Compare'}).click()
  await expect(page).toHaveURL(/\/compare\/django-vs-flask$/)
  await expect(page.getByRole('heading', {level: 1})).toHaveText('Django vs Flask')
  await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', /\/compare\/django-vs-flask$/)

  const flask = page.getByRole('region', {name: 'Facts about Flask'})
  await expect(flask).toContainText('Armin Ronacher')
  await expect(flask.getByRole('link', {name: /, 2026$/})).toBeVisible()
  const claims = page.getByRole('region', {name: 'Claims about Django'})
  await expect(claims).toContainText('Corrected, verified 15 October 2026')
  await expect(claims.getByText('2 sources for Scalability')).toBeVisible()
  await expect(page.getByRole('img', {name: 'Popularity of Django and Flask, 2019 to 2025'})).toBeVisible()
})

test('three can be compared, and on a phone the page does not scroll sideways', async ({page, stack}) => {
  await page.setViewportSize({width: 390, height: 844})
  await page.goto(`${stack.siteUrl}/compare/django-vs-flask-vs-laravel`)
  await expect(page.getByRole('heading', {level: 1})).toHaveText('Django vs Flask vs Laravel')
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow).toBe(0)
})

test('any other order and any repeat lead to the one address for good', async ({stack}) => {
  for (const other of ['flask-vs-django', 'django-vs-flask-vs-django']) {
    await readUntil(
      `${stack.siteUrl}/compare/${other}`,
      ({status, location}) => status === 308 && location === '/compare/django-vs-flask',
    )
  }
})

test('what is no comparison is not found', async ({stack}) => {
  for (const missing of ['django', 'django-vs-nobody', 'django-vs-django', 'none']) {
    expect((await readFresh(`${stack.siteUrl}/compare/${missing}`)).status).toBe(404)
  }
})

test('a choice that is none leads back to the form, which says so', async ({page, stack}) => {
  const {status, location} = await readFresh(`${stack.siteUrl}/compare/pick?framework=flask&framework=flask`)
  expect([status, location]).toEqual([303, '/compare#two-or-three'])
  await page.goto(`${stack.siteUrl}/compare`)
  await page.getByLabel('First framework').selectOption('Flask')
  await page.getByLabel('Second framework').selectOption('Flask')
  await page.getByRole('button', {name: 'Compare'}).click()
  await expect(page.getByRole('alert')).toHaveText(
    'These cannot be compared: choose two or three different frameworks.',
  )
})

test('a comparison shows a change of either framework', async ({stack}) => {
  const address = `${stack.siteUrl}/compare/django-vs-express`
  await readUntil(address, ({html}) => html.includes('Adrian Holovaty'))
  const django = await stack.client.fetch<{_id: string}>(
    '*[_type == "framework" && slug.current == "django"][0]{_id}',
  )
  await stack.client.patch(django._id).set({licence: 'A changed licence'}).commit()
  await readUntil(address, ({html}) => html.includes('A changed licence'))
})

test('the map of the site has the form and the pairs of a current edition', async ({stack}) => {
  expect((await readFresh(`${stack.siteUrl}/sitemap/lists.xml`)).html).toContain('/compare</loc>')
  const {html} = await readFresh(`${stack.siteUrl}/sitemap/roundups-1.xml`)
  expect(html).toContain('/compare/django-vs-flask</loc>')
})
