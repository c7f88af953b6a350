import fc from 'fast-check'
import {describe, expect, it} from 'vitest'

import {
  type ClaimingEdition,
  claimsOf,
  countIn,
  countInWords,
  expiryInWords,
  layOutCalendar,
  nextDayWithItems,
} from './refreshCalendar.ts'

const roundup = {_id: 'roundup-a', title: 'Top frameworks'}

function edition(_id: string, dates: (string | null)[]): ClaimingEdition {
  const advantages = dates.map((verifiedOn, index) => ({
    _key: `c${index}`,
    label: `Claim ${index}`,
    review: verifiedOn === null ? null : {verdict: 'holds', verifiedOn},
  }))
  const entry = {_key: 'e1', framework: 'Flask', advantages, disadvantages: null}
  return {_id, year: 2026, roundup, entries: [entry]}
}

function refresh(_id: string, date: string | null, at: string | null) {
  return {_id, goLive: date === null ? null : {date, at}}
}

describe('what falls on which day', () => {
  it('puts a refresh on its day by the clock that is meant, whatever day that is elsewhere', () => {
    const late = refresh('refresh.a.2027', '2027-06-04', '2027-06-05T03:30:00.000Z')
    expect([...layOutCalendar([late], []).keys()]).toEqual(['2027-06-04'])
  })

  it('leaves out a refresh without a day', () => {
    expect(layOutCalendar([refresh('refresh.a.2027', null, null)], []).size).toBe(0)
  })

  it('groups the claims that expire on a day by edition, and leaves the untested out', () => {
    const calendar = layOutCalendar(
      [],
      [edition('edition-b', ['2026-06-04', '2026-06-04', '2026-07-01', null]), edition('edition-a', [])],
    )
    expect(calendar.get('2027-06-04')).toEqual([
      {
        kind: 'expiry',
        day: '2027-06-04',
        key: 'edition-b 2027-06-04',
        editionId: 'edition-b',
        title: 'Top frameworks 2026',
        claims: [
          {path: 'entries[_key=="e1"].advantages[_key=="c0"]', label: 'Claim 0', framework: 'Flask'},
          {path: 'entries[_key=="e1"].advantages[_key=="c1"]', label: 'Claim 1', framework: 'Flask'},
        ],
      },
    ])
    expect([...calendar.keys()]).toEqual(['2027-06-04', '2027-07-01'])
  })

  it('opens a draft by the id of its edition', () => {
    const [item] = layOutCalendar([], [edition('drafts.edition-a', ['2026-06-04'])]).get('2027-06-04') ?? []
    expect(item).toMatchObject({editionId: 'edition-a'})
  })

  it('has go-lives by their moment, then expiries', () => {
    const items = layOutCalendar(
      [
        refresh('late', '2027-06-04', '2027-06-04T18:00:00.000Z'),
        refresh('early', '2027-06-04', '2027-06-04T00:00:00.000Z'),
      ],
      [edition('edition-a', ['2026-06-04'])],
    ).get('2027-06-04')
    expect(items?.map(({key}) => key)).toEqual(['early', 'late', 'edition-a 2027-06-04'])
  })

  it('has every refresh with a day and every tested claim exactly once', () => {
    const day = fc
      .date({min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true})
      .map((date) => date.toISOString().slice(0, 10))
    fc.assert(
      fc.property(
        fc.array(fc.option(day), {maxLength: 8}),
        fc.array(fc.array(fc.option(day), {maxLength: 8}), {maxLength: 4}),
        (days, claimDays) => {
          const refreshes = days.map((date, index) => refresh(`r${index}`, date, null))
          const editions = claimDays.map((dates, index) => edition(`edition-${index}`, dates))
          const total = countIn(layOutCalendar(refreshes, editions), '')
          expect(total.goLives).toBe(days.filter((date) => date !== null).length)
          expect(total.expiringClaims).toBe(
            editions.flatMap(claimsOf).filter(({claim}) => claim.review !== null).length,
          )
        },
      ),
    )
  })
})

describe('a calendar in words', () => {
  const calendar = layOutCalendar(
    [refresh('a', '2027-06-04', '2027-06-04T08:00:00.000Z')],
    [edition('edition-a', ['2026-06-04', '2026-06-04', '2026-08-01'])],
  )

  it('counts what falls into a month', () => {
    expect(countInWords(countIn(calendar, '2027-06'))).toBe('1 refresh, 2 claims expire')
    expect(countInWords(countIn(calendar, '2027-08'))).toBe('1 claim expires')
    expect(countInWords(countIn(calendar, '2027-09'))).toBeNull()
  })

  it('finds the next day on which something falls', () => {
    expect(nextDayWithItems(calendar, '2027-01-01')).toBe('2027-06-04')
    expect(nextDayWithItems(calendar, '2027-06-04')).toBe('2027-08-01')
    expect(nextDayWithItems(calendar, '2027-08-01')).toBeNull()
  })

  it('says of claims whether they have expired', () => {
    const group = (length: number) => ({day: '2027-06-04', claims: Array.from({length})})
    expect(expiryInWords(group(7), '2027-06-03')).toBe('7 claims expire')
    expect(expiryInWords(group(1), '2027-06-03')).toBe('1 claim expires')
    expect(expiryInWords(group(7), '2027-06-04')).toBe('7 claims expired')
  })
})
