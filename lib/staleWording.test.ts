import {describe, expect, test} from 'vitest'

import {staleWordingProblem, yearInSlugProblem} from './staleWording.ts'

describe('wording that goes stale', () => {
  test.each([
    ['Currently the most used one.', 'Currently'],
    ['The best frameworks of this year.', 'this year'],
    ['It was recently rewritten.', 'recently'],
    ['As of today it has no rival.', 'As of today'],
  ])('is found in “%s” and named', (text, words) => {
    expect(staleWordingProblem(text)).toContain(`“${words}”`)
    expect(staleWordingProblem(text)).toContain('Name the date or the version')
  })

  test.each(['Released on 4 April 2022.', 'Concurrently and as soonest.', 'The yearly review.', '', null])(
    'is not found in %j',
    (text) => {
      expect(staleWordingProblem(text)).toBeNull()
    },
  )
})

describe('a year in a slug', () => {
  test.each(['top-frameworks-2026', '2026-frameworks', 'best-1999-tools'])('is found in %s', (slug) => {
    expect(yearInSlugProblem(slug)).toContain('leave the year out')
  })

  test.each(['top-frameworks', 'area-52026', 'web2026', 'es2015', undefined])(
    'is not found in %s',
    (slug) => {
      expect(yearInSlugProblem(slug)).toBeNull()
    },
  )
})
