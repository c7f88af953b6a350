import {expect, test} from 'vitest'

import {TimeLimitError, withinTime} from './timeLimit.ts'

test('work that ends in time gives its result, or its own error', () => {
  expect(withinTime(1_000, () => [1, 2])).toEqual([1, 2])
  const fail = () => {
    throw new RangeError('too far')
  }
  expect(() => withinTime(1_000, fail)).toThrow(RangeError)
})

test.each([
  [
    'a loop',
    () => {
      for (;;);
    },
  ],
  ['a regular expression', () => /^.*a.*a.*a.*a.*a.*b$/.test('a'.repeat(10_000))],
])('%s without an end is ended, and the next work runs', (_, work) => {
  expect(() => withinTime(20, work)).toThrow(TimeLimitError)
  expect(withinTime(1_000, () => 'next')).toBe('next')
})
