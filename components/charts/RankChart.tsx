import {ChartFigure} from '@/components/charts/ChartFigure.tsx'
import type {Frame} from '@/lib/charts/popularityGeometry.ts'
import {rankGeometry, type RankSeries} from '@/lib/charts/rankGeometry.ts'

interface RankChartProps {
  series: RankSeries[]
  /** From left to right. */
  years: number[]
  title: string
  /** The chart's own on its page. */
  id: string
  /** Drawn in the accent, where one framework among others is meant. */
  emphasis?: string
}

/** How frameworks moved between two editions: a straight line from place to place. */
export function SlopeChart(props: RankChartProps) {
  return <RankChart {...props} shape="slope" />
}

/** The places of frameworks through all editions of a roundup. */
export function BumpChart(props: RankChartProps) {
  return <RankChart {...props} shape="bump" />
}

function RankChart(props: RankChartProps & {shape: 'slope' | 'bump'}) {
  const {series, years, title} = props
  const ranks = Math.max(1, ...series.flatMap(({places}) => places.map(({position}) => position ?? 1)))
  const height = 64 + (ranks - 1) * 44
  const vertical = {height, top: 44, bottom: 20, labelGap: 18}
  return (
    <ChartFigure
      wide={<Drawing {...props} frame={{...vertical, width: 760, left: 170, right: 170}} variant="wide" />}
      narrow={
        <Drawing {...props} frame={{...vertical, width: 350, left: 112, right: 112}} variant="narrow" />
      }
      notes={<p>First place on top. A line is missing where an edition leaves a framework out.</p>}
      table={{
        caption: title,
        columns: ['Framework', ...years.map(String)],
        rows: series.map(({name, places}) => ({
          head: name,
          cells: years.map((year) => String(places.find((place) => place.year === year)?.position ?? '–')),
        })),
      }}
    />
  )
}

function Drawing(props: RankChartProps & {shape: 'slope' | 'bump'; frame: Frame; variant: string}) {
  const {series, years, title, id, emphasis, shape, frame, variant} = props
  const drawn = rankGeometry(series, years, frame, shape)
  const titleId = `${id}-${variant}-title`
  const descriptionId = `${id}-${variant}-description`
  return (
    <svg
      className="chart-drawing"
      viewBox={`0 0 ${frame.width} ${frame.height}`}
      role="img"
      aria-labelledby={titleId}
      aria-describedby={descriptionId}
    >
      <title id={titleId}>{title}</title>
      <desc id={descriptionId}>{series.map(inWords).join(' ')}</desc>
      {drawn.years.map(({year, x}) => (
        <text key={year} className="chart-year" x={x} y={16} textAnchor="middle">
          {year}
        </text>
      ))}
      {drawn.lines.map(({name, paths, dots, startY, endY}, index) => (
        <g
          key={name}
          className="chart-series"
          data-series={emphasis === undefined ? (index % 6) + 1 : name === emphasis ? 1 : 'other'}
        >
          {paths.map((path) => (
            <path key={path} d={path} />
          ))}
          {dots.map(({x, y, position, year}) => (
            <g key={year}>
              <circle className="chart-place" cx={x} cy={y} r={11} />
              <text className="chart-position" x={x} y={y} dy="0.36em" textAnchor="middle">
                {position}
              </text>
            </g>
          ))}
          {startY !== null && (
            <text x={frame.left - 19} y={startY} dy="0.35em" textAnchor="end">
              {name}
            </text>
          )}
          {endY !== null && (
            <text x={frame.width - frame.right + 19} y={endY} dy="0.35em">
              {name}
            </text>
          )}
        </g>
      ))}
    </svg>
  )
}

function inWords({name, places}: RankSeries): string {
  const told = places.map(({year, position}) => `${position ?? 'not ranked'} in ${year}`)
  return `${name}: ${told.join(', ')}.`
}
