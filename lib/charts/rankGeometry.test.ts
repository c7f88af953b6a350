import {expect, test} from 'vitest'

import {rankGeometry} from './rankGeometry.ts'

const frame = {width: 300, height: 120, top: 10, right: 100, bottom: 10, left: 100, labelGap: 14}
const series = [
  {name: 'Riser', places: [place(2022, 3), place(2026, 1)]},
  {name: 'Newcomer', places: [place(2022, null), place(2026, 2)]},
  {name: 'Dropped', places: [place(2022, 1), place(2026, null)]},
]

test('a line leads from place to place, the first at the top', () => {
  const {lines, years} = rankGeometry(series, [2022, 2026], frame, 'slope')
  expect(years).toEqual([
    {year: 2022, x: 100},
    {year: 2026, x: 200},
  ])
  expect(lines[0]?.paths).toEqual(['M100,110L200,10'])
})

test('what only one edition ranks has a dot and a name there, and no line', () => {
  const [, newcomer, dropped] = rankGeometry(series, [2022, 2026], frame, 'slope').lines
  expect(newcomer).toMatchObject({paths: [], startY: null, endY: 60})
  expect(newcomer?.dots).toHaveLength(1)
  expect(dropped).toMatchObject({paths: [], startY: 10, endY: null})
})

test('a line through the editions is interrupted where one leaves the framework out', () => {
  const places = [place(2022, 1), place(2023, 1), place(2024, null), place(2025, 2), place(2026, 1)]
  const drawn = rankGeometry([{name: 'Back', places}], [2022, 2023, 2024, 2025, 2026], frame, 'bump')
  expect(drawn.lines[0]?.paths).toHaveLength(2)
})

function place(year: number, position: number | null) {
  return {year, position}
}
