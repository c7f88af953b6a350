import {expect, test} from 'vitest'

import {firstRepeat, popularityFigures} from './popularity.ts'

const figures = {breaksBefore: [2025], breakNote: 'Asked differently.', credit: 'A survey', sourceUrl: null}

test('the series of several frameworks share their years, bases, breaks and one credit', () => {
  const drawn = popularityFigures([
    {name: 'Flask', popularity: {...figures, shares: [share(2025, 14.8), share(2024, 13.8)]}},
    {name: 'Young', popularity: {...figures, shares: [share(2025, 1)]}},
    {name: 'Uncounted', popularity: null},
  ])
  expect(drawn?.series).toEqual([
    {
      name: 'Flask',
      values: [
        {year: 2024, percent: 13.8},
        {year: 2025, percent: 14.8},
      ],
    },
    {name: 'Young', values: [{year: 2025, percent: 1}]},
  ])
  expect(drawn?.years).toEqual([2024, 2025])
  expect(drawn?.bases.get(2025)).toBe(100)
  expect(drawn?.breaksBefore).toEqual([2025])
  expect(drawn?.credits).toEqual([{text: 'A survey', url: null}])
})

test('nothing is drawn where nobody was counted', () => {
  expect(popularityFigures([{name: 'Uncounted', popularity: null}])).toBeNull()
  expect(popularityFigures([{name: 'Empty', popularity: {...figures, shares: []}}])).toBeNull()
})

test('a year that stands twice is found, an unfinished share is none', () => {
  expect(firstRepeat([share(2024, 1), {}, {}, share(2025, 1), share(2024, 2)])).toBe(2024)
  expect(firstRepeat([share(2024, 1), {year: null}])).toBeNull()
})

function share(year: number, percent: number) {
  return {year, percent, base: 100}
}
