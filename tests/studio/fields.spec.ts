import type {Locator, Page} from '@playwright/test'

import {ids} from '../../sanity/seed/ids.ts'
import {colorAt, twoHalves} from '../support/pictures.ts'
import {readFresh, readUntil, warm} from '../support/reader.ts'
import {StudioPage} from '../support/studio.ts'
import {expect, test} from '../support/test.ts'

test.use({stackOf: 'fields'})

const evergreen = '/top-backend-frameworks'

test('an editor adds an entry, finds its framework by searching, and its claim gets a key when the label is left', async ({
  page,
  stack,
}) => {
  await stack.client.create({
    _id: 'framework-gin',
    _type: 'framework',
    name: 'Gin',
    slug: {_type: 'slug', current: 'gin'},
    summary: 'A small framework for Go.',
    language: 'Go',
  })
  const studio = new StudioPage(page, stack)
  await studio.signIn()
  await studio.open('edition', ids.edition2026, 'entries')
  await studio.field('entries').getByRole('button', {name: 'Add item'}).click()
  const entry = page.getByRole('dialog')
  await studio.choose('Framework', 'Gin')
  await entry.getByRole('spinbutton', {name: 'Position'}).fill('6')
  await entry.getByRole('textbox', {name: 'Summary'}).fill('Small and quick.')

  await entry.getByRole('button', {name: 'Add item'}).first().click()
  const label = entry.getByRole('textbox', {name: 'Label'})
  await label.fill('Loved by tests')
  await expect(entry.getByRole('textbox', {name: 'Lasting key'})).toHaveValue('')
  await label.press('Tab')
  await expect(entry.getByRole('textbox', {name: 'Lasting key'})).toHaveValue('gin-loved-by-tests')
  await entry.getByRole('textbox', {name: 'Text'}).fill('It starts in no time, which tests repeat all day.')
  await expect
    .poll(() => stack.client.getDocument(`drafts.${ids.edition2026}`).then((draft) => draft?.entries.at(-1)))
    .toMatchObject({
      position: 6,
      framework: {_type: 'reference', _ref: 'framework-gin'},
      advantages: [{key: 'gin-loved-by-tests', body: /all day/}],
    })
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await studio.publish()
  await readUntil(stack.siteUrl + evergreen, ({html}) => html.includes('Loved by tests'))
  expect((await readFresh(stack.siteUrl + evergreen)).html).toContain('href="/frameworks/gin"')
})

test('bold words and a link, typed into the introduction, are bold and a link for readers', async ({
  page,
  stack,
}) => {
  const studio = new StudioPage(page, stack)
  await studio.signIn()
  await studio.open('edition', ids.edition2026)
  const introduction = studio.field('introduction')
  await introduction.getByRole('textbox').click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(' Words can be ')
  await pressAtEnd(introduction, 'Strong')
  await page.keyboard.type('heavy')
  await pressAtEnd(introduction, 'Strong')
  await page.keyboard.type(' or lead elsewhere')
  await page.keyboard.press('Control+Shift+ArrowLeft')
  await introduction.getByRole('button', {name: 'Link to another site'}).click()
  const target = page.getByRole('textbox', {name: 'Address'})
  await target.fill('https://example.org/elsewhere')
  await expect
    .poll(async () => JSON.stringify(await stack.client.getDocument(`drafts.${ids.edition2026}`)))
    .toContain('https://example.org/elsewhere')
  await target.press('Escape')
  await expect(target).toBeHidden()
  await studio.publish()
  await readUntil(stack.siteUrl + evergreen, ({html}) => html.includes('https://example.org/elsewhere'))
  await page.goto(evergreen)
  await expect(page.locator('strong', {hasText: 'heavy'})).toHaveText('heavy')
  await expect(page.getByRole('link', {name: 'elsewhere'})).toHaveAttribute(
    'href',
    'https://example.org/elsewhere',
  )
})

/** Presses a button of a rich text field; a redraw may take the caret away, and the button with it until it is back. */
async function pressAtEnd(field: Locator, name: string): Promise<void> {
  const button = field.getByRole('button', {name})
  await expect(async () => {
    if (await button.isDisabled()) {
      await field.getByRole('textbox').click()
      await field.page().keyboard.press('Control+End')
    }
    await button.click({timeout: 1_000})
  }).toPass()
}

test('an uploaded image needs an alternative text, and is cropped and focused for readers as the editor drew it', async ({
  page,
  stack,
}) => {
  const address = `${stack.siteUrl}/frameworks/flask`
  await warm([address])
  const studio = new StudioPage(page, stack)
  await studio.signIn()
  await studio.open('framework', ids.flask, 'logo.image')
  // The file dialog belongs to the system; the input behind its button takes the file the same way.
  // As long as the Studio still connects, it does not take the file.
  const upload = {name: 'halves.png', mimeType: 'image/png', buffer: await twoHalves(640, 480)}
  const edit = page.getByRole('button', {name: 'Open image edit dialog'})
  await expect(studio.field('name').getByRole('textbox')).toBeEditable()
  await expect(async () => {
    await studio.field('logo').locator('input[type=file]').setInputFiles(upload)
    await expect(edit).toBeVisible({timeout: 10_000})
  }).toPass()
  await edit.click()
  const frame = page.getByRole('dialog').locator('[data-handle="crop"]').first()
  const width = (await frame.boundingBox())?.width ?? 0
  await drag(page, page.getByRole('dialog').locator('[data-handle="crop-right"]'), -width / 2)
  await drag(page, page.getByRole('dialog').locator('[data-handle="hotspotHandle"]'), -width / 4)
  await page.getByRole('button', {name: 'Close dialog'}).click()
  await expect
    .poll(() => stack.client.getDocument(`drafts.${ids.flask}`).then((draft) => draft?.logo.image))
    .toMatchObject({
      crop: {left: 0, right: expect.closeTo(0.5, 1)},
      hotspot: {width: expect.any(Number), x: expect.any(Number)},
    })
  await studio.isRefused('Every image needs an alternative text.')
  expect((await readFresh(address)).html).not.toMatch(/="[^"]*\/images\//)

  await studio.type('logo.alt', 'A flask, half red')
  await studio.publish()
  await readUntil(address, ({html}) => html.includes('A flask, half red'))
  await page.goto('/frameworks/flask')
  const picture = page.getByRole('img', {name: 'A flask, half red'})
  await expect.poll(() => picture.evaluate(naturalWidthOf)).toBeGreaterThan(0)
  const shown = await picture.evaluate((image: HTMLImageElement) => image.currentSrc)
  expect(shown).toContain(`${stack.siteUrl}/images/`)
  const file = Buffer.from(await (await fetch(shown)).arrayBuffer())
  expect(await colorAt(file, 0, 0), 'what the crop kept').toBe('255,0,0')
  expect(await colorAt(file, Math.floor((await picture.evaluate(naturalWidthOf)) * 0.9), 0)).toBe('255,0,0')
})

function naturalWidthOf(image: HTMLImageElement): number {
  return image.naturalWidth
}

async function drag(page: Page, handle: Locator, right: number): Promise<void> {
  const box = await handle.boundingBox()
  if (!box) throw new Error('There is nothing to drag')
  const middle = {x: box.x + box.width / 2, y: box.y + box.height / 2}
  await page.mouse.move(middle.x, middle.y)
  await page.mouse.down()
  await page.mouse.move(middle.x + right, middle.y, {steps: 5})
  await page.mouse.up()
}
