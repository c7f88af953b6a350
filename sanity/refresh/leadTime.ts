import {defaultLeadDays} from '../../lib/cadence.ts'
import {formatMoment} from '../../lib/zonedTime.ts'
import {notificationDocument} from './notifications.ts'
import type {Runner} from './runner.ts'
import {studioUrlOf} from './studioUrl.ts'

const dayMs = 24 * 60 * 60_000

interface Planned {
  _id: string
  year: number
  at: string
  timeZone: string | null
  title: string | null
  leadDays: number | null
}

const plannedQuery = `*[_type == "refresh" && state == "planned" && defined(goLive.at)]{
  _id, year, "at": goLive.at, "timeZone": goLive.timeZone, "title": roundup->title, "leadDays": roundup->leadDays
}`

/** Tells owners, once for each go-live, that it is time to start an edition: its lead time has begun. */
export async function tellToStart({client, clock}: Runner): Promise<void> {
  const now = clock.now()
  const planned = await client.fetch<Planned[]>(plannedQuery)
  const due = planned.filter(
    ({at, leadDays}) => Date.parse(at) - (leadDays ?? defaultLeadDays) * dayMs <= now.getTime(),
  )
  const notifications = due.map(({_id, year, at, timeZone, title}) =>
    notificationDocument({
      refreshId: _id,
      event: 'start',
      unique: String(Date.parse(at)),
      title: `Time to start: ${title ?? 'a roundup'}, ${year}`,
      text: `The edition is to go live on ${formatMoment(at, timeZone ?? 'UTC')}.`,
      url: studioUrlOf(_id),
      now: now.toISOString(),
    }),
  )
  const known = await client.fetch<string[]>('*[_id in $ids]._id', {ids: notifications.map(({_id}) => _id)})
  for (const notification of notifications.filter(({_id}) => !known.includes(_id))) {
    await client.createIfNotExists(notification)
  }
}
