import {ids} from '../../sanity/seed/ids.ts'
import {readFresh, warm} from '../support/reader.ts'
import {StudioPage} from '../support/studio.ts'
import {expect, test} from '../support/test.ts'

test.use({stackOf: 'validation'})

test('an edition whose positions have a gap is withheld until the gap is closed', async ({page, stack}) => {
  const evergreen = `${stack.siteUrl}/top-backend-frameworks`
  await warm([evergreen])
  const position = 'entries[_key=="ruby-on-rails"].position'
  const studio = new StudioPage(page, stack)
  await studio.signIn()
  await studio.open('edition', ids.edition2026, position)
  await studio.type(position, '7')
  await studio.isRefused(
    'Positions must run from 1 to 5 without a gap: there are 5 entries, position 7 is taken, and position 5 is missing.',
  )
  expect((await readFresh(evergreen)).cache).toBe('HIT')

  await studio.type(position, '5')
  await expect(page.getByTestId('action-publish').last()).toBeEnabled()
})

test("a roundup cannot take one of the site's own addresses", async ({page, stack}) => {
  const studio = new StudioPage(page, stack)
  await studio.signIn()
  await studio.open('roundup', ids.roundup, 'slug')
  for (const slug of ['studio', 'api']) {
    await studio.type('slug', slug)
    await studio.isRefused(`“${slug}” is an address of the site itself. Choose another slug.`)
  }
  expect(await stack.client.getDocument(ids.roundup)).toMatchObject({
    slug: {current: 'top-backend-frameworks'},
  })
})

test('a second edition of the same roundup and year is refused by the name of the first', async ({
  page,
  stack,
}) => {
  const studio = new StudioPage(page, stack)
  await studio.signIn()
  const id = await studio.create('Edition')
  await studio.choose('Roundup', 'Top backend frameworks')
  await studio.type('year', '2026')
  await studio.drafted(id, {year: 2026, roundup: {_ref: ids.roundup}})
  await studio.isRefused(
    'This roundup has an edition of 2026 already: “Top 5 Backend Frameworks in 2026”. Choose another year, or go on with that one.',
  )
  await studio.type('year', '2023')
  await expect(page.getByText('This roundup has an edition of')).toHaveCount(0)
})
