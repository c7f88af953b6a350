import fc from 'fast-check'
import {expect, test} from 'vitest'

import {foldWord, highlight, passage, wordsIn} from './highlight.ts'

test('a word is compared without accents and case', () => {
  expect(foldWord('Überprüft')).toBe('uberpruft')
  expect(wordsIn('Node.js, naïve “café”')).toEqual(['Node', 'js', 'naïve', 'café'])
})

test('whole words are marked where they stand, as they are written', () => {
  expect(highlight('Café and cafés, CAFÉ', new Set(['cafe']))).toEqual([
    {text: 'Café', isMatch: true},
    {text: ' and cafés, ', isMatch: false},
    {text: 'CAFÉ', isMatch: true},
  ])
})

test('the parts of a text make up the text', () => {
  fc.assert(
    fc.property(fc.string({unit: 'grapheme'}), (text) => {
      const terms = new Set(
        wordsIn(text)
          .filter((_, index) => index % 2 === 0)
          .map(foldWord),
      )
      const parts = highlight(text, terms)
      expect(parts.map((part) => part.text).join('')).toBe(text)
      expect(parts.filter(({isMatch}) => isMatch).every((part) => terms.has(foldWord(part.text)))).toBe(true)
    }),
  )
})

test('a passage is bounded, has the word it was cut for, and says where it was cut', () => {
  const words = Array.from({length: 120}, (_, index) => `word${index}`)
  fc.assert(
    fc.property(fc.nat(119), (index) => {
      const wanted = `word${index}`
      const cut = passage(words.join(' '), new Set([wanted]), 90)
      expect(cut.length).toBeLessThanOrEqual(94)
      expect(wordsIn(cut)).toContain(wanted)
      expect(cut.startsWith('… ')).toBe(!cut.includes('word0 '))
      expect(cut.endsWith(' …')).toBe(!cut.includes('word119'))
    }),
  )
})

test('a short text is its own passage', () => {
  expect(passage(' One\n two ', new Set())).toBe('One two')
})
