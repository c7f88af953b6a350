import {scaleLinear} from 'd3-scale'

/** A figure as a bar: how far it spread over rounds, and where it should end. */
export interface Bar {
  label: string
  value: number
  /** As it is printed at the end of the bar. */
  text: string
  low?: number
  high?: number
  /** A mark where the aim is. */
  aim?: number
  /** What is measured, beside what it is compared with. */
  isOurs: boolean
}

export interface BarPlot {
  title: string
  /** Below the axis. */
  unit: string
  bars: Bar[]
}

const width = 860
const area = {left: 330, right: 770, top: 16}
const rowHeight = 30
const barHeight = 16

/** Bars beside each other's labels on an axis from zero, readable on light and dark pages alike. */
export function plotBars({title, unit, bars}: BarPlot): string {
  const bottom = area.top + bars.length * rowHeight
  const most = Math.max(...bars.flatMap(({value, high = 0, aim = 0}) => [value, high, aim]))
  const scale = scaleLinear([0, most], [area.left, area.right]).nice()
  const at = (value: number) => Number(scale(value).toFixed(1))
  const axis = scale
    .ticks(6)
    .map(
      (tick) =>
        `<path class="grid" d="M${at(tick)} ${area.top}V${bottom}"/>` +
        `<text x="${at(tick)}" y="${bottom + 20}" text-anchor="middle">${tick.toLocaleString('en')}</text>`,
    )
  const rows = bars.map((bar, index) => {
    const middle = area.top + (index + 0.5) * rowHeight
    const top = middle - barHeight / 2
    const end = at(Math.max(bar.value, bar.high ?? 0, bar.aim ?? 0)) + 8
    return [
      `<text x="${area.left - 10}" y="${middle + 4}" text-anchor="end">${escapeText(bar.label)}</text>`,
      `<path class="${bar.isOurs ? 'ours' : 'other'}" d="M${area.left} ${top}H${at(bar.value)}v${barHeight}H${area.left}z"/>`,
      bar.low !== undefined && bar.high !== undefined
        ? `<path class="spread" d="M${at(bar.low)} ${middle - 4}v8m0 -4H${at(bar.high)}m0 -4v8"/>`
        : '',
      bar.aim === undefined ? '' : `<path class="aim" d="M${at(bar.aim)} ${top - 4}v${barHeight + 8}"/>`,
      `<text class="value" x="${end}" y="${middle + 4}">${escapeText(bar.text)}</text>`,
    ].join('')
  })
  const keyY = bottom + 66
  const hasSpread = bars.some(({low}) => low !== undefined)
  const spreadKey = `<path class="spread" d="M${area.left + 64} ${keyY - 8}v8m0 -4h24m0 -4v8"/><text x="${area.left + 98}" y="${keyY}">spread of the rounds</text>`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${keyY + 16}" role="img" aria-labelledby="title">
<title id="title">${escapeText(title)}</title>
<style>
text { font: 13px system-ui, sans-serif; fill: #57606a }
.value { font-weight: 600; fill: #24292f }
.grid { stroke: #8b949e; stroke-opacity: 0.3 }
.ours { fill: #3b82c4 }
.other { fill: #8b949e; fill-opacity: 0.6 }
.spread { fill: none; stroke: #24292f; stroke-width: 1.5 }
.aim { fill: none; stroke: #d9822b; stroke-width: 3 }
@media (prefers-color-scheme: dark) { text { fill: #b6bec8 } .value { fill: #e6edf3 } .spread { stroke: #e6edf3 } }
</style>
${[...axis, ...rows].join('\n')}
<text x="${(area.left + area.right) / 2}" y="${bottom + 42}" text-anchor="middle">${escapeText(unit)}</text>
<path class="aim" d="M${area.left} ${keyY - 12}v16"/><text x="${area.left + 10}" y="${keyY}">aim</text>
${hasSpread ? spreadKey : ''}
</svg>
`
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
