import {scaleLinear, scalePoint} from 'd3-scale'
import {line} from 'd3-shape'

import type {PopularityFigures} from './popularity.ts'
import {spreadLabels} from './spreadLabels.ts'

/** A drawing's size and the space around what is plotted, in units of its view box. */
export interface Frame {
  width: number
  height: number
  top: number
  right: number
  bottom: number
  left: number
  /** How far apart the baselines of labels must be. */
  labelGap: number
}

export interface Point {
  x: number
  y: number
}

/** A framework's line: one path for each unbroken run of years, its dots, and where its name is written. */
interface PopularityLine {
  name: string
  paths: string[]
  dots: Point[]
  end: Point
  labelY: number
  percent: number
}

/** Everything that a popularity chart draws, in units of its view box. */
export interface PopularityGeometry {
  lines: PopularityLine[]
  years: {year: number; x: number}[]
  percents: {percent: number; y: number}[]
  /** Where a series breaks: half way between the years on either side. */
  breaks: number[]
}

/** Lays out a popularity chart. */
export function popularityGeometry(figures: PopularityFigures, frame: Frame): PopularityGeometry {
  const {series, years, breaksBefore} = figures
  const highest = Math.max(0, ...series.flatMap(({values}) => values.map(({percent}) => percent)))
  const yOf = scaleLinear([0, Math.max(highest, 1)], [frame.height - frame.bottom, frame.top]).nice(5)
  const xOf = scalePoint(years, [frame.left, frame.width - frame.right])
  const xAt = (year: number) => xOf(year) ?? frame.left
  const draw = line<Point>(
    ({x}) => x,
    ({y}) => y,
  ).digits(1)
  const lines = series.map(({name, values}) => {
    const runs = unbroken(values, breaksBefore).map((run) =>
      run.map(({year, percent}) => ({x: xAt(year), y: yOf(percent)})),
    )
    const dots = runs.flat()
    const end = dots.at(-1) ?? {x: frame.left, y: frame.top}
    const paths = runs.flatMap((run) => (run.length > 1 ? (draw(run) ?? []) : []))
    return {name, paths, dots, end, percent: values.at(-1)?.percent ?? 0}
  })
  const labels = spreadLabels(
    lines.map(({end}) => end.y),
    {gap: frame.labelGap, start: frame.top, end: frame.height - frame.bottom},
  )
  return {
    lines: lines.map(({name, paths, dots, end, percent}, index) => ({
      name,
      paths,
      dots,
      end,
      percent,
      labelY: labels[index] ?? end.y,
    })),
    years: years.map((year) => ({year, x: xAt(year)})),
    percents: yOf.ticks(5).map((percent) => ({percent, y: yOf(percent)})),
    breaks: breaksBefore.flatMap((year) => {
      const before = years[years.indexOf(year) - 1]
      return before === undefined ? [] : [(xAt(before) + xAt(year)) / 2]
    }),
  }
}

/** Values in runs that may be drawn in one line: a new one begins where the series breaks. */
function unbroken<Value extends {year: number}>(values: Value[], breaksBefore: number[]): Value[][] {
  const runs: Value[][] = []
  let last: number | null = null
  for (const value of values) {
    const from = last
    const isBroken = from === null || breaksBefore.some((year) => from < year && year <= value.year)
    if (isBroken) runs.push([value])
    else runs.at(-1)?.push(value)
    last = value.year
  }
  return runs
}
