import fc from 'fast-check'
import {describe, expect, it} from 'vitest'

import {monthOf, monthsOfYear, moveDay, shiftMonth, weeksOfMonth} from './calendarGrid.ts'
import {daysAfter, weekdayOf} from './zonedTime.ts'

const anyDay = fc.integer({min: 0, max: 60_000}).map((days) => daysAfter('1990-01-01', days))
const press = (day: string, key: string, shiftKey = false) => moveDay(day, {key, shiftKey})

describe('the grid of a month', () => {
  it('begins on the Monday on or before the first, and ends on the Sunday on or after the last', () => {
    const weeks = weeksOfMonth('2027-06')
    expect(weeks.map(([monday]) => monday)).toEqual([
      '2027-05-31',
      '2027-06-07',
      '2027-06-14',
      '2027-06-21',
      '2027-06-28',
    ])
    expect(weeks.at(-1)?.at(-1)).toBe('2027-07-04')
  })

  it('counts the days of the week from Monday', () => {
    expect(['2027-06-07', '2027-06-13', '2028-02-29'].map(weekdayOf)).toEqual([1, 7, 2])
  })

  it('has four weeks for a February that begins on a Monday, and six where a month needs them', () => {
    expect(weeksOfMonth('2027-02')).toHaveLength(4)
    expect(weeksOfMonth('2027-08')).toHaveLength(6)
    expect(weeksOfMonth('2028-02').flat()).toContain('2028-02-29')
  })

  it('has every day of the month once, in whole weeks', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const weeks = weeksOfMonth(monthOf(day))
        expect(weeks.flat().filter((other) => other === day)).toHaveLength(1)
        for (const week of weeks) {
          expect(week.map(weekdayOf)).toEqual([1, 2, 3, 4, 5, 6, 7])
          expect(week.some((other) => monthOf(other) === monthOf(day))).toBe(true)
        }
      }),
    )
  })

  it('counts months over the turn of the year', () => {
    expect(shiftMonth('2027-12', 1)).toBe('2028-01')
    expect(shiftMonth('2027-01', -1)).toBe('2026-12')
    expect(shiftMonth('2027-06', 12)).toBe('2028-06')
    expect(monthsOfYear(2027).at(0)).toBe('2027-01')
    expect(monthsOfYear(2027).at(-1)).toBe('2027-12')
  })
})

describe('moving through days by keyboard', () => {
  it.each([
    ['ArrowLeft', '2027-05-31'],
    ['ArrowRight', '2027-06-02'],
    ['ArrowUp', '2027-05-25'],
    ['ArrowDown', '2027-06-08'],
    ['Home', '2027-05-31'],
    ['End', '2027-06-06'],
    ['PageUp', '2027-05-01'],
    ['PageDown', '2027-07-01'],
  ])('goes from Tuesday 1 June by %s to %s', (key, there) => {
    expect(press('2027-06-01', key)).toBe(there)
  })

  it('goes by years with Shift, and stays within a shorter month', () => {
    expect(press('2028-02-29', 'PageDown', true)).toBe('2029-02-28')
    expect(press('2027-06-01', 'PageUp', true)).toBe('2026-06-01')
    expect(press('2027-01-31', 'PageDown')).toBe('2027-02-28')
  })

  it('does not move by other keys', () => {
    expect(press('2027-06-01', 'a')).toBeNull()
    expect(press('2027-06-01', 'Enter')).toBeNull()
  })

  it('comes back by the opposite arrow', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.constantFrom(['ArrowLeft', 'ArrowRight'], ['ArrowUp', 'ArrowDown']),
        (day, [there = '', back = '']) => {
          expect(press(press(day, there) ?? '', back)).toBe(day)
          expect(press(press(day, back) ?? '', there)).toBe(day)
        },
      ),
    )
  })
})
