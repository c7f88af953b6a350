import {ids} from '../../sanity/seed/ids.ts'
import {deliver} from '../support/delivery.ts'
import {readFresh, readUntil, warm} from '../support/reader.ts'
import {expect, test} from '../support/test.ts'

test.use({stackOf: 'revalidate'})

const editionId = ids.edition2026
const home = '/'
const evergreen = '/top-backend-frameworks'
const year = '/top-backend-frameworks/2026'
const pastYear = '/top-backend-frameworks/2022'
const index = '/frameworks'
const flask = '/frameworks/flask'
const django = '/frameworks/django'
const all = [home, evergreen, year, pastYear, index, flask, django]

const person = JSON.stringify({id: 'person-x', type: 'person', before: null, after: null})

test('a claim reworded re-renders the current edition and the frameworks whose claims it makes, and nothing else', async ({
  stack,
}) => {
  const pages = all.map((path) => stack.siteUrl + path)
  await warm(pages)
  await stack.client
    .patch(editionId)
    .set({'entries[_key=="flask"].advantages[0].body': 'Five lines are enough, as a test has it.'})
    .commit()
  await readUntil(stack.siteUrl + evergreen, ({html}) => html.includes('as a test has it'))
  await readUntil(stack.siteUrl + year, ({html}) => html.includes('as a test has it'))
  for (const path of [home, pastYear, index]) {
    expect((await readFresh(stack.siteUrl + path)).cache, path).toBe('HIT')
  }
})

test('two frameworks that change places re-render their pages, the index stays', async ({stack}) => {
  await warm(all.map((path) => stack.siteUrl + path))
  await stack.client
    .patch(editionId)
    .set({'entries[_key=="flask"].position': 3, 'entries[_key=="django"].position': 2})
    .commit()
  await readUntil(stack.siteUrl + flask, ({cache}) => cache !== 'HIT')
  expect((await readFresh(stack.siteUrl + django)).cache).not.toBe('HIT')
  expect((await readFresh(stack.siteUrl + index)).cache).toBe('HIT')
  await stack.client
    .patch(editionId)
    .set({'entries[_key=="flask"].position': 2, 'entries[_key=="django"].position': 3})
    .commit()
  // The next test warms its pages: what this one put back must have arrived by then.
  await readUntil(stack.siteUrl + flask, ({cache}) => cache !== 'HIT')
})

test('a framework renamed shows its new name on every page that names it', async ({stack}) => {
  await warm(all.map((path) => stack.siteUrl + path))
  await stack.client.patch('framework-flask').set({name: 'Flasque'}).commit()
  for (const path of [flask, index, evergreen, year, pastYear, home]) {
    await readUntil(stack.siteUrl + path, ({html}) => html.includes('Flasque'))
  }
  expect((await readFresh(stack.siteUrl + django)).html).not.toContain('Flasque')
  await stack.client.patch('framework-flask').set({name: 'Flask'}).commit()
  await readUntil(stack.siteUrl + flask, ({html}) => !html.includes('Flasque'))
})

test('a slug that changes leaves a 308 behind, chains collapse, and a way back makes no loop', async ({
  stack,
}) => {
  const address = (slug: string) => `${stack.siteUrl}/frameworks/${slug}`
  const rename = (slug: string) =>
    stack.client
      .patch('framework-laravel')
      .set({slug: {_type: 'slug', current: slug}})
      .commit()
  await warm([address('laravel')])

  await rename('laravel-php')
  await readUntil(
    address('laravel'),
    ({status, location}) => status === 308 && location === '/frameworks/laravel-php',
  )
  expect((await readFresh(address('laravel-php'))).status).toBe(200)
  expect((await readFresh(stack.siteUrl + evergreen)).html).toContain('/frameworks/laravel-php')

  await rename('artisan')
  await readUntil(address('laravel'), ({location}) => location === '/frameworks/artisan')
  await readUntil(address('laravel-php'), ({location}) => location === '/frameworks/artisan')

  await rename('laravel')
  await readUntil(address('laravel'), ({status}) => status === 200)
  await readUntil(
    address('artisan'),
    ({status, location}) => status === 308 && location === '/frameworks/laravel',
  )
  await readUntil(
    address('laravel-php'),
    ({status, location}) => status === 308 && location === '/frameworks/laravel',
  )
})

