import fc from 'fast-check'
import {describe, expect, it} from 'vitest'

import {claimKeyFor, claimKeyProblem, reviewSummary} from './claims.ts'

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
