import fc from 'fast-check'
import {describe, expect, it} from 'vitest'

import {
  dayOf,
  formatClock,
  formatDate,
  formatDay,
  formatMonth,
  formatPartialDate,
  isMachineDate,
  yearFromSegment,
} from './dates.ts'

describe('dates for readers', () => {
  it('writes a moment as the day it was in the given zone', () => {
    expect(formatDate('2022-06-04T23:30:00Z')).toBe('4 June 2022')
    expect(formatDate('2022-06-04T23:30:00Z', 'Europe/Berlin')).toBe('5 June 2022')
  })

  it('keeps a plain date on its day in every zone', () => {
    fc.assert(
      fc.property(fc.constantFrom('America/Los_Angeles', 'UTC', 'Pacific/Auckland'), (zone) => {
        expect(formatDate('2010-04-16', zone)).toBe('16 April 2010')
      }),
    )
  })

  it('names the day of the week', () => {
    expect(formatDay('2022-06-04')).toBe('Saturday, 4 June 2022')
    expect(formatDay('2022-06-04T23:30:00Z', 'Europe/Berlin')).toBe('Sunday, 5 June 2022')
  })

  it('shows the time of day with the short name of the zone, summer and winter', () => {
    expect(formatClock('2027-06-04T08:00:00.000Z', 'Europe/Berlin')).toBe('10:00 CEST')
    expect(formatClock('2027-12-04T08:00:00.000Z', 'Europe/Berlin')).toBe('09:00 CET')
    expect(formatClock('2027-06-04T00:05:00.000Z', 'Asia/Tokyo')).toBe('09:05 GMT+9')
  })

  it('names the month of a moment', () => {
    expect(formatMonth('2022-06-04T09:00:00Z')).toBe('June 2022')
  })

  it('writes a date only as precisely as it is known', () => {
    expect(formatPartialDate('2010-04-16')).toBe('16 April 2010')
    expect(formatPartialDate('2005-07')).toBe('July 2005')
    expect(formatPartialDate('2004')).toBe('2004')
  })

  it('leaves words that are no date alone', () => {
    expect(formatPartialDate('early 2000s')).toBe('early 2000s')
    expect(formatPartialDate('2005-13')).toBe('2005-13')
    expect(formatPartialDate('2005-02-41')).toBe('2005-02-41')
  })

  it('tells what a time element can carry', () => {
    expect(['2004', '2005-07', '2010-04-16', '2022-06-04T09:00:00Z'].every(isMachineDate)).toBe(true)
    expect(['early 2000s', '2005-13', '', '20050-01'].some(isMachineDate)).toBe(false)
  })

  it('gives the day of a moment for comparing', () => {
    expect(dayOf('2022-06-04T23:30:00Z')).toBe('2022-06-04')
    expect(dayOf('2022-06-04T23:30:00Z', 'Europe/Berlin')).toBe('2022-06-05')
  })
})

describe('the year in an address', () => {
  it('is four digits and nothing else', () => {
    expect(yearFromSegment('2022')).toBe(2022)
    for (const segment of ['0222', '202', '20222', '2022.0', '+2022', ' 2022', '2e3', 'latest', '']) {
      expect(yearFromSegment(segment)).toBeNull()
    }
  })

  it('survives being written and read', () => {
    fc.assert(
      fc.property(fc.integer({min: 1000, max: 9999}), (year) => {
        expect(yearFromSegment(String(year))).toBe(year)
      }),
    )
  })
})
