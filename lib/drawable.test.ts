import fc from 'fast-check'
import {expect, test} from 'vitest'

import {drawable} from './drawable.ts'

test('Latin letters, accents and typographic signs stay; what no font of ours has goes', () => {
  expect(drawable('Cafe\u0301 “Ünïcode” – 5 €…')).toBe('Café “Ünïcode” – 5 €…')
  expect(drawable('Flask 漢字\n🎉 1.0')).toBe('Flask 1.0')
})

test('any text is drawable once it was made so', () => {
  fc.assert(
    fc.property(fc.string({unit: 'binary'}), (text) => {
      expect(drawable(drawable(text))).toBe(drawable(text))
    }),
  )
})
