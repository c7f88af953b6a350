import {describe, expect, test} from 'vitest'

import {sourceAt} from './sources.ts'

const day = '2026-11-26'

describe('an address that becomes a source', () => {
  test('is read today, published by its host until somebody says better', () => {
    expect(sourceAt(' https://www.djangoproject.com/download/ ', {known: [], day})).toEqual({
      source: {
        url: 'https://www.djangoproject.com/download/',
        publisher: 'djangoproject.com',
        accessedOn: day,
      },
      problem: null,
    })
  })

  test('is refused when the list has it, however it is written', () => {
    const {problem} = sourceAt('https://EXAMPLE.org', {known: ['https://example.org/'], day})
    expect(problem).toBe('This address is among the sources already.')
  })

  test.each(['', 'djangoproject.com', 'javascript:alert(1)', 'https://', 'two https://words.example'])(
    'is none when it is %j',
    (text) => {
      expect(sourceAt(text, {known: [], day})).toMatchObject({
        source: null,
        problem: expect.stringContaining('not an address'),
      })
    },
  )
})
