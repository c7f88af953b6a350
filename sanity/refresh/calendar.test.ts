import ICAL from 'ical.js'
import {afterEach, expect, test} from 'vitest'

import type {CalendarQueryResult} from '../types.generated.ts'
import {calendarText} from './calendar.ts'

type Refresh = CalendarQueryResult['refreshes'][number]

const refresh: Refresh = {
  _id: 'refresh.top-backend-frameworks.2027',
  _updatedAt: '2026-11-25T20:00:00Z',
  year: 2027,
  state: 'planned',
  goLive: {date: '2027-06-04', time: '10:00', timeZone: 'Europe/Berlin', at: '2027-06-04T08:00:00.000Z'},
  checked: {verified: 12, claims: 40, blockers: ['Django, “Scalable”: not tested again; see the entry']},
  receipt: null,
  owner: {name: 'Marta Weiß, Ressort Technik'},
  roundup: {title: 'Top backend frameworks', leadDays: null},
}
const holds = (
  verifiedOn: string,
  expiresOn: string | null = null,
  shelfLifeMonths: number | null = null,
) => ({
  shelfLifeMonths,
  review: {verdict: 'holds' as const, verifiedOn, expiresOn},
})
const edition: CalendarQueryResult['editions'][number] = {
  title: 'Top backend frameworks',
  edition: {
    _id: 'edition-top-backend-frameworks-2026',
    _updatedAt: '2026-10-15T08:00:00Z',
    year: 2026,
    entries: [
      {advantages: [holds('2026-10-15'), holds('2026-10-15')], disadvantages: null},
      {
        advantages: [holds('2026-10-15', null, 3)],
        disadvantages: [holds('2026-10-01', '2027-10-15'), {shelfLifeMonths: null, review: null}],
      },
    ],
  },
}

/** The events as a calendar program reads them, by their lasting ids. */
function eventsIn(text: string) {
  const components = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent')
  return new Map(components.map((component) => [String(component.getFirstPropertyValue('uid')), component]))
}

function feed(refreshes: Refresh[], editions: CalendarQueryResult['editions'] = []) {
  return calendarText({refreshes, editions}, 'https://example.org')
}

const zone = process.env.TZ
afterEach(() => {
  process.env.TZ = zone
})

test('a go-live stands at its moment in UTC, says how it stands, and leads to the Studio', () => {
  const event = eventsIn(feed([refresh])).get('refresh.top-backend-frameworks.2027@perennial')
  expect(event?.getFirstPropertyValue('dtstart')?.toString()).toBe('2027-06-04T08:00:00Z')
  expect(event?.getFirstPropertyValue('summary')).toBe('Go-live: Top backend frameworks 2027')
  expect(event?.getFirstPropertyValue('description')).toBe(
    [
      'State: planned',
      'Owner: Marta Weiß, Ressort Technik',
      'Go-live: Friday, 4 June 2027 at 10:00 CEST',
      'Verified: 12 of 40 claims',
      'In the way:',
      '- Django, “Scalable”: not tested again; see the entry',
    ].join('\n'),
  )
  expect(event?.getFirstPropertyValue('url')).toBe(
    'https://example.org/studio/intent/edit/id=refresh.top-backend-frameworks.2027',
  )
  expect(event?.getFirstPropertyValue('status')).toBe('TENTATIVE')
})

test('a planned refresh rings when its lead time begins, by the roundup’s own number of days', () => {
  const own = {...refresh, roundup: {title: 'Top backend frameworks', leadDays: 30}}
  for (const [planned, days, start] of [
    [refresh, 60, '2027-04-05'],
    [own, 30, '2027-05-05'],
  ] as const) {
    const events = eventsIn(feed([planned]))
    const alarm = events.get(`${refresh._id}@perennial`)?.getFirstSubcomponent('valarm')
    expect(alarm?.getFirstPropertyValue('trigger')?.toString()).toBe(`-P${days}D`)
    const startDay = events.get(`${refresh._id}.start@perennial`)
    expect(startDay?.getFirstPropertyValue('dtstart')?.toString()).toBe(start)
    expect(startDay?.getFirstPropertyValue('summary')).toBe('Time to start: Top backend frameworks 2027')
  }
})

test('what is scheduled or live is confirmed, what is held is not, and what is live needs no start', () => {
  const status = (state: Refresh['state']) =>
    eventsIn(feed([{...refresh, state}]))
      .get(`${refresh._id}@perennial`)
      ?.getFirstPropertyValue('status')
  expect((['planned', 'drafting', 'held'] as const).map(status)).toEqual(Array(3).fill('TENTATIVE'))
  expect((['scheduled', 'publishing', 'published', 'live'] as const).map(status)).toEqual(
    Array(4).fill('CONFIRMED'),
  )
  expect([...eventsIn(feed([{...refresh, state: 'live'}])).keys()]).toEqual([`${refresh._id}@perennial`])
})

test('claims that expire on one day are one event of that day, and untested ones are none', () => {
  const events = eventsIn(feed([], [edition]))
  const days = [...events].map(([id, event]) => [
    id,
    event.getFirstPropertyValue('dtstart')?.toString(),
    event.getFirstPropertyValue('dtend')?.toString(),
    event.getFirstPropertyValue('summary'),
  ])
  expect(days).toEqual([
    [
      'edition-top-backend-frameworks-2026.expiry.2027-10-15@perennial',
      '2027-10-15',
      '2027-10-16',
      '3 claims to test again: Top backend frameworks 2026',
    ],
    [
      'edition-top-backend-frameworks-2026.expiry.2027-01-15@perennial',
      '2027-01-15',
      '2027-01-16',
      '1 claim to test again: Top backend frameworks 2026',
    ],
  ])
})

test('a change keeps the id and raises the sequence', () => {
  const sequence = (updatedAt: string) =>
    Number(
      eventsIn(feed([{...refresh, _updatedAt: updatedAt}]))
        .get(`${refresh._id}@perennial`)
        ?.getFirstPropertyValue('sequence'),
    )
  expect(sequence('2026-11-25T20:00:01Z')).toBeGreaterThan(sequence('2026-11-25T20:00:00Z'))
  expect(sequence('2089-12-31T23:59:59Z')).toBeLessThan(2 ** 31)
})

test.each(['Pacific/Kiritimati', 'Pacific/Niue', 'Europe/Berlin'])(
  'the text is the same on a server in %s, with lines as the format wants them',
  (serverZone) => {
    process.env.TZ = 'UTC'
    const here = feed([refresh], [edition])
    process.env.TZ = serverZone
    expect(new Date(0).getTimezoneOffset()).not.toBe(0)
    expect(feed([refresh], [edition])).toBe(here)
    const lines = here.split('\r\n')
    expect(lines.filter((line) => line.includes('\n'))).toEqual([])
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
  },
)
