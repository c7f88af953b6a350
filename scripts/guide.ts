import {mkdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'

import {chromium, type Locator, type Page} from '@playwright/test'
import sharp from 'sharp'

import {ids} from '../sanity/seed/ids.ts'
import buildSite from '../tests/support/buildSite.ts'
import {chromiumArguments, findChromium} from '../tests/support/chromium.ts'
import {startOutside} from '../tests/support/outside.ts'
import {PresentationPage} from '../tests/support/presentation.ts'
import {startStack} from '../tests/support/stack.ts'

/**
 * `npm run guide`: takes the pictures of `docs/editors.md` anew, from the real Studio on a lake with the seed. Each is taken when what
 * it shows is there; none is touched up.
 */
const folder = 'docs/editors'
const flask = 'entries[_key=="flask"]'
const simple = `${flask}.advantages[_key=="flask-simple"]`

await buildSite()
mkdirSync(folder, {recursive: true})
// Facts come from what the tests have recorded, so that the pictures need no network.
const outside = await startOutside(({url = ''}, response) => {
  const product = /^\/api\/v1\/products\/(\w+)\/$/.exec(url)?.[1]
  if (product) response.end(readFileSync(`tests/fixtures/endoflife/${product}.json`))
  else response.writeHead(404).end()
})
const stack = await startStack('guide', {FACT_SOURCE_URL: outside.urlOf('127.0.0.1', '')})
const browser = await chromium.launch({
  executablePath: findChromium() ?? undefined,
  args: chromiumArguments,
})
try {
  const context = await browser.newContext({viewport: {width: 1280, height: 860}, colorScheme: 'light'})
  await context.route(/^https?:\/\/(?!([a-z]+\.)?localhost|127\.0\.0\.1)/, (route) => route.abort())
  const page = await context.newPage()
  const studio = new PresentationPage(page, stack)
  await studio.signIn()
  await takeAll(page, studio)
} finally {
  await browser.close()
  await stack.close()
  await outside.close()
}

async function takeAll(page: Page, studio: PresentationPage): Promise<void> {
  await studio.enter()
  await page.getByRole('link', {name: 'Roundups'}).click()
  await page.getByRole('link', {name: /^Top backend frameworks/}).click()
  await page.getByRole('link', {name: '2026 · current'}).click()
  await take(page, 'desk', page.getByTestId('form-view').last())

  await studio.open('edition', ids.edition2026)
  await studio.turnTo('Ranking')
  await take(page, 'ranking', page.getByText('6 of 6 claims verified').first())

  await studio.open('edition', ids.edition2026, `${flask}.advantages`)
  await page.getByLabel('Who signs').selectOption('The Perennial desk')
  await take(page, 'claims', page.getByRole('button', {name: 'Verify today: Simple'}))

  await studio.open('edition', ids.edition2026, `${simple}.label`)
  await studio.type(`${simple}.label`, 'Simple to begin with')
  await take(page, 'claim', page.getByRole('region', {name: 'Beside the edition of 2022'}))

  await studio.open('edition', ids.edition2026)
  await studio.act(/Verify claims/)
  await take(page, 'verify', page.getByRole('dialog').getByText('24 of 24 claims verified'))

  await page.goto(`${stack.siteUrl}/studio/freshness`)
  await take(page, 'freshness', page.getByRole('table'))

  await studio.open('roundup', ids.roundup)
  await studio.act(/Start the next edition/)
  await take(page, 'start', page.getByRole('dialog').getByLabel('Year'))
  await page
    .getByRole('dialog')
    .getByRole('button', {name: /^Start the edition of/})
    .click()
  await take(page, 'checklist', page.getByText('0 of 24 claims verified'))

  await page.goto(`${stack.siteUrl}/studio/refreshes/board`)
  await take(page, 'refreshes', page.getByText('Drafting').first())

  await studio.open('framework', ids.django)
  await page.getByRole('button', {name: 'Look now'}).click()
  await take(page, 'watch', page.getByText('2 facts differ', {exact: true}))

  await studio.present('/frameworks/django')
  const summary = studio.frame.getByText(/^A Python framework/).first()
  await studio.clickThrough(summary, ids.django, 'summary')
  await take(page, 'preview', studio.field('summary'))

  await studio.open('framework', ids.django)
  await studio.type('summary', 'A web framework for Python that brings most of what a site needs.')
  await studio.publish()
  await take(page, 'receipt', page.getByText(/^Readers see/))

  await studio.open('edition', ids.edition2022)
  await take(page, 'frozen', page.getByRole('button', {name: 'Add a correction'}))
}

/** One picture, when what it shows is to be seen and still: few colours, since a Studio has few. */
async function take(page: Page, name: string, shown: Locator): Promise<void> {
  await shown.first().waitFor({timeout: 90_000})
  await page.evaluate(async () => {
    await document.fonts.ready
    await Promise.all(document.getAnimations().map(({finished}) => finished.catch(() => null)))
  })
  const picture = await page.screenshot({animations: 'disabled'})
  await sharp(picture)
    .png({palette: true, colours: 64, effort: 10})
    .toFile(join(folder, `${name}.png`))
  process.stdout.write(`${name}\n`)
}
