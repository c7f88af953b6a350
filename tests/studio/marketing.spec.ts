import type {SanityClient} from '@sanity/client'

import {daysAfter} from '../../lib/zonedTime.ts'
import {readFresh, readUntil, warm} from '../support/reader.ts'
import {idsOf} from '../support/refreshes.ts'
import {StudioPage} from '../support/studio.ts'
import {expect, test} from '../support/test.ts'

test.use({stackOf: 'marketing', siteEnv: {REFRESH_TICKER: 'on'}, timezoneId: 'UTC'})
test.setTimeout(300_000)

const {refreshId, editionId} = idsOf(2027)
const headline = 'Top 5 Backend Frameworks in 2027'

/** The next full minute that is far enough away to be typed in, as the fields of the dialog want it. */
function soon(): {date: string; time: string} {
  const minute = new Date(Math.ceil((Date.now() + 20_000) / 60_000) * 60_000).toISOString()
  return {date: minute.slice(0, 10), time: minute.slice(11, 16)}
}

/** The keys of the draft's claims that were last tested before a day. */
async function testedBefore(client: SanityClient, day: string): Promise<string[]> {
  return client.fetch(
    `*[_id == $id].entries[]{"claims": [...advantages, ...disadvantages]}.claims[review.verifiedOn < $day].key`,
    {id: `drafts.${editionId}`, day},
    {perspective: 'raw'},
  )
}

test('marketing starts an edition, sees it verified, schedules its minute, and readers get it', async ({
  page,
  stack,
}) => {
  test.slow()
  const evergreen = `${stack.siteUrl}/top-backend-frameworks`
  await warm([evergreen, stack.siteUrl])
  const studio = new StudioPage(page, stack)
  await studio.signIn()

  await test.step('starts the edition that is planned', async () => {
    await studio.open('roundup', 'roundup-top-backend-frameworks')
    await studio.act(/Start the next edition/)
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByLabel('Year')).toHaveValue('2027')
    // In June the claims with a short shelf life would have expired: for tomorrow all that is verified today holds.
    await dialog.getByLabel('Day').fill(daysAfter(new Date().toISOString().slice(0, 10), 1))
    await dialog.getByRole('button', {name: 'Start the edition of 2027'}).click()
    await expect(page.getByRole('heading', {name: 'In preparation'})).toBeVisible()
  })

  await test.step('verifies its claims', async () => {
    await studio.open('edition', editionId)
    const dialog = page.getByRole('dialog')
    await studio.act(/Verify claims/)
    await dialog.getByLabel('Who signs').selectOption('The Perennial desk')
    const hold = dialog.getByRole('button', {name: 'All claims hold, same sources'})
    const entries = await hold.count()
    expect(entries).toBe(5)
    for (let left = entries; left > 0; left -= 1) {
      await hold.filter({visible: true}).first().click()
      await expect(hold).toHaveCount(left - 1)
    }
    await expect(dialog).toContainText(/(\d+) of \1 claims verified/)
    // They count as verified on the screen before they are on their way: whoever left now could lose the last ones.
    const lastWeek = daysAfter(new Date().toISOString().slice(0, 10), -7)
    await expect.poll(() => testedBefore(stack.client, lastWeek)).toEqual([])
  })

  await test.step('sees it turn ready, and schedules the next minute', async () => {
    await studio.open('refresh', refreshId)
    // The validator works only when the browser is idle, which takes time on a busy machine.
    await expect(page.getByRole('heading', {name: 'Ready'})).toBeVisible({timeout: 120_000})
    await page.getByRole('button', {name: 'Schedule', exact: true}).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Time zone', {exact: true}).fill('UTC')
    await page.getByRole('option', {name: 'UTC', exact: true}).click()
    const {date, time} = soon()
    await dialog.getByLabel('Day').fill(date)
    await dialog.getByLabel('Time', {exact: true}).fill(time)
    await dialog.getByRole('button', {name: 'Schedule'}).click()
    await expect(page.getByRole('heading', {name: 'Scheduled'})).toBeVisible()
    expect((await readFresh(evergreen)).html, 'readers keep what they have').not.toContain(headline)
  })

  await test.step('watches the evergreen page turn over by itself', async () => {
    await readUntil(evergreen, ({html}) => html.includes(headline), 150_000)
    await readUntil(stack.siteUrl, ({html}) => html.includes(headline))
    const before = await readFresh(`${evergreen}/2026`)
    expect(before.status).toBe(200)
    expect(before.html).toContain('Top 5 Backend Frameworks in 2026')
  })

  await test.step('finds changes page, feeds and sitemap following', async () => {
    await readUntil(`${evergreen}/2027/changes`, ({status, html}) => status === 200 && html.includes('2027'))
    await readUntil(`${evergreen}/feed.xml`, ({html}) => html.includes(headline))
    await readUntil(`${stack.siteUrl}/feeds/changes.xml`, ({html}) => html.includes('2027'))
    await readUntil(`${stack.siteUrl}/sitemap/roundups-1.xml`, ({html}) => html.includes('/2027/changes'))
  })

  await test.step('reads the receipt, and finds it in the calendar', async () => {
    await expect(page.getByRole('heading', {name: 'Live'})).toBeVisible()
    await expect(page.getByRole('region', {name: 'Log'})).toContainText('Readers have it at')
    const log: string[] = await stack.client.fetch('*[_id == $refreshId][0].log[].event', {refreshId})
    expect(log).toEqual(['started', 'scheduled', 'claimed', 'published', 'live'])
    const calendar = await readFresh(`${stack.siteUrl}/api/calendar/calendar-secret-for-tests.ics`)
    expect(calendar.html).toContain('BEGIN:VEVENT')
    expect(calendar.html.replaceAll(/\r\n /g, '')).toMatch(/SUMMARY:.*2027/)
  })
})
