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

test('words exchanged in a row are one stretch', () => {
  const [before, after] = ['It is fast and small, as ever before.', 'It is slow but large, as ever before.']
  expect(wordDiff(before, after)).toEqual([
    {kind: 'same', text: 'It is '},
    {kind: 'removed', text: 'fast and small'},
    {kind: 'added', text: 'slow but large'},
    {kind: 'same', text: ', as ever before.'},
  ])
})

test('a version number is one word', () => {
  expect(
    wordDiff('It began with version 5.1 in March.', 'It began with version 5.2 in March.'),
  ).toContainEqual({
    kind: 'added',
    text: '5.2',
  })
})

test('texts of great length are told whole at once', () => {
  const words = (word: string) => `${word} `.repeat(3_000)
  expect(wordDiff(words('a'), words('b'))).toHaveLength(2)
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
