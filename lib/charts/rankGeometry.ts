import {scalePoint} from 'd3-scale'
import {curveBumpX, curveLinear, line} from 'd3-shape'

import type {Frame, Point} from './popularityGeometry.ts'
import {spreadLabels} from './spreadLabels.ts'

/** A framework's places through the editions of a roundup; null where an edition leaves it out. */
export interface RankSeries {
  name: string
  places: {year: number; position: number | null}[]
}

/** A framework's line: a path for each run of editions that rank it, its dots with their places, and where names are written. */
interface RankLine {
  name: string
  paths: string[]
  dots: (Point & {position: number; year: number})[]
  startY: number | null
  endY: number | null
}

/** Everything that a chart of ranks draws, in units of its view box. */
export interface RankGeometry {
  lines: RankLine[]
  years: {year: number; x: number}[]
}

/**
 * Lays out places by year, the first at the top: straight from edition to edition, or bent as `bump` for more than two.
 * `years` go from left to right. Names are written beside a line's first and last edition when those are the outermost ones.
 */
export function rankGeometry(
  series: readonly RankSeries[],
  years: readonly number[],
  frame: Frame,
  shape: 'slope' | 'bump',
): RankGeometry {
  const lowest = Math.max(1, ...series.flatMap(({places}) => places.map(({position}) => position ?? 1)))
  const yOf = scalePoint(
    Array.from({length: lowest}, (_, index) => index + 1),
    [frame.top, frame.height - frame.bottom],
  )
  const xOf = scalePoint([...years], [frame.left, frame.width - frame.right])
  const draw = line<Point>(
    ({x}) => x,
    ({y}) => y,
  )
    .curve(shape === 'bump' ? curveBumpX : curveLinear)
    .digits(1)
  const lines = series.map(({name, places}) => {
    const positions = new Map(places.map(({year, position}) => [year, position]))
    const runs: RankLine['dots'][] = [[]]
    for (const year of years) {
      const position = positions.get(year) ?? null
      if (position === null) runs.push([])
      else runs.at(-1)?.push({x: xOf(year) ?? frame.left, y: yOf(position) ?? frame.top, position, year})
    }
    const dots = runs.flat()
    const yIn = (year: number | undefined) => dots.find((dot) => dot.year === year)?.y ?? null
    return {
      name,
      paths: runs.flatMap((run) => (run.length > 1 ? (draw(run) ?? []) : [])),
      dots,
      startY: yIn(years[0]),
      endY: yIn(years.at(-1)),
    }
  })
  const starts = apart(
    lines.map(({startY}) => startY),
    frame,
  )
  const ends = apart(
    lines.map(({endY}) => endY),
    frame,
  )
  return {
    lines: lines.map(({name, paths, dots}, index) => ({
      name,
      paths,
      dots,
      startY: starts[index] ?? null,
      endY: ends[index] ?? null,
    })),
    years: years.map((year) => ({year, x: xOf(year) ?? frame.left})),
  }
}

/** Label places that do not overlap; what has none keeps none. */
function apart(wanted: (number | null)[], {labelGap, top, bottom, height}: Frame): (number | null)[] {
  const shown = wanted.flatMap((place, index) => (place === null ? [] : [{place, index}]))
  const spread = spreadLabels(
    shown.map(({place}) => place),
    {gap: labelGap, start: top, end: height - bottom},
  )
  const places = new Map(shown.map(({index}, order) => [index, spread[order] ?? null]))
  return wanted.map((_, index) => places.get(index) ?? null)
}
