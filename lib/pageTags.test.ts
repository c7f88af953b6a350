import fc from 'fast-check'
import {expect, test} from 'vitest'

import {readTags, tagHeaders} from './pageTags.ts'

test('a page’s tags are named to caches in front, without those of the framework', () => {
  const headers = tagHeaders(['_N_T_/layout', 'site', 'roundup:top-backend-frameworks'])
  expect(headers).toEqual({
    'cache-tag': 'site,roundup:top-backend-frameworks',
    'surrogate-key': 'site roundup:top-backend-frameworks',
  })
  expect(tagHeaders(['_N_T_/layout'])).toEqual({})
})

test('whatever a tag contains, it comes back from a header of plain letters', () => {
  const tag = fc
    .string({unit: 'grapheme', minLength: 1})
    .filter((text) => text.isWellFormed() && !text.startsWith('_N_T_'))
  fc.assert(
    fc.property(fc.array(tag, {minLength: 1}), (tags) => {
      const header = tagHeaders(tags)['cache-tag'] ?? ''
      expect(header).toMatch(/^[\x21-\x7e]+$/)
      expect(readTags(header)).toEqual(tags)
    }),
  )
})
