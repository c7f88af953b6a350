import type {Page} from '@playwright/test'

import {ids} from '../../sanity/seed/ids.ts'
import {readFresh, readUntil} from '../support/reader.ts'
import type {Stack} from '../support/stack.ts'
import {StudioPage} from '../support/studio.ts'
import {expect, test} from '../support/test.ts'

test.use({stackOf: 'releases'})
test.describe.configure({mode: 'serial'})

const farAway = 'Jan 5, 2030 09:30'

test('an editor makes a release, adds a document and changes it there: readers and the draft see nothing of it', async ({
  page,
  stack,
}) => {
  const studio = new StudioPage(page, stack)
  await studio.signIn()
  await page.goto(`${stack.siteUrl}/studio/releases`)
  await page.getByRole('button', {name: 'New release'}).click()
  await page.getByPlaceholder('Untitled release').fill('Winter revision')
  await page.getByRole('button', {name: 'Create release'}).click()
  await expect(page.getByText('No documents')).toBeVisible()

  await studio.openIn(await releaseName(page), 'framework', ids.flask)
  await page.getByRole('button', {name: 'Add to release'}).click()
  await expect(page.getByRole('button', {name: 'Add to release'})).toBeHidden()
  await studio.type('name', 'Flask in winter')
  await expect
    .poll(() => stack.client.fetch('*[sanity::versionOf($id)]{_id, name} | order(_id)', {id: ids.flask}, raw))
    .toEqual([
      {_id: ids.flask, name: 'Flask'},
      {_id: expect.stringMatching(/^versions\./), name: 'Flask in winter'},
    ])
  expect((await readFresh(`${stack.siteUrl}/frameworks/flask`)).html).not.toContain('Flask in winter')
  await expect(page.getByRole('link', {name: /^Flask in winter/})).toBeVisible()
})

test('a release that is scheduled is locked until it is unscheduled', async ({page, stack}) => {
  const studio = new StudioPage(page, stack)
  await studio.signIn()
  await studio.openRelease('Winter revision')
  await studio.actOnRelease('Schedule release...')
  await fillDate(page, farAway)
  await page.getByRole('button', {name: 'Yes, schedule'}).click()
  await expect(page.getByRole('button', {name: 'Unschedule release'})).toBeVisible()
  await expect.poll(() => releaseStates(stack)).toEqual(['scheduled'])

  await studio.openIn(await releaseName(page), 'framework', ids.flask)
  await expect(studio.field('name').getByRole('textbox')).toHaveValue('Flask in winter')
  await expect(studio.field('name').getByRole('textbox')).not.toBeEditable()

  await studio.openRelease('Winter revision')
  await page.getByRole('button', {name: 'Unschedule release'}).click()
  await page.getByRole('dialog').getByRole('button', {name: 'Unschedule release'}).click()
  await expect.poll(() => releaseStates(stack)).toEqual(['active'])
})

test('a release is archived, taken out of the archive with its documents, and published in one go', async ({
  page,
  stack,
}) => {
  const studio = new StudioPage(page, stack)
  await studio.signIn()
  await studio.openRelease('Winter revision')
  const archive = page.getByRole('button', {name: 'Yes, archive release'})
  await studio.actOnRelease('Archive release', archive)
  await archive.click()
  await expect(page.getByText('This release is archived')).toBeVisible()
  expect(await stack.client.fetch('count(*[_id in path("versions.**")])', {}, raw)).toBe(0)

  await studio.actOnRelease('Unarchive release')
  await expect.poll(() => releaseStates(stack)).toEqual(['active'])
  await expect(page.getByText('Flask in winter')).toBeVisible()

  const run = page.getByRole('dialog').getByTestId('confirm-button')
  await studio.actOnRelease('Run release', run)
  await run.click()
  await readUntil(`${stack.siteUrl}/frameworks/flask`, ({html}) => html.includes('Flask in winter'))
  await expect.poll(() => releaseStates(stack)).toEqual(['published'])
})

test('one draft is scheduled, and readers see it at its minute', async ({page, stack}) => {
  const studio = new StudioPage(page, stack)
  await studio.signIn()
  await studio.open('framework', ids.django)
  await studio.type('name', 'Django, on time')
  await studio.drafted(ids.django, {name: 'Django, on time'})
  await studio.act(/Schedule publish/)
  await fillDate(page, await page.evaluate(nextMinute))
  await page.getByRole('dialog').getByRole('button', {name: 'Schedule', exact: true}).click()
  await readUntil(`${stack.siteUrl}/frameworks/django`, ({html}) => html.includes('Django, on time'), 100_000)
  const [release] = await stack.client.fetch(
    '*[_type == "system.release" && metadata.cardinality == "one"]{state, publishAt, publishedAt}',
    {},
    raw,
  )
  expect(release).toMatchObject({state: 'published', publishAt: /:00\.000Z$/})
  expect(release.publishedAt >= release.publishAt, 'not before its minute').toBe(true)
  await expect(page.getByText(/published as part of/)).toBeVisible()
})

const raw = {perspective: 'raw'} as const

function releaseStates({client}: Stack): Promise<string[]> {
  return client.fetch('*[_type == "system.release" && metadata.cardinality == "many"].state', {}, raw)
}

/** The name of the release that is open, as the address bar shows it. */
async function releaseName(page: Page): Promise<string> {
  await page.waitForURL(/\/releases\/r\w+/)
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}

async function fillDate(page: Page, date: string): Promise<void> {
  const input = page.getByTestId('date-input').last()
  await input.fill(date)
  await input.press('Tab')
}

/** The minute after the next full one, as the Studio's date field writes it: enough time for the clicks. */
function nextMinute(): string {
  const date = new Date(Date.now() + 60_000)
  const day = date.toLocaleDateString('en-US', {month: 'short', day: 'numeric', year: 'numeric'})
  return `${day} ${date.toTimeString().slice(0, 5)}`
}
