import {expect, test} from 'vitest'

import {median, quantile, spreadOf} from './statistics.ts'

const hundred = Array.from({length: 100}, (_, index) => 100 - index)

test('a quantile is one of the numbers, wherever it stood among them', () => {
  expect(quantile(hundred, 0.5)).toBe(51)
  expect(quantile(hundred, 0.99)).toBe(100)
  expect(quantile(hundred, 1)).toBe(100)
  expect(quantile([7], 0.99)).toBe(7)
})

test('nothing has no quantile', () => {
  expect(quantile([], 0.5)).toBeNaN()
})

test('a spread is the median between the least and the greatest', () => {
  expect(median([3, 1, 2])).toBe(2)
  expect(spreadOf([0.7, 0.9, 0.6])).toEqual({median: 0.7, low: 0.6, high: 0.9})
})
