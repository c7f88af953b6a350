import {readFresh, readUntil} from '../support/reader.ts'
import {expect, test} from '../support/test.ts'

test.use({stackOf: 'charts'})

const evergreen = '/top-backend-frameworks'

test.describe('without JavaScript', () => {
  test.use({javaScriptEnabled: false})

  test('an edition draws the popularity of its entries, with the break, the credit and the figures as a table', async ({
    page,
    stack,
  }) => {
    await page.goto(stack.siteUrl + evergreen)
    const popularity = page.getByRole('region', {name: 'Popularity'})
    const chart = popularity.getByRole('img', {name: /^Popularity of Express, Flask, Django.*2019 to 2025$/})
    await expect(chart).toBeVisible()
    await expect(chart).toHaveAccessibleDescription(/Flask: 11\.8 % in 2019, 14\.8 % in 2025\./)
    await expect(chart.getByText('Django 13.0')).toBeVisible()
    await expect(popularity).toContainText('2025 is not drawn on from 2024')
    await expect(
      popularity.getByRole('link', {name: 'Stack Overflow Developer Survey, Stack Exchange Inc., ODbL'}),
    ).toBeVisible()
    await popularity.getByText('The figures as a table').click()
    const row = popularity.getByRole('row', {name: /^2022/})
    await expect(row).toHaveText(/^2022\s*23\.5\s*14\.9\s*14\.9\s*9\.6\s*5\.9\s*53,544$/)
  })

  test('on a phone another drawing is shown, its words are large enough, and the page does not scroll sideways', async ({
    page,
    stack,
  }) => {
    await page.setViewportSize({width: 390, height: 844})
    await page.goto(stack.siteUrl + evergreen)
    const chart = page.getByRole('img', {name: /^Popularity of/})
    await expect(chart).toHaveCount(1)
    const sizes = await chart.locator('text').evaluateAll((words) =>
      words.map((word) => {
        const drawn = word.closest('svg')
        const scale = (drawn?.getBoundingClientRect().width ?? 0) / (drawn?.viewBox.baseVal.width ?? 1)
        return Number.parseFloat(getComputedStyle(word).fontSize) * scale
      }),
    )
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(11)
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(overflow).toBe(0)
  })

  test('the changes page draws how places moved, and each claim can be linked to', async ({page, stack}) => {
    await page.goto(`${stack.siteUrl + evergreen}/2026/changes`)
    const chart = page.getByRole('img', {name: 'Places in 2022 and in 2026'})
    await expect(chart).toHaveAccessibleDescription(/Express: 4 in 2022, 1 in 2026\./)
    const claim = page.locator('#django-scalability')
    await claim.hover()
    await expect(claim.getByText('Link to this')).toHaveCSS('opacity', '1')
    await claim.getByRole('heading').getByRole('link').click()
    await expect(page).toHaveURL(/#django-scalability$/)
  })

  test('a framework’s page draws its places and its popularity', async ({page, stack}) => {
    await page.goto(`${stack.siteUrl}/frameworks/flask`)
    await expect(page.getByRole('img', {name: /^Places of Flask in/})).toHaveAccessibleDescription(
      'Flask: 1 in 2022, 2 in 2026.',
    )
    await expect(page.getByRole('img', {name: 'Popularity of Flask, 2019 to 2025'})).toBeVisible()
    const claims = page.getByRole('region', {name: 'Every claim made about it'})
    await expect(claims.locator('#flask-easy-to-learn')).toContainText('2022: stated')
    await expect(claims.locator('#flask-easy-to-learn')).toContainText('2026: Holds')
    await page.getByRole('link', {name: 'Compare Flask with others'}).click()
    await expect(page.getByRole('heading', {level: 1})).toHaveText('Compare')
  })
})

test('entries are set side by side, and sorted by a column when asked', async ({page, stack}) => {
  await page.goto(stack.siteUrl + evergreen)
  const table = page.getByRole('table', {name: /^Facts about the entries/})
  const names = table.getByRole('rowheader')
  await expect(names).toHaveText(['Express', 'Flask', 'Django', 'Laravel', 'Ruby on Rails'])

  await table.getByRole('button', {name: 'First release'}).click()
  await expect(table.getByRole('columnheader', {name: 'First release'})).toHaveAttribute(
    'aria-sort',
    'ascending',
  )
  await expect(names).toHaveText(['Ruby on Rails', 'Django', 'Express', 'Flask', 'Laravel'])
  await table.getByRole('button', {name: 'First release'}).click()
  await expect(names.first()).toHaveText('Laravel')
  await table.getByRole('button', {name: 'Hold'}).click()
  await expect(names, 'by the share that holds').toHaveText([
    'Ruby on Rails',
    'Django',
    'Flask',
    'Laravel',
    'Express',
  ])
  await table.getByRole('button', {name: 'Place'}).click()
  await expect(names.first()).toHaveText('Express')
  await expect(table.locator('[aria-sort]')).toHaveCount(1)
})

test('an edition is drawn anew when the series of one of its frameworks changes', async ({stack}) => {
  await readFresh(stack.siteUrl + evergreen)
  const flask = await stack.client.fetch<{_id: string}>(
    '*[_type == "framework" && slug.current == "flask"][0]{_id}',
  )
  await stack.client.patch(flask._id).set({'popularity.shares[year == 2025].percent': 15.7}).commit()
  await readUntil(stack.siteUrl + evergreen, ({html}) =>
    html.includes('Flask: 11.8 % in 2019, 15.7 % in 2025.'),
  )
  await stack.client.patch(flask._id).set({'popularity.shares[year == 2025].percent': 14.8}).commit()
  await readUntil(stack.siteUrl + evergreen, ({html}) =>
    html.includes('Flask: 11.8 % in 2019, 14.8 % in 2025.'),
  )
})
