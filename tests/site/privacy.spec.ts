import {expect, test} from '../support/test.ts'

test.use({stackOf: 'privacy'})

const pages = [
  '/',
  '/top-backend-frameworks',
  '/top-backend-frameworks/2022',
  '/top-backend-frameworks/2026/changes',
  '/frameworks',
  '/frameworks/django',
]

test('a reader sends nothing to anybody else, is given no cookie, and nothing is left open', async ({
  page,
  context,
  stack,
}) => {
  const elsewhere: string[] = []
  const streams: string[] = []
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== stack.siteUrl) elsewhere.push(request.url())
    if (request.resourceType() === 'eventsource') streams.push(request.url())
  })
  page.on('websocket', (socket) => streams.push(socket.url()))
  for (const path of pages) {
    await page.goto(path)
    await page.waitForLoadState('networkidle')
  }
  expect(elsewhere).toEqual([])
  expect(streams).toEqual([])
  expect(await context.cookies()).toEqual([])
})

test('every page carries a policy that lets no script run but its own', async ({page}) => {
  for (const path of [...pages, '/there/is/nothing']) {
    const answer = await page.request.get(path)
    const policy = answer.headers()['content-security-policy'] ?? ''
    expect(policy, path).toContain("default-src 'none'")
    expect(policy, path).toContain("base-uri 'none'")
    const [scripts = ''] = /script-src [^;]*/.exec(policy) ?? []
    expect(scripts, path).not.toMatch(/unsafe|\*|https?:/)
    expect(answer.headers()['x-content-type-options'], path).toBe('nosniff')
    expect(answer.headers()['referrer-policy'], path).toBe('strict-origin-when-cross-origin')
    expect(answer.headers()['x-powered-by'], path).toBeUndefined()
  }
})

test('a script that somebody got into a page does not run', async ({page, complaints}) => {
  await page.route('/frameworks/django', async (route) => {
    const answer = await route.fetch()
    const html = await answer.text()
    await route.fulfill({
      response: answer,
      body: html.replace('</main>', '<script>window.stolen = 1</script></main>'),
    })
  })
  await page.goto('/frameworks/django')
  await expect(page.getByRole('heading', {level: 1})).toHaveText('Django')
  expect(await page.evaluate(() => 'stolen' in window)).toBe(false)
  expect(complaints.splice(0).join()).toContain('Content Security Policy')
})

test('an answer is compressed as the client takes it, and is the same text', async ({stack}) => {
  const address = `${stack.siteUrl}/top-backend-frameworks`
  const texts = await Promise.all(
    ['br', 'gzip', 'identity', 'gzip;q=0, br'].map(async (coding) => {
      const answer = await fetch(address, {headers: {'accept-encoding': coding}})
      expect(answer.headers.get('content-encoding')).toBe(
        {br: 'br', gzip: 'gzip', identity: null}[coding] ?? 'br',
      )
      expect(answer.headers.get('vary')).toMatch(/accept-encoding/i)
      return answer.text()
    }),
  )
  expect(new Set(texts).size).toBe(1)
})

test('a page that has not changed is not sent again', async ({stack}) => {
  const address = `${stack.siteUrl}/top-backend-frameworks`
  const first = await fetch(address)
  await first.text()
  const again = await fetch(address, {headers: {'if-none-match': first.headers.get('etag') ?? '?'}})
  expect(again.status).toBe(304)
  expect(again.headers.get('content-security-policy'), 'the one that the page came with holds').toBeNull()
})
