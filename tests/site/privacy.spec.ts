import {expect, test} from '../support/test.ts'

test.use({stackOf: 'privacy'})

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

test('every page carries a policy that lets no script run but its own', async ({request}) => {
  for (const path of [...pages, '/there/is/nothing']) {
    const answer = await request.get(path)
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

test('an answer is compressed as the client takes it, and is the same text', async ({request}) => {
  const answers = [
    {taken: 'br', coding: 'br'},
    {taken: 'gzip, deflate, br', coding: 'br'},
    {taken: 'gzip', coding: 'gzip'},
    {taken: 'gzip;q=0, br', coding: 'br'},
    {taken: 'identity', coding: undefined},
  ]
  const texts = new Set<string>()
  for (const {taken, coding} of answers) {
    const answer = await request.get('/top-backend-frameworks', {headers: {'accept-encoding': taken}})
    expect(answer.headers()['content-encoding'], taken).toBe(coding)
    expect(answer.headers().vary).toMatch(/accept-encoding/i)
    texts.add(await answer.text())
  }
  expect(texts.size).toBe(1)
})

test('a page that has not changed is not sent again', async ({request}) => {
  const first = await request.get('/top-backend-frameworks')
  const etag = first.headers().etag ?? '?'
  const again = await request.get('/top-backend-frameworks', {headers: {'if-none-match': etag}})
  expect(again.status()).toBe(304)
  expect(again.headers()['content-security-policy'], 'the one that the page came with holds').toBeUndefined()
})
