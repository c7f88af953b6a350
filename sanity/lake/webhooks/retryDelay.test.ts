import fc from 'fast-check'
import {expect, test} from 'vitest'

import {limits} from '../limits.ts'
import {retryDelayMs} from './retryDelay.ts'

test('waits longer after each failure, never beyond the limit, and not all alike', () => {
  fc.assert(
    fc.property(
      fc.integer({min: 1, max: 10_000}),
      fc.double({min: 0, max: 1, noNaN: true}),
      (failures, chance) => {
        const delayMs = retryDelayMs(failures, chance)
        expect(delayMs).toBeGreaterThanOrEqual(limits.firstWebhookRetryMs / 2)
        expect(delayMs).toBeLessThanOrEqual(limits.longestWebhookRetryMs)
        expect(retryDelayMs(failures + 1, chance)).toBeGreaterThanOrEqual(delayMs)
      },
    ),
  )
  expect(retryDelayMs(5, 0)).toBeLessThan(retryDelayMs(5, 1))
})
