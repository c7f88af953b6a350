import fc from 'fast-check'
import {expect, test} from 'vitest'

import {wordDiff, type TextPart} from './wordDiff.ts'

const without = (parts: TextPart[], kind: TextPart['kind']) =>
  parts.flatMap((part) => (part.kind === kind ? [] : part.text)).join('')

test('words that were exchanged are told beside those that stayed', () => {
  expect(wordDiff('It takes five lines of code.', 'It takes seven lines of code.')).toEqual([
    {kind: 'same', text: 'It takes '},
    {kind: 'removed', text: 'five'},
    {kind: 'added', text: 'seven'},
    {kind: 'same', text: ' lines of code.'},
  ])
})

test('texts with little in common are told whole', () => {
  expect(wordDiff('Callbacks nest deeply.', 'Promises are awaited and errors handled.')).toEqual([
    {kind: 'removed', text: 'Callbacks nest deeply.'},
    {kind: 'added', text: 'Promises are awaited and errors handled.'},
  ])
})

test('nothing is told of two empty texts, and all of one', () => {
  expect(wordDiff('', '')).toEqual([])
  expect(wordDiff('', 'New.')).toEqual([{kind: 'added', text: 'New.'}])
})

test('the parts always add up to both texts', () => {
  const text = fc
    .array(fc.constantFrom('one', 'two', 'three', ',', ' ', '  ', '\n', 'ä'))
    .map((words) => words.join(''))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const parts = wordDiff(before, after)
      expect(without(parts, 'added')).toBe(before)
      expect(without(parts, 'removed')).toBe(after)
    }),
  )
})
