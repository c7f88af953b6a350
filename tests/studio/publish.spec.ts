import {ids} from '../../sanity/seed/ids.ts'
import {readFresh, readUntil, warm} from '../support/reader.ts'
import {StudioPage} from '../support/studio.ts'
import {expect, test} from '../support/test.ts'

test.use({stackOf: 'publish'})
test.describe.configure({mode: 'serial'})

const editionId = ids.edition2026
const claimBody = 'entries[_key=="flask"].advantages[_key=="flask-simple"].body'
const publishes = 10

test('an editor changes the headline and a claim by typing, publishes by clicking, and a reader sees both', async ({
  page,
  stack,
}) => {
  const evergreen = `${stack.siteUrl}/top-backend-frameworks`
  const without = ['/frameworks', '/compare'].map((path) => stack.siteUrl + path)
  await warm([evergreen, stack.siteUrl, ...without])

  const studio = new StudioPage(page, stack)
  await studio.signIn()
  await studio.open('edition', editionId)
  await studio.type('headline', 'Five backend frameworks, typed by hand')
  await expect
    .poll(() => stack.client.getDocument(`drafts.${editionId}`))
    .toMatchObject({headline: 'Five backend frameworks, typed by hand'})
  await studio.open('edition', editionId, claimBody)
  await studio.type(claimBody, 'Typed into the Studio by an editor.')
  await page.keyboard.press('Escape')
  expect((await readFresh(evergreen)).html, 'a draft disturbs no reader').not.toContain('typed by hand')

  await studio.publish()
  await readUntil(
    evergreen,
    ({html}) =>
      html.includes('Five backend frameworks, typed by hand') && html.includes('Typed into the Studio by an'),
  )
  await readUntil(stack.siteUrl, ({html}) => html.includes('Five backend frameworks, typed by hand'))
  for (const address of without) expect((await readFresh(address)).cache, address).toBe('HIT')
})

test(`from the acknowledged publish to the new page, over ${publishes} publishes`, async ({page, stack}) => {
  const evergreen = `${stack.siteUrl}/top-backend-frameworks`
  const studio = new StudioPage(page, stack)
  await studio.signIn()
  await studio.open('edition', editionId)
  const measured: number[] = []
  for (let number = 1; number <= publishes; number += 1) {
    const headline = `Headline ${number} of ${publishes}`
    await studio.type('headline', headline)
    await expect.poll(() => stack.client.getDocument(`drafts.${editionId}`)).toMatchObject({headline})
    const acknowledged = page.waitForResponse(
      (response) =>
        response.url().includes('/data/actions/') &&
        (response.request().postData() ?? '').includes('sanity.action.document.publish') &&
        !(response.request().postData() ?? '').includes('"dryRun":true'),
    )
    const visible = acknowledged.then(() => readUntil(evergreen, ({html}) => html.includes(headline)))
    const [duration] = await Promise.all([visible, studio.publish()])
    measured.push(duration)
  }
  const sorted = measured.map((milliseconds) => Math.round(milliseconds)).toSorted((a, b) => a - b)
  const median = (Number(sorted[publishes / 2 - 1]) + Number(sorted[publishes / 2])) / 2
  process.stdout.write(`publish to visible: median ${median} ms of ${sorted.join(', ')} ms\n`)
  expect(measured).toHaveLength(publishes)
})
