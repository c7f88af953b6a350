import fc from 'fast-check'
import {expect, test} from 'vitest'

import {comparisonSlug, pairsAmong, readComparison} from './comparisons.ts'

const slug = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/)

test('two or three frameworks have one address, whatever the order and repeats', () => {
  fc.assert(
    fc.property(fc.uniqueArray(slug, {minLength: 2, maxLength: 3}), (slugs) => {
      const comparison = comparisonSlug(slugs)
      expect(comparisonSlug([...slugs.toReversed(), ...slugs])).toBe(comparison)
      expect(readComparison(comparison ?? '')).toEqual({kind: 'frameworks', slugs: slugs.toSorted()})
    }),
  )
})

test.each(['flask-vs-django', 'django-vs-flask-vs-django', 'django-vs-django-vs-flask'])(
  '%s leads to the one address',
  (segment) => {
    expect(readComparison(segment)).toEqual({kind: 'elsewhere', comparison: 'django-vs-flask'})
  },
)

test.each(['', 'django', 'django-vs-', '-vs-flask', 'django-vs-django', 'a-vs-b-vs-c-vs-d'])(
  '“%s” is no comparison',
  (segment) => {
    expect(readComparison(segment)).toEqual({kind: 'none'})
  },
)

test('each pair is named once', () => {
  expect(pairsAmong(['flask', 'django', 'flask', 'rails'])).toEqual([
    'django-vs-flask',
    'django-vs-rails',
    'flask-vs-rails',
  ])
})
