import {ids} from './ids.ts'
import type {SeedRoundup} from './seedDocument.ts'

export const roundup: SeedRoundup = {
  _id: ids.roundup,
  _type: 'roundup',
  title: 'Top backend frameworks',
  slug: {_type: 'slug', current: 'top-backend-frameworks'},
  titlePattern: 'Top {count} Backend Frameworks in {year}',
  description:
    'The most popular frameworks for the backend of a new web application: why one would use each of them, and why not.',
  cadence: {month: 6, day: 4, time: '10:00', timeZone: 'Europe/Berlin'},
  leadDays: 90,
  owner: {_type: 'reference', _ref: ids.desk},
}
