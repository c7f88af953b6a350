import fc from 'fast-check'
import {describe, expect, it} from 'vitest'

import {
  daysAfter,
  daysBetween,
  formatMoment,
  isClockTime,
  isTimeZone,
  monthsAfter,
  resolveWallTime,
  wallTimeAt,
} from './zonedTime.ts'

describe('a wall time', () => {
  it.each([
    ['2027-06-04', '10:00', 'Europe/Berlin', '2027-06-04T08:00:00.000Z', 'plain', 'in summer'],
    ['2027-01-04', '10:00', 'Europe/Berlin', '2027-01-04T09:00:00.000Z', 'plain', 'in winter'],
    ['2027-03-28', '02:30', 'Europe/Berlin', '2027-03-28T01:30:00.000Z', 'gap', 'that the spring leaves out'],
    ['2027-03-28', '01:59', 'Europe/Berlin', '2027-03-28T00:59:00.000Z', 'plain', 'just before the gap'],
    ['2027-03-28', '03:00', 'Europe/Berlin', '2027-03-28T01:00:00.000Z', 'plain', 'just after the gap'],
    ['2027-10-31', '02:30', 'Europe/Berlin', '2027-10-31T00:30:00.000Z', 'overlap', 'that autumn has twice'],
    ['2027-10-31', '03:00', 'Europe/Berlin', '2027-10-31T02:00:00.000Z', 'plain', 'just after the overlap'],
    ['2027-11-07', '01:30', 'America/New_York', '2027-11-07T05:30:00.000Z', 'overlap', 'in another autumn'],
    [
      '2027-10-03',
      '02:15',
      'Australia/Lord_Howe',
      '2027-10-02T15:45:00.000Z',
      'gap',
      'in a gap of half an hour',
    ],
    ['2028-02-29', '12:00', 'UTC', '2028-02-29T12:00:00.000Z', 'plain', 'on a leap day'],
    [
      '2027-12-31',
      '23:30',
      'America/Los_Angeles',
      '2028-01-01T07:30:00.000Z',
      'plain',
      'at the end of a year',
    ],
    [
      '2028-01-01',
      '00:30',
      'Pacific/Kiritimati',
      '2027-12-31T10:30:00.000Z',
      'plain',
      'fourteen hours ahead',
    ],
    ['2027-06-04', '23:00', 'Pacific/Pago_Pago', '2027-06-05T10:00:00.000Z', 'plain', 'eleven hours behind'],
    [
      '2027-06-04',
      '10:00',
      'Asia/Kathmandu',
      '2027-06-04T04:15:00.000Z',
      'plain',
      'at three quarters of an hour',
    ],
    [
      '2011-12-30',
      '12:00',
      'Pacific/Apia',
      '2011-12-30T22:00:00.000Z',
      'gap',
      'on the day that Samoa left out',
    ],
  ])('%s %s in %s is %s (%s): %s', (date, time, timeZone, at, kind) => {
    expect(resolveWallTime({date, time, timeZone})).toEqual({at, kind})
  })

  it.each([
    ['2027-02-29', '10:00', 'UTC'],
    ['2027-06-04', '24:00', 'UTC'],
    ['2027-06-04', '9:30', 'UTC'],
    ['2027-06-04', '10:00', 'Europe/Atlantis'],
    ['4 June 2027', '10:00', 'UTC'],
  ])('is refused as %s %s in %s', (date, time, timeZone) => {
    expect(() => resolveWallTime({date, time, timeZone})).toThrow(RangeError)
  })

  it('comes back from its moment as it was, unless its clock leaves it out', () => {
    const moments = fc.date({min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true})
    const zones = fc.constantFrom(
      'Europe/Berlin',
      'America/St_Johns',
      'Asia/Kathmandu',
      'Pacific/Chatham',
      'UTC',
    )
    fc.assert(
      fc.property(moments, zones, (moment, timeZone) => {
        const wall = wallTimeAt(moment.toISOString(), timeZone)
        const {at, kind} = resolveWallTime(wall)
        expect(kind).not.toBe('gap')
        expect(wallTimeAt(at, timeZone)).toEqual(wall)
      }),
    )
  })
})

it('a moment is told as the clock of a zone shows it', () => {
  expect(formatMoment('2027-06-04T08:00:00.000Z', 'Europe/Berlin')).toBe('Friday, 4 June 2027 at 10:00 CEST')
  expect(formatMoment('2027-06-04T08:00:00.000Z', 'Asia/Tokyo')).toMatch(/17:00 (GMT\+9|JST)$/)
})

it('zones are known by name, and offsets are no names', () => {
  expect(['Europe/Berlin', 'UTC'].every(isTimeZone)).toBe(true)
  expect(['+02:00', 'Europe/Atlantis', '', 'berlin time'].some(isTimeZone)).toBe(false)
})

it('times of day run from 00:00 to 23:59', () => {
  expect(['00:00', '09:30', '23:59'].every(isClockTime)).toBe(true)
  expect(['24:00', '9:30', '09:60', '0930', ''].some(isClockTime)).toBe(false)
})

it('months are counted by the calendar, and days over the ends of months and years', () => {
  expect(monthsAfter('2026-10-15', 12)).toBe('2027-10-15')
  expect(monthsAfter('2028-02-29', 12)).toBe('2029-02-28')
  expect(monthsAfter('2027-08-31', 6)).toBe('2028-02-29')
  expect(daysAfter('2027-12-31', 1)).toBe('2028-01-01')
  expect(daysAfter('2028-03-01', -1)).toBe('2028-02-29')
  expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2)
  expect(daysBetween('2027-06-04', '2027-06-01')).toBe(-3)
})
