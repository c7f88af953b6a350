import {withoutFrameworkScripts} from '../../lib/frameworkScripts.ts'
import {testReaderFeatures} from '../support/readerFeatures.ts'
import {expect, test} from '../support/test.ts'

test.use({
  stackOf: 'runtime',
  siteEnv: {FRAMEWORK_SCRIPTS: 'keep'},
  permissions: ['clipboard-read', 'clipboard-write'],
})

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

testReaderFeatures()

test('without the framework’s scripts every kind of page shows the same', async ({page, request}) => {
  for (const path of pages) {
    const whole = await (await request.get(path)).text()
    expect(whole, path).toContain('/_next/static/chunks/')
    const cut = withoutFrameworkScripts(whole)
    expect(cut, path).not.toMatch(/<script[^>]+_next|__next_f/)
    const [before, after] = await page.evaluate(
      (documents) =>
        documents.map((html) => {
          const parsed = new DOMParser().parseFromString(html, 'text/html')
          const isOfFramework = '[src^="/_next/"], [as="script"], script:not([src], [type])'
          for (const element of parsed.querySelectorAll(isOfFramework)) element.remove()
          return parsed.documentElement.outerHTML
        }),
      [whole, cut],
    )
    expect(after, path).toBe(before)
  }
})
