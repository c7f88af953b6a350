import type {QueryResult} from './queries.ts'

const width = 860
const leastHeight = 460
const area = {left: 76, right: 520, top: 30, bottom: 400}

/** Readable on light and dark pages alike. */
const colours = ['#3b82c4', '#d9822b', '#2f9e66', '#b85fb0', '#c94f4f', '#7a7f87', '#9c7a3c']

/** Times of one thing at several sizes, and perhaps those of the same done otherwise. */
export interface PlottedLine {
  label: string
  points: {size: number; ms: number}[]
  otherwise?: {size: number; ms: number}[]
}

/** Time against size, both axes logarithmic: a solid line for the lake and a dashed one for groq-js, for each query. */
export function plotQueries(results: QueryResult[]): string {
  const lines = [...new Set(results.map(({kind}) => kind))].map((label) => {
    const ofKind = results.filter(({kind}) => kind === label)
    return {
      label,
      points: ofKind.map(({size, lakeMs}) => ({size, ms: lakeMs})),
      otherwise: ofKind.map(({size, groqMs}) => ({size, ms: groqMs})),
    }
  })
  return plotTimes(
    'Time of queries against the number of documents: the lake, and groq-js over all documents',
    lines,
    ['the lake, over HTTP', 'groq-js over all'],
  )
}

/** Times against sizes, both axes logarithmic; `key` says what solid and dashed lines stand for. */
export function plotTimes(
  title: string,
  plotted: PlottedLine[],
  key: [solid: string, dashed?: string],
): string {
  const points = plotted.flatMap((line) => line.points.concat(line.otherwise ?? []))
  const sizes = points.map(({size}) => size)
  const times = points.map(({ms}) => ms).filter(Number.isFinite)
  const x = logScale([Math.min(...sizes), Math.max(...sizes)], [area.left, area.right])
  const y = logScale(
    [decadeBelow(Math.min(...times)), decadeAbove(Math.max(...times))],
    [area.bottom, area.top],
  )

  const grid = [
    ...x.decades.map(
      (size) =>
        `<path class="grid" d="M${x.at(size)} ${area.top}V${area.bottom}"/>` +
        `<text x="${x.at(size)}" y="${area.bottom + 20}" text-anchor="middle">${size.toLocaleString('en')}</text>`,
    ),
    ...y.decades.map(
      (time) =>
        `<path class="grid" d="M${area.left} ${y.at(time)}H${area.right}"/>` +
        `<text x="${area.left - 8}" y="${y.at(time) + 4}" text-anchor="end">${duration(time)}</text>`,
    ),
  ]
  const lines = plotted.map(({label, points: solid, otherwise}, index) => {
    const colour = colours[index % colours.length]
    const path = (line: {size: number; ms: number}[]) =>
      `M${line
        .toSorted((a, b) => a.size - b.size)
        .filter(({ms}) => Number.isFinite(ms))
        .map(({size, ms}) => `${x.at(size)} ${y.at(ms)}`)
        .join('L')}`
    const labelY = area.top + 10 + index * 24
    const dashed = otherwise ? `<path class="line plain" stroke="${colour}" d="${path(otherwise)}"/>` : ''
    return (
      `<path class="line" stroke="${colour}" d="${path(solid)}"/>${dashed}` +
      `<path class="line" stroke="${colour}" d="M${area.right + 20} ${labelY}h24"/>` +
      `<text x="${area.right + 52}" y="${labelY + 4}">${escapeText(label)}</text>`
    )
  })
  const keyY = area.top + 30 + plotted.length * 24
  const keys = key.map(
    (meaning = '', index) =>
      `<path class="line${index === 1 ? ' plain' : ''}" stroke="#8b949e" d="M${area.right + 20} ${keyY + index * 24}h24"/>` +
      `<text x="${area.right + 52}" y="${keyY + 4 + index * 24}">${escapeText(meaning)}</text>`,
  )
  const height = Math.max(leastHeight, keyY + 48)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title">
<title id="title">${escapeText(title)}</title>
<style>
text { font: 13px system-ui, sans-serif; fill: #57606a }
.grid { stroke: #8b949e; stroke-opacity: 0.3 }
.line { fill: none; stroke-width: 2 }
.plain { stroke-dasharray: 5 4; stroke-opacity: 0.7 }
@media (prefers-color-scheme: dark) { text { fill: #b6bec8 } }
</style>
${[...grid, ...lines].join('\n')}
${keys.join('\n')}
<text x="${(area.left + area.right) / 2}" y="${area.bottom + 44}" text-anchor="middle">documents</text>
</svg>
`
}

function logScale([low, high]: [number, number], [start, end]: [number, number]) {
  const first = Math.log10(low)
  const span = Math.log10(high) - first || 1
  const decades: number[] = []
  for (let power = Math.ceil(first - 1e-9); power <= Math.log10(high) + 1e-9; power += 1)
    decades.push(10 ** power)
  return {
    decades,
    at: (value: number) => Number((start + ((Math.log10(value) - first) / span) * (end - start)).toFixed(1)),
  }
}

function duration(milliseconds: number): string {
  return milliseconds < 1_000 ? `${Number(milliseconds.toPrecision(1))} ms` : `${milliseconds / 1_000} s`
}

function decadeBelow(value: number): number {
  return 10 ** Math.floor(Math.log10(value))
}

function decadeAbove(value: number): number {
  return 10 ** Math.ceil(Math.log10(value))
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
