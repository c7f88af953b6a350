import fc from 'fast-check'
import {describe, expect, it} from 'vitest'

import {reservedSlugs} from './reservedSlugs.ts'
import {slugOfName, slugProblem} from './slugRules.ts'

describe('slugProblem', () => {
  it.each(['flask', 'top-backend-frameworks', '2022', 'node-js-20'])('accepts %s', (slug) => {
    expect(slugProblem(slug)).toBeNull()
  })

  it.each([...reservedSlugs])('refuses %s, which the site answers at itself', (slug) => {
    expect(slugProblem(slug)).toContain(slug)
  })

  it.each(['Flask', 'a--b', '-a', 'a-', 'a b', 'a/b', 'über', 'a.b', '..'])(
    'refuses the form of “%s”',
    (slug) => {
      expect(slugProblem(slug)).toContain('hyphens')
    },
  )

  it('leaves an empty slug to the rule that asks for one', () => {
    expect(slugProblem(undefined)).toBeNull()
    expect(slugProblem('')).toBeNull()
  })

  it('accepts nothing that an address would have to escape', () => {
    fc.assert(
      fc.property(fc.string({unit: fc.constantFrom(...'ab09-_/.é ?#%A')}), (slug) => {
        expect(slugProblem(slug) !== null || encodeURIComponent(slug) === slug).toBe(true)
      }),
    )
  })
})

it('makes a slug of a name', () => {
  expect(['Ruby on Rails', ' .NET – Core ', 'Café!', '漢字'].map(slugOfName)).toEqual([
    'ruby-on-rails',
    'net-core',
    'cafe',
    '',
  ])
})
