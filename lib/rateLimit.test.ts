import {expect, test} from 'vitest'

import {rateLimit} from './rateLimit.ts'

test('so many have room within a window, and as many again in the next', () => {
  const take = rateLimit(2, 1_000)
  expect([0, 10, 20, 999].map(take)).toEqual([true, true, false, false])
  expect([1_000, 1_001, 1_002].map(take)).toEqual([true, true, false])
})
