import {ids} from '../../sanity/seed/ids.ts'
import {deliver} from '../support/delivery.ts'
import {readFresh, readUntil, warm} from '../support/reader.ts'
import {expect, test} from '../support/test.ts'

test.use({stackOf: 'outage'})

const editionId = ids.edition2026
const paths = [
  '/',
  '/top-backend-frameworks',
  '/top-backend-frameworks/2026',
  '/top-backend-frameworks/2022',
  '/frameworks',
  '/frameworks/flask',
]

test('while the lake is down every cached page still answers', async ({stack}) => {
  await warm(paths.map((path) => stack.siteUrl + path))
  await stack.lake.part.stop('SIGKILL')
  try {
    for (const path of paths) expect((await readFresh(stack.siteUrl + path)).status, path).toBe(200)
  } finally {
    await stack.lake.part.start()
  }
})

test('a page dropped just before an outage is served as it last was, and is fresh soon after', async ({
  stack,
}) => {
  const address = `${stack.siteUrl}/frameworks/django`
  await warm([address])
  await stack.client.patch('framework-django').set({summary: 'Seen before the outage.'}).commit()
  await readUntil(address, ({html}) => html.includes('Seen before the outage.'))
  await stack.client.patch('framework-django').set({summary: 'Written just before it.'}).commit()
  await readUntil(address, ({html}) => html.includes('Written just before it.'))

  await stack.lake.part.stop('SIGKILL')
  try {
    const side = {slug: 'django'}
    const dropped = JSON.stringify({id: 'framework-django', type: 'framework', before: side, after: side})
    expect((await deliver(stack.siteUrl, stack.webhookSecret, dropped)).status).toBe(200)
    const page = await readFresh(address)
    expect(page.status).toBe(200)
    expect(page.html).toContain('Written just before it.')
  } finally {
    await stack.lake.part.start()
  }
  await stack.client.patch('framework-django').set({summary: 'Back again.'}).commit()
  await readUntil(address, ({html}) => html.includes('Back again.'))
})

test('a page that nobody has asked for since the build survives being dropped in an outage', async ({
  stack,
}) => {
  await stack.lake.part.stop('SIGKILL')
  try {
    const side = {slug: 'laravel'}
    const dropped = JSON.stringify({id: 'framework-laravel', type: 'framework', before: side, after: side})
    expect((await deliver(stack.siteUrl, stack.webhookSecret, dropped)).status).toBe(200)
    const page = await readFresh(`${stack.siteUrl}/frameworks/laravel`)
    expect(page.cache).not.toBe('HIT')
    expect(page.status).toBe(200)
    expect(page.html).toContain('Laravel')
  } finally {
    await stack.lake.part.start()
  }
})

test('the search goes on in an outage, also when nobody has searched since the build', async ({stack}) => {
  await stack.lake.part.stop('SIGKILL')
  try {
    for (const path of ['/search?q=laravel', '/api/search?q=laravel']) {
      const {status, html} = await readFresh(stack.siteUrl + path)
      expect([path, status]).toEqual([path, 200])
      expect(html).toContain('/frameworks/laravel')
    }
  } finally {
    await stack.lake.part.start()
  }
})

test('an address asked for the first time during an outage is an error, not a lasting "not found"', async ({
  page,
  stack,
  complaints,
}) => {
  await stack.client.create({
    _id: 'framework-late',
    _type: 'framework',
    name: 'Late',
    slug: {_type: 'slug', current: 'late'},
  })
  const address = `${stack.siteUrl}/frameworks/late`
  await stack.lake.part.stop('SIGKILL')
  try {
    expect((await readFresh(address)).status).toBe(500)
    await page.goto(address)
    await expect(page.getByRole('heading', {level: 1})).toHaveText(/can’t be fetched right now/)
    // The browser reports the status, and React the error that it was sent.
    expect(complaints.splice(0).length).toBeGreaterThan(0)
  } finally {
    await stack.lake.part.start()
  }
  await readUntil(address, ({status}) => status === 200)
})

test('a lake killed in a burst of publishes keeps every acknowledged write and delivers every change', async ({
  stack,
}) => {
  const acknowledged: number[] = []
  let killed: Promise<void> | null = null
  for (let number = 1; number <= 200; number += 1) {
    const written = await stack.client
      .transaction()
      .patch(editionId, (patch) => patch.set({headline: `Headline number ${number}`}))
      .createOrReplace({
        _id: `burst-${number}`,
        _type: 'framework',
        name: `Burst ${number}`,
        // The newest comes first in the list of frameworks.
        slug: {_type: 'slug', current: `burst-${1_000 - number}`},
      })
      .commit()
      .then(
        () => true,
        () => false,
      )
    if (!written) break
    acknowledged.push(number)
    if (number === 60) killed = stack.lake.part.stop('SIGKILL')
  }
  await killed
  expect(acknowledged.length).toBeGreaterThanOrEqual(60)
  await stack.lake.part.start()

  const kept = await stack.client.fetch<string[]>('*[_id in $ids]._id', {
    ids: acknowledged.map((number) => `burst-${number}`),
  })
  expect(kept.length).toBe(acknowledged.length)
  const headline = await stack.client.fetch<string>('*[_id == $editionId][0].headline', {editionId})
  expect(headline).toMatch(/^Headline number \d+$/)
  expect(Number(headline.split(' ').at(-1))).toBeGreaterThanOrEqual(acknowledged.length)
  await readUntil(`${stack.siteUrl}/top-backend-frameworks`, ({html}) => html.includes(`${headline}<`))
  await readUntil(`${stack.siteUrl}/frameworks`, ({html}) => html.includes(`Burst ${acknowledged.length}<`))
})

test('a page that cannot be made says so without scripts, and how to ask again', async ({stack, browser}) => {
  await stack.lake.part.stop('SIGKILL')
  const reader = await browser.newContext({javaScriptEnabled: false})
  try {
    const page = await reader.newPage()
    const answer = await page.goto(`${stack.siteUrl}/frameworks/never-asked-for`)
    expect(answer?.status()).toBe(500)
    expect(answer?.headers()['content-security-policy']).toContain("script-src 'self';")
    await expect(page.getByRole('heading', {level: 1})).toHaveText('This page can’t be fetched right now')
    await stack.lake.part.start()
    await page.getByRole('button', {name: 'Try again'}).click()
    await expect(page.getByRole('heading', {level: 1})).toHaveText('There is no page at this address')
  } finally {
    await reader.close()
    await stack.lake.part.stop()
    await stack.lake.part.start()
  }
})
