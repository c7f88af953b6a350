import fc from 'fast-check'
import {describe, expect, it} from 'vitest'

import {
  answerInWords,
  countedFrom,
  countSeen,
  durationInWords,
  lastSeen,
  pauseAfter,
  staleAfterMs,
} from './receipts.ts'

describe('pauses', () => {
  it('are short for the first tries, never shrink, and are bounded', () => {
    expect(pauseAfter(1)).toBe(100)
    expect(pauseAfter(10)).toBe(100)
    fc.assert(
      fc.property(fc.integer({min: 1, max: 10_000}), (tries) => {
        expect(pauseAfter(tries + 1)).toBeGreaterThanOrEqual(pauseAfter(tries))
        expect(pauseAfter(tries)).toBeLessThanOrEqual(20_000)
      }),
    )
  })

  it('let a page be asked often before it counts as stale, and some dozen times in ten minutes', () => {
    const triesWithin = (milliseconds: number) => {
      let tries = 1
      for (let waited = pauseAfter(1); waited < milliseconds; waited += pauseAfter(tries)) tries += 1
      return tries
    }
    expect(triesWithin(staleAfterMs)).toBeGreaterThan(15)
    expect(triesWithin(600_000)).toBeLessThan(60)
  })
})

it('says what a page answered last as the end of a sentence', () => {
  expect(answerInWords(null)).toBe('it was not reached')
  expect(answerInWords({status: 503, revision: null, problem: 'it answered 503'})).toBe('it answered 503')
  expect(answerInWords({status: 200, revision: null, problem: null})).toBe(
    'it answered 200 and does not show this document',
  )
  expect(answerInWords({status: 200, revision: 'r1', problem: null})).toBe(
    'it answered 200 and still shows revision r1',
  )
})

it.each([
  [0, '0.0 s'],
  [412, '0.4 s'],
  [9_999, '10.0 s'],
  [17_400, '17 s'],
  [600_000, '10 min'],
])('writes %i milliseconds as %s', (milliseconds, words) => {
  expect(durationInWords(milliseconds)).toBe(words)
})

it('readers have it everywhere when the last page was seen', () => {
  const early = {state: 'seen', seenAt: '2026-06-04T08:00:01.000Z'} as const
  const late = {state: 'seen', seenAt: '2026-06-04T08:00:03.000Z'} as const
  const waiting = {state: 'waiting', seenAt: null} as const
  expect(lastSeen([early, late, early])).toBe(late)
  expect(lastSeen([early, waiting])).toBeNull()
  expect(lastSeen([])).toBeNull()
  expect(countSeen([early, late])).toBe('all 2 pages show it')
  expect(countSeen([early, waiting])).toBe('1 of 2 pages show it')
  expect(countSeen([waiting])).toBe('the page does not show it yet')
})

it('counts from when the lake stored it, unless the two clocks differ', () => {
  const stored = '2026-06-04T08:00:00.000Z'
  expect(countedFrom(stored, '2026-06-04T08:00:00.300Z')).toBe(stored)
  expect(countedFrom(stored, '2026-06-04T08:04:00.000Z')).toBe('2026-06-04T08:04:00.000Z')
})
