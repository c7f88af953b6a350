import {expect, test} from 'vitest'

import {popularityGeometry} from './popularityGeometry.ts'

const frame = {width: 400, height: 300, top: 10, right: 100, bottom: 30, left: 20, labelGap: 14}
const figures = {
  series: [
    {name: 'One', values: [2023, 2024, 2025].map((year) => ({year, percent: 20}))},
    {name: 'Two', values: [2023, 2024, 2025].map((year) => ({year, percent: 19.9}))},
  ],
  years: [2023, 2024, 2025],
  bases: new Map<number, number>(),
  breaksBefore: [2025],
  breakNote: null,
  credits: [],
}

test('a line stops at the break and goes on after it', () => {
  const {lines, breaks} = popularityGeometry(figures, frame)
  expect(lines[0]?.paths).toEqual(['M20,10L160,10'])
  expect(lines[0]?.dots).toHaveLength(3)
  expect(breaks).toEqual([230])
})

test('names at the ends of lines that nearly meet are written apart', () => {
  const [one, two] = popularityGeometry(figures, frame).lines
  expect((two?.labelY ?? 0) - (one?.labelY ?? 0)).toBeCloseTo(14)
})

test('the axis begins at zero', () => {
  const {percents} = popularityGeometry(figures, frame)
  expect(percents[0]).toEqual({percent: 0, y: 270})
})
