import {describe, expect, it} from 'vitest'

import {pathOf} from './paths.ts'

describe('the address of a document', () => {
  it('is made of the slug, and of the year for an edition', () => {
    expect(pathOf({_type: 'roundup', slug: 'top-backend-frameworks'})).toBe('/top-backend-frameworks')
    expect(pathOf({_type: 'edition', year: 2022, roundup: {slug: 'top-backend-frameworks'}})).toBe(
      '/top-backend-frameworks/2022',
    )
    expect(pathOf({_type: 'framework', slug: 'ruby-on-rails'})).toBe('/frameworks/ruby-on-rails')
    expect(pathOf({_type: 'siteSettings'})).toBe('/')
  })

  it('is absent for what has no page', () => {
    expect(pathOf({_type: 'person', slug: 'ada'})).toBeNull()
    expect(pathOf({_type: 'redirect'})).toBeNull()
  })

  it('is absent while a part of it is missing', () => {
    expect(pathOf({_type: 'framework', slug: null})).toBeNull()
    expect(pathOf({_type: 'edition', year: 2022, roundup: null})).toBeNull()
    expect(pathOf({_type: 'edition', year: null, roundup: {slug: 'top-backend-frameworks'}})).toBeNull()
  })
})
