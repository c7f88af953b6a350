import {expect, test} from 'vitest'

import {comparisonDates, editorialDates, httpDate} from './editorialDates.ts'

const published = '2022-06-04T08:00:00.000Z'

test('what was never changed is dated by its publication', () => {
  expect(editorialDates({publishedAt: '2022-06-04T08:00:00Z', modifiedAt: null})).toEqual({
    published,
    modified: published,
  })
})

test('a change moves the second date only', () => {
  expect(editorialDates({publishedAt: published, modifiedAt: '2022-07-01T12:30:00+02:00'})).toEqual({
    published,
    modified: '2022-07-01T10:30:00.000Z',
  })
})

test('nothing changes before it was published', () => {
  expect(editorialDates({publishedAt: published, modifiedAt: '2022-01-01T00:00:00Z'})?.modified).toBe(
    published,
  )
})

test('what has no date of publication has no dates', () => {
  expect(editorialDates({publishedAt: null, modifiedAt: published})).toBeNull()
})

test('a date that is none is named', () => {
  expect(() => editorialDates({publishedAt: 'in June', modifiedAt: null})).toThrow('"in June" is no moment')
})

test('a comparison comes out with the later edition and changes with either', () => {
  const before = {publishedAt: published, modifiedAt: '2026-11-01T00:00:00Z'}
  const after = {publishedAt: '2026-10-15T08:00:00Z', modifiedAt: null}
  expect(comparisonDates(before, after)).toEqual({
    published: '2026-10-15T08:00:00.000Z',
    modified: '2026-11-01T00:00:00.000Z',
  })
  expect(comparisonDates({publishedAt: null, modifiedAt: null}, after)?.modified).toBe(
    '2026-10-15T08:00:00.000Z',
  )
  expect(comparisonDates(before, {publishedAt: null, modifiedAt: null})).toBeNull()
})

test('HTTP writes a moment to the second, in its own way', () => {
  expect(httpDate('2026-10-15T08:00:00.750Z')).toBe('Thu, 15 Oct 2026 08:00:00 GMT')
})
