import {execFile} from 'node:child_process'

import {readRevisions, revisionShown} from '../../lib/revisions.ts'
import {ids} from '../../sanity/seed/ids.ts'
import {readFresh, readUntil, warm} from '../support/reader.ts'
import type {Stack} from '../support/stack.ts'
import {expect, test} from '../support/test.ts'
import {withoutWebhook} from '../support/withoutWebhook.ts'

test.use({stackOf: 'receipts'})
test.describe.configure({mode: 'serial'})

const evergreen = '/top-backend-frameworks'
const pages = {
  home: '/',
  evergreen,
  year: `${evergreen}/2026`,
  pastYear: `${evergreen}/2022`,
  changes: `${evergreen}/2026/changes`,
  index: '/frameworks',
  flask: '/frameworks/flask',
  compare: '/compare',
  comparison: '/compare/django-vs-flask',
}

/** Runs `npm run receipts` against the stack, and gives what it printed and how it ended. */
async function receipts(stack: Stack, ...args: string[]) {
  return new Promise<{code: number; text: string}>((resolve) => {
    const env = {...process.env, ...stack.lake.env, RECEIPT_SITE_URL: stack.siteUrl}
    execFile(process.execPath, ['sanity/receipts/cli.ts', ...args], {env}, (error, stdout, stderr) =>
      resolve({code: typeof error?.code === 'number' ? error.code : 0, text: stdout + stderr}),
    )
  })
}

test('a page names no document of which an edit would not renew it', async ({stack}) => {
  const addresses = Object.values(pages).map((path) => stack.siteUrl + path)
  const named = await Promise.all(
    addresses.map(async (address) =>
      (readRevisions((await readFresh(address)).html) ?? []).map(({id}) => id),
    ),
  )
  // The build's lake had revisions of its own: whatever is named is made anew here.
  for (const id of new Set(named.flat())) {
    const showing = addresses.filter((_, index) => named[index]?.includes(id))
    await warm(showing)
    // A field that no page prints and no tag depends on.
    const {_rev} = await stack.client.patch(id).set({touchedByTest: id}).commit()
    for (const address of showing) {
      await readUntil(address, ({html}) => revisionShown(html, id) === _rev)
    }
  }
})

test('every page names the revisions it shows, those that are published', async ({stack}) => {
  for (const [name, path] of Object.entries(pages)) {
    const {html, status} = await readFresh(stack.siteUrl + path)
    expect(status, name).toBe(200)
    const shown = readRevisions(html) ?? []
    const published: {_id: string; _rev: string}[] = await stack.client.fetch(
      '*[_id in $ids]{_id, _rev}',
      {ids: shown.map(({id}) => id)},
      {perspective: 'published'},
    )
    expect(shown.length, name).toBeGreaterThan(1)
    expect(Object.fromEntries(shown.map(({id, revision}) => [id, revision])), name).toEqual(
      Object.fromEntries(published.map(({_id, _rev}) => [_id, _rev])),
    )
    expect(revisionShown(html, 'siteSettings'), name).not.toBeNull()
  }
})

test('the command says that readers have what is published, by address and by document', async ({stack}) => {
  const byAddress = await receipts(stack, evergreen)
  expect(byAddress.text).toContain(`fresh  ${ids.edition2026}: readers see the present revision`)
  expect(byAddress.code).toBe(0)

  const byId = await receipts(stack, ids.edition2026)
  const asked = [pages.evergreen, pages.year, pages.changes, pages.flask]
  for (const path of asked) expect(byId.text).toContain(`fresh  ${stack.siteUrl}${path}: `)
  expect(byId.code).toBe(0)

  for (const id of ['framework-flask', ids.roundup, ids.siteSettings, ids.desk]) {
    const found = await receipts(stack, id)
    expect.soft(found.code, `${id}: ${found.text}`).toBe(0)
  }
})

test('the command says what is stale, waits for it when told to, and ends with 1 when it stays so', async ({
  stack,
}) => {
  const report = await withoutWebhook(stack)
  await warm([stack.siteUrl + pages.flask])
  const {_rev} = await stack.client.patch('framework-flask').set({summary: 'Kept from readers.'}).commit()

  const byAddress = await receipts(stack, pages.flask)
  expect(byAddress.text).toMatch(
    new RegExp(`stale {2}framework-flask: readers see \\S+, published is ${_rev}`),
  )
  expect(byAddress.code).toBe(1)
  const byId = await receipts(stack, 'framework-flask', '--watch', '1')
  expect(byId.text).toContain(`still shows revision`)
  expect(byId.code).toBe(1)

  const watching = receipts(stack, pages.flask, '--watch', '60')
  await report()
  await stack.client.patch('framework-flask').set({summary: 'For readers again.'}).commit()
  expect((await watching).code).toBe(0)
})

test('the command is calm about what it cannot ask', async ({stack}) => {
  const nowhere = await receipts(stack, 'http://127.0.0.1:9/')
  expect(nowhere).toMatchObject({code: 1, text: expect.stringContaining('could not be read')})
  const missing = await receipts(stack, '/nowhere')
  expect(missing).toMatchObject({code: 1, text: expect.stringContaining('it answered 404')})
  const other = await receipts(stack, '/api/health')
  expect(other).toMatchObject({code: 1, text: expect.stringContaining('is not a page of the site')})
  const unknown = await receipts(stack, 'framework-unknown')
  expect(unknown).toMatchObject({code: 1, text: expect.stringContaining('There is no published document')})
  const malformed = await receipts(stack, evergreen, '--watch', 'soon')
  expect(malformed).toMatchObject({code: 1, text: expect.stringContaining('--watch is "soon"')})
  expect(await receipts(stack)).toEqual({code: 0, text: 'There is no receipt yet.\n'})
})
