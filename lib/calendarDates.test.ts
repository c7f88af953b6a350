import {describe, expect, it} from 'vitest'

import {isPartialDate, isYearlyDay} from './calendarDates.ts'

describe('isPartialDate', () => {
  it.each(['2004', '2005-07', '2010-04-16', '2024-02-29'])('accepts %s', (text) => {
    expect(isPartialDate(text)).toBe(true)
  })

  it.each([
    '04',
    '2005-7',
    '2005-13',
    '2005-00',
    '2010-02-30',
    '2023-02-29',
    '16 April 2010',
    '2010-04-16T00:00',
    '',
  ])('refuses “%s”', (text) => {
    expect(isPartialDate(text)).toBe(false)
  })
})

describe('isYearlyDay', () => {
  it('accepts the last day of a month and refuses the one after', () => {
    expect(isYearlyDay(6, 30)).toBe(true)
    expect(isYearlyDay(6, 31)).toBe(false)
  })

  it('refuses 29 February, which most years do not have', () => {
    expect(isYearlyDay(2, 28)).toBe(true)
    expect(isYearlyDay(2, 29)).toBe(false)
  })
})
