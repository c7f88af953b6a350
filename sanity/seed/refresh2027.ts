import {ids} from './ids.ts'
import type {SeedRefresh} from './seedDocument.ts'

/** The plan for the edition after the seeded ones, on the day of the roundup's cadence. Nobody has begun it. */
export const refresh2027: SeedRefresh = {
  _id: ids.refresh2027,
  _type: 'refresh',
  roundup: {_type: 'reference', _ref: ids.roundup},
  year: 2027,
  owner: {_type: 'reference', _ref: ids.desk},
  state: 'planned',
  goLive: {date: '2027-06-04', time: '10:00', timeZone: 'Europe/Berlin', at: '2027-06-04T08:00:00.000Z'},
}
