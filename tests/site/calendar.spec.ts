import ICAL from 'ical.js'

import {refresh2027} from '../../sanity/seed/refresh2027.ts'
import {StudioPage} from '../support/studio.ts'
import {expect, test} from '../support/test.ts'

test.use({stackOf: 'calendar'})

const address = '/api/calendar/calendar-secret-for-tests.ics'

test('the calendar has the planned refresh, and follows at once when it moves', async ({request, stack}) => {
  const goLive = async () => {
    const response = await request.get(stack.siteUrl + address)
    expect(response.status()).toBe(200)
    expect(response.headers()).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'private, no-store',
      'x-robots-tag': 'noindex, nofollow',
    })
    const calendar = new ICAL.Component(ICAL.parse(await response.text()))
    const event = calendar
      .getAllSubcomponents('vevent')
      .find((component) => component.getFirstPropertyValue('uid') === `${refresh2027._id}@perennial`)
    return event?.getFirstPropertyValue('dtstart')?.toString()
  }
  expect(await goLive()).toBe('2027-06-04T08:00:00Z')
  await stack.client.patch(refresh2027._id).set({'goLive.at': '2027-06-05T08:00:00.000Z'}).commit()
  expect(await goLive()).toBe('2027-06-05T08:00:00Z')
  await stack.client.patch(refresh2027._id).set({goLive: refresh2027.goLive}).commit()
})

test('an event leads to its document in the Studio', async ({request, page, stack}) => {
  const calendar = ICAL.parse(await (await request.get(stack.siteUrl + address)).text())
  const [event] = new ICAL.Component(calendar).getAllSubcomponents('vevent')
  const url = new URL(String(event?.getFirstPropertyValue('url')))
  await new StudioPage(page, stack).signIn()
  await page.goto(stack.siteUrl + url.pathname)
  await expect(page.getByTestId('form-view').last()).toBeVisible()
  expect(new StudioPage(page, stack).openId()).toBe(refresh2027._id)
})

for (const path of [
  '/api/calendar/calendar-secret-for-tests',
  '/api/calendar/calendar-secret-for-test.ics',
  '/api/calendar/.ics',
  '/api/calendar/undefined.ics',
]) {
  test(`${path} is no calendar, and says nothing more`, async ({request, stack}) => {
    const response = await request.get(stack.siteUrl + path)
    expect(response.status()).toBe(404)
    expect(response.headers()['cache-control']).toBe('private, no-store')
    expect(await response.json()).toEqual({error: 'There is no calendar at this address.'})
  })
}