test('a roundup that moves takes its year pages along', async ({stack}) => {
  const rename = (slug: string) =>
    stack.client
      .patch('roundup-top-backend-frameworks')
      .set({slug: {_type: 'slug', current: slug}})
      .commit()
  await warm([evergreen, year, pastYear].map((path) => stack.siteUrl + path))
  await rename('best-backends')
  await readUntil(stack.siteUrl + evergreen, ({location}) => location === '/best-backends')
  for (const number of [2022, 2026]) {
    const moved = `/best-backends/${number}`
    await readUntil(`${stack.siteUrl}${evergreen}/${number}`, ({location}) => location === moved)
    expect((await readFresh(stack.siteUrl + moved)).status, moved).toBe(200)
  }
  await rename('top-backend-frameworks')
  await readUntil(stack.siteUrl + year, ({status}) => status === 200)
})

test('an edition that moves to another year leaves a 308 at the old one', async ({stack}) => {
  await warm([stack.siteUrl + year])
  await stack.client.patch(editionId).set({year: 2025}).commit()
  await readUntil(stack.siteUrl + year, ({location}) => location === '/top-backend-frameworks/2025')
  await stack.client.patch(editionId).set({year: 2026}).commit()
  await readUntil(stack.siteUrl + year, ({status}) => status === 200)
})

test('a new roundup appears on the home page and at its address, and is gone when deleted', async ({
  stack,
}) => {
  const address = `${stack.siteUrl}/fresh-roundup`
  expect((await readFresh(address)).status).toBe(404)
  await stack.client.create({
    _id: 'roundup-fresh',
    _type: 'roundup',
    title: 'Fresh roundup',
    slug: {_type: 'slug', current: 'fresh-roundup'},
  })
  await readUntil(address, ({status}) => status === 200)
  await readUntil(stack.siteUrl + home, ({html}) => html.includes('Fresh roundup'))
  await stack.client.delete('roundup-fresh')
  await readUntil(address, ({status}) => status === 404)
  await readUntil(stack.siteUrl + home, ({html}) => !html.includes('Fresh roundup'))
})

test('a page rendered while a publish comes in does not stay behind it', async ({stack}) => {
  const address = stack.siteUrl + evergreen
  const stop = new AbortController()
  const readers = [1, 2, 3].map(async () => {
    while (!stop.signal.aborted) await readFresh(address)
  })
  try {
    for (let round = 1; round <= 40; round += 1) {
      const publish = (headline: string) => stack.client.patch(editionId).set({headline}).commit()
      await publish(`Round ${round}, first`)
      await publish(`Round ${round}, second`)
      await readUntil(address, ({html}) => html.includes(`Round ${round}, second`), 5_000)
    }
  } finally {
    stop.abort()
    await Promise.all(readers)
  }
})

test('a signed delivery is answered with the tags it took off, and the second time too', async ({stack}) => {
  for (let times = 0; times < 2; times += 1) {
    const response = await deliver(stack.siteUrl, stack.webhookSecret, person)
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({revalidated: ['person:person-x'], redirected: []})
  }
})

test('what is unsigned, forged, stale, malformed or too large is refused, and changes nothing', async ({
  stack,
}) => {
  await warm([stack.siteUrl + flask])
  const framework = JSON.stringify({
    id: 'framework-flask',
    type: 'framework',
    before: {slug: 'flask'},
    after: {slug: 'flask'},
  })
  const unsigned = await fetch(`${stack.siteUrl}/api/revalidate`, {method: 'POST', body: framework})
  const answers = {
    unsigned: unsigned.status,
    forged: (await deliver(stack.siteUrl, 'another secret', framework)).status,
    stale: (await deliver(stack.siteUrl, stack.webhookSecret, framework, Date.now() - 6 * 60_000)).status,
    fromTheFuture: (await deliver(stack.siteUrl, stack.webhookSecret, framework, Date.now() + 6 * 60_000))
      .status,
    notJson: (await deliver(stack.siteUrl, stack.webhookSecret, '{"id":')).status,
    unknownType: (await deliver(stack.siteUrl, stack.webhookSecret, '{"id":"a","type":"secret"}')).status,
    notAnObject: (await deliver(stack.siteUrl, stack.webhookSecret, '[]')).status,
    oversized: (await deliver(stack.siteUrl, stack.webhookSecret, JSON.stringify('x'.repeat(300_000))))
      .status,
  }
  expect(answers).toEqual({
    unsigned: 401,
    forged: 401,
    stale: 401,
    fromTheFuture: 401,
    notJson: 400,
    unknownType: 400,
    notAnObject: 400,
    oversized: 413,
  })
  expect((await readFresh(stack.siteUrl + flask)).cache).toBe('HIT')
})
