import fc from 'fast-check'
import {expect, test} from 'vitest'

import {readingMinutes} from './readingTime.ts'

test('what is read in less than a minute counts as one', () => {
  expect(readingMinutes([])).toBe(1)
  expect(readingMinutes([null, undefined, '', '… — !'])).toBe(1)
  expect(readingMinutes(['Five words, no more here.'])).toBe(1)
})

test('the words of all texts count, and nothing but words', () => {
  const minute = 'word, '.repeat(238)
  expect(readingMinutes([minute, minute, minute])).toBe(3)
  expect(readingMinutes([`${minute} -- ${'— '.repeat(500)}`])).toBe(1)
})

test('more to read never takes less time', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.string(), (texts, more) => {
      expect(readingMinutes([...texts, more])).toBeGreaterThanOrEqual(readingMinutes(texts))
    }),
  )
})
