import {AxeBuilder} from '@axe-core/playwright'

import {expect, test} from '../support/test.ts'

test.use({stackOf: 'accessibility'})

/** An address of each kind of page. */
const pages = [
  '/',
  '/top-backend-frameworks',
  '/top-backend-frameworks/2022',
  '/top-backend-frameworks/2026/changes',
  '/frameworks',
  '/frameworks/django',
  '/search?q=comunity',
  '/compare',
  '/compare/django-vs-flask',
  '/there/is/nothing',
]

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [390, 1440]) {
    test(`no page has a fault that axe can find, in the ${colorScheme} theme at ${width} pixels`, async ({
      page,
      complaints,
    }) => {
      await page.emulateMedia({colorScheme, reducedMotion: 'reduce'})
      await page.setViewportSize({width, height: 900})
      for (const path of pages) {
        await page.goto(path)
        await page.evaluate(() => {
          for (const details of document.querySelectorAll('details')) details.open = true
        })
        const {violations} = await new AxeBuilder({page})
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
          .analyze()
        const faults = violations.map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html).join(' ')}`)
        expect(faults, path).toEqual([])
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        expect(overflow, `${path} is no wider than the screen`).toBe(0)
      }
      // The browser itself reports the status of the address without a page.
      expect(complaints.splice(0)).toEqual([expect.stringContaining('status of 404')])
    })
  }
}

test('by keyboard a reader skips to the text, goes to an entry, and opens the sources of a claim', async ({
  page,
}) => {
  await page.goto('/top-backend-frameworks')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', {name: 'Skip to the text'})).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()

  const flask = page.getByRole('navigation', {name: 'Entries'}).getByRole('link', {name: 'Flask'})
  await flask.focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/#flask$/)
  await expect(page.getByRole('heading', {level: 2, name: 'Flask'})).toBeInViewport()

  const sources = page.getByRole('region', {name: 'Flask'}).getByRole('group').first()
  await sources.locator('summary').focus()
  await page.keyboard.press('Enter')
  await expect(sources.getByRole('link').first()).toBeVisible()
})

test('a screen reader meets an edition as its headings and landmarks', async ({page}) => {
  await page.goto('/top-backend-frameworks')
  const landmarks = ['banner', 'main', 'contentinfo'] as const
  for (const landmark of landmarks) await expect(page.getByRole(landmark)).toHaveCount(1)
  await expect(page.getByRole('heading', {level: 1})).toHaveCount(1)
  await expect(page.getByRole('region', {name: 'Express'})).toMatchAriaSnapshot(`
    - region "Express":
      - paragraph: Number 1 up from 4 in 2022
      - heading "Express" [level=2]:
        - link "Express"
      - term: Language
      - definition: JavaScript
      - heading "Advantages" [level=3]
      - article:
        - heading "One language for frontend and backend" [level=4]
        - paragraph
        - paragraph: /Holds, verified/
        - group: 1 source for One language for frontend and backend
      - heading "Disadvantages" [level=3]
  `)
})

/** An address of each kind of page, and how it introduces itself. */
const outlines = [
  {path: '/', title: 'Articles that come back every year'},
  {path: '/top-backend-frameworks/2026/changes', title: 'What changed in 2026'},
  {path: '/frameworks', title: 'Frameworks'},
  {path: '/frameworks/django', title: 'Django'},
  {path: '/compare', title: 'Compare'},
  {path: '/compare/django-vs-flask', title: 'Django vs Flask'},
  {path: '/search?q=comunity', title: 'Search'},
]

for (const {path, title} of outlines) {
  test(`a screen reader meets ${path} in order, and by keyboard every control is reached and seen`, async ({
    page,
  }) => {
    await page.goto(path)
    await expect(page.getByRole('heading', {level: 1})).toHaveText(title)
    const levels = await page
      .getByRole('heading')
      .evaluateAll((headings) => headings.map(({tagName}) => Number(tagName.slice(1))))
    expect(levels[0], 'the title comes first').toBe(1)
    for (const [index, level] of levels.entries()) {
      expect(level, `heading ${index + 1} of ${levels.join(', ')}`).toBeLessThanOrEqual(
        (levels[index - 1] ?? 0) + 1,
      )
    }

    const controls = page.locator(
      'a[href]:visible, button:visible, input:visible, select:visible, summary:visible',
    )
    const places = await controls.evaluateAll(
      (elements) =>
        elements.filter(
          (element) => !(element instanceof HTMLInputElement && element.type === 'radio' && !element.checked),
        ).length,
    )
    const seen = new Set<string>()
    for (let press = 0; press < places; press += 1) {
      await page.keyboard.press('Tab')
      const focused = await page.evaluate(() => {
        const element = document.activeElement
        if (!(element instanceof HTMLElement) || element === document.body) return null
        const {outlineStyle, outlineWidth} = getComputedStyle(element)
        // A search field marks the line of its form.
        const {boxShadow} = getComputedStyle(element.closest('form') ?? element)
        const {top, bottom} = element.getBoundingClientRect()
        const isMarked = (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
        const name = `${element.tagName} ${element.textContent?.trim()} ${element.getAttribute('href') ?? element.id}`
        return {name: `${name} ${top + scrollY}`, isMarked, isInSight: bottom > 0 && top < innerHeight}
      })
      if (!focused) break
      expect(focused, `${focused.name} has the focus`).toMatchObject({isMarked: true, isInSight: true})
      seen.add(focused.name)
    }
    expect(seen.size).toBeGreaterThan(places * 0.9)
  })
}

test('a page at twice the size of its letters needs no sideways scrolling', async ({page}) => {
  await page.setViewportSize({width: 640, height: 900})
  await page.goto('/top-backend-frameworks')
  await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'))
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow).toBe(0)
})
