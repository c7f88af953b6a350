import {ChartFigure, type ChartTable} from '@/components/charts/ChartFigure.tsx'
import type {PopularityFigures} from '@/lib/charts/popularity.ts'
import {popularityGeometry, type Frame} from '@/lib/charts/popularityGeometry.ts'
import {listInWords} from '@/lib/text.ts'

const frames = {
  wide: {width: 760, height: 380, top: 14, right: 150, bottom: 34, left: 40, labelGap: 19},
  narrow: {width: 350, height: 330, top: 14, right: 134, bottom: 30, left: 40, labelGap: 17},
} satisfies Record<string, Frame>

/** Frameworks' shares through the years, each named at the end of its line. `id` is the chart's own on its page. */
export function PopularityChart({figures, id}: {figures: PopularityFigures; id: string}) {
  return (
    <ChartFigure
      wide={<Drawing figures={figures} frame={frames.wide} id={`${id}-wide`} />}
      narrow={<Drawing figures={figures} frame={frames.narrow} id={`${id}-narrow`} />}
      notes={<Notes figures={figures} />}
      table={tableOf(figures)}
    />
  )
}

function Drawing({figures, frame, id}: {figures: PopularityFigures; frame: Frame; id: string}) {
  const {lines, years, percents, breaks} = popularityGeometry(figures, frame)
  const {width, height, left, right, bottom, top} = frame
  const isNarrow = width < 500
  return (
    <svg
      className="chart-drawing"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-description`}
    >
      <title id={`${id}-title`}>{titleOf(figures)}</title>
      <desc id={`${id}-description`}>{descriptionOf(figures)}</desc>
      {percents.map(({percent, y}) => (
        <g key={percent} className="chart-axis">
          <line x1={left} x2={width - right} y1={y} y2={y} />
          <text x={left - 8} y={y} dy="0.35em" textAnchor="end">
            {percent}
            {percent === percents.at(-1)?.percent ? '\u2009%' : ''}
          </text>
        </g>
      ))}
      {years.map(({year, x}) => (
        <text key={year} className="chart-year" x={x} y={height - bottom + 22} textAnchor="middle">
          {isNarrow ? `’${String(year).slice(2)}` : year}
        </text>
      ))}
      {breaks.map((x) => (
        <line key={x} className="chart-break" x1={x} x2={x} y1={top} y2={height - bottom} />
      ))}
      {lines.map(({name, paths, dots, end, labelY, percent}, index) => (
        <g key={name} className="chart-series" data-series={(index % 6) + 1}>
          {paths.map((path) => (
            <path key={path} d={path} />
          ))}
          {dots.map(({x, y}) => (
            <circle key={x} cx={x} cy={y} r={2.6} />
          ))}
          {Math.abs(labelY - end.y) > 3 && (
            <line className="chart-leader" x1={end.x + 5} y1={end.y} x2={end.x + 12} y2={labelY} />
          )}
          <text x={end.x + 15} y={labelY} dy="0.35em">
            {name} <tspan className="chart-value">{percent.toFixed(1)}</tspan>
          </text>
        </g>
      ))}
    </svg>
  )
}

function Notes({figures: {breakNote, credits}}: {figures: PopularityFigures}) {
  return (
    <>
      {breakNote && <p>{breakNote}</p>}
      {credits.map(({text, url}) => (
        <p key={text}>
          {url ? (
            <a className="link" href={url}>
              {text}
            </a>
          ) : (
            text
          )}
        </p>
      ))}
    </>
  )
}

function titleOf({series, years}: PopularityFigures): string {
  const names = listInWords(series.map(({name}) => name))
  return `Popularity of ${names}, ${years[0]} to ${years.at(-1)}`
}

function descriptionOf({series, breakNote}: PopularityFigures): string {
  const moves = series.map(({name, values}) => {
    const [first, last] = [values[0], values.at(-1)]
    if (!first || !last) return name
    return `${name}: ${first.percent.toFixed(1)} % in ${first.year}, ${last.percent.toFixed(1)} % in ${last.year}.`
  })
  return [...moves, breakNote ?? ''].join(' ').trim()
}

function tableOf({series, years, bases}: PopularityFigures): ChartTable {
  return {
    caption: 'Shares in per cent by year',
    columns: ['Year', ...series.map(({name}) => name), 'Base'],
    rows: years.map((year) => ({
      head: String(year),
      cells: [
        ...series.map(({values}) => values.find((value) => value.year === year)?.percent.toFixed(1) ?? '–'),
        bases.get(year)?.toLocaleString('en-GB') ?? '–',
      ],
    })),
  }
}
