import fc from 'fast-check'
import {expect, test} from 'vitest'

import {offeredPages, pageFromSegment, pagesOf, stretchOfPage} from './paging.ts'

test('the pages of a list have each row once', () => {
  fc.assert(
    fc.property(fc.integer({min: 0, max: 500}), fc.integer({min: 1, max: 60}), (total, pageSize) => {
      const rows = Array.from({length: total}, (_, row) => row)
      const pages = Array.from({length: pagesOf(total, pageSize)}, (_, index) => {
        const {from, to} = stretchOfPage(index + 1, pageSize)
        return rows.slice(from, to)
      })
      expect(pages.flat()).toEqual(rows)
      expect(pages.slice(1).every(({length}) => length > 0)).toBe(true)
    }),
  )
})

test('a page has one way of writing its number', () => {
  expect(['1', '2', '834'].map(pageFromSegment)).toEqual([1, 2, 834])
  const others = ['', '0', '-1', '01', '2.0', ' 2', '1e3', 'none', '9999999'].map(pageFromSegment)
  expect(new Set(others)).toEqual(new Set([null]))
})

test('the first, the last and the neighbouring pages are offered, and no gap stands for one page', () => {
  expect(offeredPages(1, 1)).toEqual([1])
  expect(offeredPages(1, 3)).toEqual([1, 2, 3])
  expect(offeredPages(1, 834)).toEqual([1, 2, null, 833, 834])
  expect(offeredPages(5, 9)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
  expect(offeredPages(400, 834)).toEqual([1, 2, null, 399, 400, 401, null, 833, 834])
})
