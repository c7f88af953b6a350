import {expect, test} from 'vitest'

import {claimCounts} from './claimCounts.ts'

test('claims are counted by side, and by whether testing them again bore them out', () => {
  const of = (verdict: string | null) => ({review: verdict === null ? null : {verdict}})
  const counts = claimCounts({
    advantages: [of('holds'), of('sharpened'), of('softened')],
    disadvantages: [of(null)],
  })
  expect(counts).toEqual({advantages: 3, disadvantages: 1, tested: 3, holding: 2})
  expect(claimCounts({advantages: null, disadvantages: null}).tested).toBe(0)
})
