import ical, {
  type ICalCalendar,
  ICalAlarmType,
  ICalCalendarMethod,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator'

import {defaultLeadDays} from '../../lib/cadence.ts'
import {expiryOf} from '../../lib/claims.ts'
import type {RefreshState} from '../../lib/refreshState.ts'
import {countOf} from '../../lib/text.ts'
import {daysAfter, formatMoment} from '../../lib/zonedTime.ts'
import {studioPath} from '../paths.ts'
import type {CalendarQueryResult} from '../types.generated.ts'

type PlannedRefresh = CalendarQueryResult['refreshes'][number]
type CurrentEdition = CalendarQueryResult['editions'][number]

const daySeconds = 24 * 60 * 60
/** How long a go-live is drawn in a calendar, which shows nothing of an event without duration. */
const goLiveMs = 15 * 60_000
/** How often a calendar should ask again, in seconds. */
const refreshEverySeconds = 60 * 60
/** Sequence numbers count the seconds from here, so that they fit a 32-bit integer for the rest of the century. */
const sequenceEpochMs = Date.UTC(2022, 0, 1)

/**
 * The calendar of refreshes as iCalendar (RFC 5545): each go-live, the day on which to start with it, and the days on which
 * claims of current editions expire. The same content makes the same text.
 *
 * @param siteUrl the public address of the site, which has the Studio
 */
export function calendarText(content: CalendarQueryResult, siteUrl: string): string {
  const calendar = ical({
    name: 'Refreshes',
    description: 'When editions go live, when to start with them, and when claims expire.',
    prodId: {company: 'Perennial', product: 'Refreshes', language: 'EN'},
    method: ICalCalendarMethod.PUBLISH,
    ttl: refreshEverySeconds,
  })
  for (const refresh of content.refreshes) {
    addGoLive(calendar, refresh, siteUrl)
    addStart(calendar, refresh, siteUrl)
  }
  for (const edition of content.editions) addExpiries(calendar, edition, siteUrl)
  return calendar.toString()
}

function addGoLive(calendar: ICalCalendar, refresh: PlannedRefresh, siteUrl: string): void {
  const {_id, goLive, state} = refresh
  const summary = `Go-live: ${titleOf(refresh)}`
  const event = calendar.createEvent({
    ...revisionOf(refresh),
    id: `${_id}@perennial`,
    start: new Date(goLive.at),
    end: new Date(Date.parse(goLive.at) + goLiveMs),
    summary,
    description: describe(refresh),
    url: siteUrl + studioPath(_id),
    status: isSettled(state) ? ICalEventStatus.CONFIRMED : ICalEventStatus.TENTATIVE,
    transparency: ICalEventTransparency.TRANSPARENT,
  })
  if (state !== 'planned') return
  const triggerBefore = leadDaysOf(refresh) * daySeconds
  event.createAlarm({type: ICalAlarmType.display, triggerBefore, description: summary})
}

/** The first day of the lead time, by the clock of the go-live's own zone; no longer shown once it is live. */
function addStart(calendar: ICalCalendar, refresh: PlannedRefresh, siteUrl: string): void {
  const {_id, goLive, state} = refresh
  if (!goLive.date || isOut(state)) return
  addDay(calendar, {
    ...revisionOf(refresh),
    id: `${_id}.start@perennial`,
    day: daysAfter(goLive.date, -leadDaysOf(refresh)),
    summary: `Time to start: ${titleOf(refresh)}`,
    description: describe(refresh),
    url: siteUrl + studioPath(_id),
  })
}

function addExpiries(calendar: ICalCalendar, {title, edition}: CurrentEdition, siteUrl: string): void {
  const claims = (edition.entries ?? []).flatMap(({advantages, disadvantages}) =>
    (advantages ?? []).concat(disadvantages ?? []),
  )
  const byDay = Map.groupBy(claims, expiryOf)
  for (const [day, expiring] of byDay) {
    if (day === null) continue
    addDay(calendar, {
      ...revisionOf(edition),
      id: `${edition._id}.expiry.${day}@perennial`,
      day,
      summary:
        `${countOf(expiring.length, 'claim')} to test again: ${title ?? 'Roundup'} ${edition.year ?? ''}`.trim(),
      description: 'From this day the reviews of these claims no longer hold.',
      url: siteUrl + studioPath(edition._id),
    })
  }
}

function addDay(
  calendar: ICalCalendar,
  {day, ...event}: {id: string; day: string; summary: string; description: string; url: string},
): void {
  calendar.createEvent({
    ...event,
    allDay: true,
    start: new Date(day),
    end: new Date(daysAfter(day, 1)),
    transparency: ICalEventTransparency.TRANSPARENT,
  })
}

/** Which state of an event is the newer one, for calendars that already have it. */
function revisionOf({_updatedAt}: {_updatedAt: string}) {
  const changedAt = new Date(_updatedAt)
  const sequence = Math.max(0, Math.floor((changedAt.getTime() - sequenceEpochMs) / 1000))
  return {sequence, lastModified: changedAt, stamp: changedAt}
}

function describe({state, goLive, owner, checked, receipt}: PlannedRefresh): string {
  const blockers = isOut(state) ? [] : (checked?.blockers ?? [])
  return [
    `State: ${state ?? 'planned'}`,
    `Owner: ${owner?.name ?? 'nobody yet'}`,
    `Go-live: ${formatMoment(goLive.at, goLive.timeZone ?? 'UTC')}`,
    checked?.claims && `Verified: ${checked.verified ?? 0} of ${countOf(checked.claims, 'claim')}`,
    receipt?.address && `Readers have it: ${receipt.address}`,
    blockers.length > 0 && `In the way:\n${blockers.map((blocker) => `- ${blocker}`).join('\n')}`,
  ]
    .filter(Boolean)
    .join('\n')
}

function titleOf({roundup, year}: PlannedRefresh): string {
  return `${roundup?.title ?? 'Roundup'} ${year}`
}

function leadDaysOf({roundup}: PlannedRefresh): number {
  return roundup?.leadDays ?? defaultLeadDays
}

function isOut(state: RefreshState | null): boolean {
  return state === 'live' || state === 'published'
}

function isSettled(state: RefreshState | null): boolean {
  return isOut(state) || state === 'scheduled' || state === 'publishing'
}
