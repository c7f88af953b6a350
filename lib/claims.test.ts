import fc from 'fast-check'
import {describe, expect, it} from 'vitest'

import {claimKeyFor, claimKeyProblem, expiryOf, reviewSummary, standingOf} from './claims.ts'

describe('claimKeyFor', () => {
  it('puts the framework before the label', () => {
    expect(claimKeyFor('django', 'Large community')).toBe('django-large-community')
  })

  it('waits until both are known', () => {
    expect(claimKeyFor(null, 'Large community')).toBeNull()
    expect(claimKeyFor('django', '')).toBeNull()
    expect(claimKeyFor('django', '—')).toBeNull()
  })

  it('makes only keys of an accepted form, from any label', () => {
    fc.assert(
      fc.property(fc.string({unit: 'grapheme'}), (label) => {
        const key = claimKeyFor('django', label)
        expect(key === null || claimKeyProblem(key) === null).toBe(true)
      }),
    )
  })
})

describe('claimKeyProblem', () => {
  it.each(['Django', 'a b', 'a--b', '-a', 'a_b'])('refuses “%s”', (key) => {
    expect(claimKeyProblem(key)).not.toBeNull()
  })

  it('leaves an empty key to the rule that asks for one', () => {
    expect(claimKeyProblem(undefined)).toBeNull()
  })
})

describe('reviewSummary', () => {
  it('gives verdict and day', () => {
    expect(reviewSummary({verdict: 'holds', verifiedOn: '2026-10-15'})).toBe(
      'Holds, verified 15 October 2026',
    )
  })

  it('says so when a claim has not been tested again, or the day is missing', () => {
    expect(reviewSummary({})).toBe('Not tested again yet')
    expect(reviewSummary({verdict: 'softened', verifiedOn: null})).toBe('Softened, not dated')
  })
})

describe('the standing of a claim', () => {
  const holds = {verdict: 'holds', verifiedOn: '2026-10-15'}

  it.each([
    ['untested', {}, '2026-10-15', 'without a review'],
    ['untested', {review: {verdict: 'holds'}}, '2026-10-15', 'with a verdict that nobody dated'],
    ['untested', {review: {verifiedOn: '2026-10-15'}}, '2026-10-15', 'with a date and no verdict'],
    ['holds', {review: holds}, '2026-10-15', 'on the day it was verified'],
    ['holds', {review: holds}, '2027-08-15', 'until two months before twelve are over'],
    ['due', {review: holds}, '2027-08-16', 'within two months of its expiry'],
    ['due', {review: holds}, '2027-10-14', 'on its last day'],
    ['overdue', {review: holds}, '2027-10-15', 'from the day of its expiry'],
    ['overdue', {review: holds, shelfLifeMonths: 3}, '2027-01-15', 'by a shelf life of its own'],
    [
      'overdue',
      {review: {...holds, expiresOn: '2026-12-01'}},
      '2026-12-01',
      'by the day that its review names',
    ],
  ] as const)('is %s %j on %s: %s', (standing, claim, day, why) => {
    expect(standingOf(claim, day), why).toBe(standing)
  })

  it('never gets better as days pass', () => {
    const order = ['holds', 'due', 'overdue']
    const days = fc.integer({min: 0, max: 1_000}).map((offset) => {
      return new Date(Date.UTC(2026, 9, 15) + offset * 86_400_000).toISOString().slice(0, 10)
    })
    fc.assert(
      fc.property(days, days, fc.integer({min: 1, max: 60}), (one, other, shelfLifeMonths) => {
        const [earlier = one, later = other] = [one, other].toSorted()
        const claim = {review: holds, shelfLifeMonths}
        expect(order.indexOf(standingOf(claim, earlier))).toBeLessThanOrEqual(
          order.indexOf(standingOf(claim, later)),
        )
      }),
    )
  })

  it('has no expiry before it was verified', () => {
    expect(expiryOf({review: null})).toBeNull()
    expect(expiryOf({shelfLifeMonths: 6})).toBeNull()
  })
})
