import {describe, expect, it} from 'vitest'

import {formatClock, weekdayOf} from './zonedTime.ts'

describe('a clock in words', () => {
  it('shows the time of day with the short name of the zone, summer and winter', () => {
    expect(formatClock('2027-06-04T08:00:00.000Z', 'Europe/Berlin')).toBe('10:00 CEST')
    expect(formatClock('2027-12-04T08:00:00.000Z', 'Europe/Berlin')).toBe('09:00 CET')
    expect(formatClock('2027-06-04T00:05:00.000Z', 'Asia/Tokyo')).toBe('09:05 GMT+9')
  })
})

describe('days of the week', () => {
  it('count from Monday', () => {
    expect(weekdayOf('2027-06-07')).toBe(1)
    expect(weekdayOf('2027-06-13')).toBe(7)
    expect(weekdayOf('2028-02-29')).toBe(2)
  })
})
