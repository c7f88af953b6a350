import {describe, expect, it} from 'vitest'

import {
  type BoardRefresh,
  boardColumns,
  obstacleOf,
  progressOf,
  receiptInWords,
  standingOnBoard,
} from './refreshBoard.ts'

const now = '2027-06-04T08:00:00.000Z'

function refresh(fields: Partial<BoardRefresh> = {}): BoardRefresh {
  return {
    state: 'drafting',
    editionId: 'edition-a',
    goLive: {date: '2027-06-10', at: '2027-06-10T08:00:00.000Z'},
    checked: null,
    receipt: null,
    ...fields,
  }
}

function checked(...blockers: string[]) {
  return {blockers, verified: 10, claims: 12}
}

describe('the columns of the board', () => {
  it('has a draft for ready once it was checked and nothing stands in the way', () => {
    expect(standingOnBoard(refresh(), now)).toBe('drafting')
    expect(standingOnBoard(refresh({checked: checked('No source.')}), now)).toBe('drafting')
    expect(standingOnBoard(refresh({checked: checked()}), now)).toBe('ready')
  })

  it('has a scheduled one for missed when its minute has passed', () => {
    const goLive = {date: '2027-06-04', at: '2027-06-04T07:58:00.000Z'}
    expect(standingOnBoard(refresh({state: 'scheduled', goLive}), now)).toBe('missed')
  })

  it('shows all columns, the next go-live on top, and of what is live the latest', () => {
    const at = (day: string) => ({date: day, at: `${day}T08:00:00.000Z`})
    const columns = boardColumns(
      [
        refresh({state: 'planned', goLive: null}),
        refresh({state: 'planned', goLive: at('2027-08-01')}),
        refresh({state: 'planned', goLive: at('2027-07-01')}),
        refresh({state: 'live', goLive: at('2025-07-01')}),
        refresh({state: 'live', goLive: at('2026-07-01')}),
      ],
      now,
    )
    expect(columns.map(({title}) => title)).toEqual([
      'Planned',
      'Drafting',
      'Ready',
      'Scheduled',
      'Live',
      'Held',
      'Missed',
    ])
    const daysOf = (standing: string) =>
      columns.find((column) => column.standing === standing)?.refreshes.map(({goLive}) => goLive?.date)
    expect(daysOf('planned')).toEqual(['2027-07-01', '2027-08-01', undefined])
    expect(daysOf('live')).toEqual(['2026-07-01', '2025-07-01'])
  })
})

describe('how far a refresh has come', () => {
  const draft = (...expiries: (string | null)[]) => {
    const advantages = expiries.map((expiresOn, index) => ({
      _key: `c${index}`,
      label: null,
      review: expiresOn === null ? null : {verdict: 'holds', verifiedOn: '2027-05-01', expiresOn},
    }))
    const entries = [{_key: 'e', framework: null, advantages, disadvantages: null}]
    return {_id: 'drafts.edition-a', year: 2027, roundup: null, entries}
  }

  it('counts the claims of the draft that still hold on the day of go-live', () => {
    const editions = [draft('2028-05-01', '2027-06-10', '2027-06-11', null)]
    expect(progressOf(refresh({checked: checked()}), editions, '2027-06-04')).toEqual({
      verified: 2,
      claims: 4,
    })
  })

  it('takes the last check where there is no draft, and nothing where there is neither', () => {
    expect(progressOf(refresh({checked: checked()}), [], '2027-06-04')).toEqual({verified: 10, claims: 12})
    expect(progressOf(refresh(), [], '2027-06-04')).toBeNull()
    expect(progressOf(refresh({editionId: null}), [draft(null)], '2027-06-04')).toBeNull()
  })
})

describe('a refresh in words', () => {
  it('names the first thing in the way, and how many more there are', () => {
    expect(obstacleOf(refresh({checked: checked('No source.', 'No position.')}), 'drafting')).toEqual({
      first: 'No source.',
      more: 1,
    })
    expect(obstacleOf(refresh({checked: checked()}), 'ready')).toBeNull()
    expect(obstacleOf(refresh({checked: checked('No source.')}), 'live')).toBeNull()
  })

  it('says why a refresh is held or missed when no check did', () => {
    expect(obstacleOf(refresh(), 'held')?.first).toMatch(/not ready/)
    expect(obstacleOf(refresh(), 'missed')?.first).toMatch(/no runner/)
  })

  it.each([
    [412, '0.4 s'],
    [9_940, '9.9 s'],
    [12_300, '12 s'],
    [180_000, '3 min'],
  ])('writes a receipt of %i milliseconds as %s', (milliseconds, words) => {
    expect(receiptInWords(refresh({receipt: {milliseconds}}))).toBe(
      `Readers saw it ${words} after publishing.`,
    )
  })

  it('has no receipt before readers were seen to have it', () => {
    expect(receiptInWords(refresh())).toBeNull()
    expect(receiptInWords(refresh({receipt: {milliseconds: null}}))).toBeNull()
  })
})
