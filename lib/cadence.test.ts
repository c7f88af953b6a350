import {describe, expect, it} from 'vitest'

import {goLiveByCadence, proposeNext} from './cadence.ts'

const cadence = {month: 6, day: 4, time: '10:00', timeZone: 'Europe/Berlin'}

describe('the go-live of a year', () => {
  it('is the day of the cadence on the roundup’s own clock', () => {
    expect(goLiveByCadence(cadence, 2027)).toEqual({
      date: '2027-06-04',
      time: '10:00',
      timeZone: 'Europe/Berlin',
    })
  })

  it('is nine o’clock in UTC when the roundup names neither time nor zone', () => {
    expect(goLiveByCadence({month: 12, day: 31}, 2027)).toEqual({
      date: '2027-12-31',
      time: '09:00',
      timeZone: 'UTC',
    })
  })

  it.each([null, undefined, {}, {month: 6}, {day: 4}])('is not known with the cadence %j', (unfinished) => {
    expect(goLiveByCadence(unfinished, 2027)).toBeNull()
  })
})

describe('the next edition', () => {
  it.each([
    [2026, '2026-11-25T12:00:00.000Z', 2027, 'the year after the latest'],
    [2022, '2026-06-04T07:59:59.000Z', 2026, 'this year’s, while its moment is to come'],
    [2022, '2026-06-04T08:00:00.000Z', 2027, 'next year’s, once it has passed'],
    [2027, '2026-11-25T12:00:00.000Z', 2028, 'after one that came out ahead of its year'],
    [null, '2026-01-01T00:00:00.000Z', 2026, 'the first one, this year'],
    [null, '2026-12-31T23:59:59.999Z', 2027, 'the first one, at the end of a year'],
  ])('after that of %s, at %s, is that of %i: %s', (latest, now, year, why) => {
    expect(proposeNext(cadence, latest, now), why).toEqual({year, goLive: goLiveByCadence(cadence, year)})
  })

  it('has no go-live while the roundup has no cadence', () => {
    expect(proposeNext(null, 2026, '2026-11-25T12:00:00.000Z')).toEqual({year: 2027, goLive: null})
  })
})
