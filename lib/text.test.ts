import fc from 'fast-check'
import {describe, expect, it} from 'vitest'

import {anchorOf, countOf, excerpt, hostOf, listInWords, wordsOf} from './text.ts'

describe('an excerpt', () => {
  it('leaves a short text as it is, with its white space folded', () => {
    expect(excerpt('Five  frameworks,\n and why.')).toBe('Five frameworks, and why.')
  })

  it('ends between words, without a dangling comma', () => {
    expect(excerpt('Flask, Django, Rails', 15)).toBe('Flask, Django…')
  })

  it('never exceeds its length', () => {
    fc.assert(
      fc.property(fc.string({maxLength: 400}), fc.integer({min: 2, max: 200}), (text, maxLength) => {
        expect(excerpt(text, maxLength).length).toBeLessThanOrEqual(maxLength)
      }),
    )
  })
})

describe('words around values', () => {
  it('lists names as a sentence does', () => {
    expect(listInWords(['Flask'])).toBe('Flask')
    expect(listInWords(['Flask', 'Django', 'Laravel'])).toBe('Flask, Django and Laravel')
  })

  it('agrees a noun with its count', () => {
    expect(countOf(1, 'source')).toBe('1 source')
    expect(countOf(0, 'source')).toBe('0 sources')
    expect(countOf(2, 'entry', 'entries')).toBe('2 entries')
  })

  it('shortens an address to the host that a reader knows', () => {
    expect(hostOf('https://www.djangoproject.com/start/overview/')).toBe('djangoproject.com')
    expect(hostOf('not an address')).toBeNull()
  })

  it('makes an anchor that an address can carry', () => {
    expect(anchorOf('Ruby on Rails')).toBe('ruby-on-rails')
    expect(anchorOf('Día a día: ¿qué?')).toBe('dia-a-dia-que')
    fc.assert(
      fc.property(fc.string(), (words) => {
        expect(anchorOf(words)).toMatch(/^([a-z0-9]+(-[a-z0-9]+)*)?$/)
      }),
    )
  })
})

describe('the words of Portable Text', () => {
  const paragraph = (...texts: string[]) => ({
    _type: 'block',
    children: texts.map((text) => ({_type: 'span', text})),
  })

  it('are those of its spans, a paragraph to a block', () => {
    expect(wordsOf([paragraph('Choosing ', 'well'), paragraph('is slow.')])).toBe('Choosing well\n\nis slow.')
  })

  it('pass over what holds no text', () => {
    expect(
      wordsOf([{_type: 'figure'}, paragraph('Only this.'), {_type: 'block', children: [{_type: 'icon'}]}]),
    ).toBe('Only this.')
    expect(wordsOf(null)).toBe('')
  })
})
