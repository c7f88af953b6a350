import fc from 'fast-check'
import {describe, expect, test} from 'vitest'

import {type DatedClaim, datedClaims, dueByMonth, filterClaims, nextGoLive} from './freshness.ts'

const day = '2026-11-26'
const everything = {owner: null, roundup: null, framework: null, edition: null, month: null, before: null}
const owner = {_id: 'desk', name: 'The desk'}

function edition(claims: {label: string; expiresOn?: string}[], changes: object = {}) {
  return {
    _id: 'edition-a',
    year: 2026,
    roundup: {_id: 'roundup-a', title: 'Top tools', owner},
    entries: [
      {
        _key: 'one',
        framework: 'Flask',
        advantages: claims.map(({label, expiresOn}) => ({
          _key: label,
          label,
          shelfLifeMonths: null,
          review: expiresOn ? {verdict: 'holds', verifiedOn: '2026-01-01', expiresOn} : null,
        })),
        disadvantages: null,
      },
    ],
    ...changes,
  }
}

describe('the claims of editions by the day on which they are due', () => {
  const claims = datedClaims(
    [
      edition([
        {label: 'late', expiresOn: '2027-06-30'},
        {label: 'never tested'},
        {label: 'expired', expiresOn: day},
        {label: 'soon', expiresOn: '2026-12-24'},
      ]),
    ],
    day,
  )

  test('stand in that order, after those that nobody has tested', () => {
    expect(claims.map(({label, standing}) => `${label}: ${standing}`)).toEqual([
      'never tested: untested',
      'expired: overdue',
      'soon: due',
      'late: holds',
    ])
  })

  test('lead to their place in the form of the published id, also from a draft', () => {
    const [claim] = datedClaims([edition([{label: 'x'}], {_id: 'drafts.edition-a'})], day)
    expect(claim).toMatchObject({
      editionId: 'edition-a',
      edition: 'Top tools 2026',
      path: 'entries[_key=="one"].advantages[_key=="x"]',
      owner,
    })
  })

  test('fall into bars: untested, overdue, then month by month', () => {
    expect(dueByMonth(claims, '2026-11', 9).map(({period, count}) => `${period} ${count}`)).toEqual([
      'untested 1',
      'overdue 1',
      '2026-11 0',
      '2026-12 1',
      '2027-01 0',
      '2027-02 0',
      '2027-03 0',
      '2027-04 0',
      '2027-05 0',
      '2027-06 1',
      '2027-07 0',
    ])
  })

  test('are left out by framework, owner, month, and by the day before which they are due', () => {
    const labels = (filters: object) =>
      filterClaims(claims, {...everything, ...filters}).map(({label}) => label)
    expect(labels({framework: 'Django'})).toEqual([])
    expect(labels({framework: 'Flask', owner: 'desk'})).toHaveLength(4)
    expect(labels({month: '2026-12'})).toEqual(['soon'])
    expect(labels({month: 'overdue'})).toEqual(['expired'])
    expect(labels({before: '2026-12-31'})).toEqual(['never tested', 'expired', 'soon'])
  })

  test('each stand in exactly one bar as long as the months reach far enough', () => {
    const claim = fc.record({
      label: fc.string(),
      expiresOn: fc.option(fc.integer({min: 1, max: 400}).map(dayAfter), {nil: undefined}),
    })
    fc.assert(
      fc.property(fc.array(claim, {maxLength: 20}), (list) => {
        const dated: DatedClaim[] = datedClaims([edition(list)], day)
        const bars = dueByMonth(dated, '2026-11', 15)
        expect(bars.reduce((sum, {count}) => sum + count, 0)).toBe(list.length)
      }),
    )
  })
})

describe('the next go-live', () => {
  const refresh = (at: string, state = 'scheduled') => ({goLive: {at}, state})
  test('is the first one ahead, whatever stands before it', () => {
    const refreshes = [
      refresh('2027-06-04T08:00:00.000Z'),
      refresh('2026-12-01T08:00:00.000Z', 'live'),
      refresh('2026-12-02T08:00:00.000Z', 'planned'),
      refresh('2026-01-01T08:00:00.000Z'),
      {goLive: null, state: 'planned'},
    ]
    expect(nextGoLive(refreshes, `${day}T00:00:00.000Z`)).toBe(refreshes[2])
    expect(nextGoLive([], `${day}T00:00:00.000Z`)).toBeNull()
  })
})

function dayAfter(days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
}
