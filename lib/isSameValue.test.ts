import fc from 'fast-check'
import {expect, it} from 'vitest'

import {isSameValue} from './isSameValue.ts'

it('holds of any value and its copy, and of no two values that JSON writes differently', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(isSameValue(value, structuredClone(value))).toBe(true)
      expect(isSameValue(value, [value])).toBe(false)
    }),
  )
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.array(fc.integer()), (one, other) => {
      expect(isSameValue(one, other)).toBe(JSON.stringify(one) === JSON.stringify(other))
    }),
  )
})

it('passes over the order of fields and fields that are undefined, not over the order of items', () => {
  expect(isSameValue({a: 1, b: [2]}, {b: [2], a: 1, c: undefined})).toBe(true)
  expect(isSameValue({a: undefined}, {b: 1})).toBe(false)
  expect(isSameValue([1, 2], [2, 1])).toBe(false)
  expect(isSameValue([], {})).toBe(false)
  expect(isSameValue(null, {})).toBe(false)
})
