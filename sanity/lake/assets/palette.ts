import type {JsonObject} from '../store/documentTypes.ts'

interface Swatch {
  r: number
  g: number
  b: number
  /** Of all opaque pixels, how many are of about this colour: 0 to 1. */
  share: number
  saturation: number
  lightness: number
}

interface Range {
  min: number
  target: number
  max: number
}

const saturations = {muted: {min: 0, target: 0.3, max: 0.4}, vibrant: {min: 0.35, target: 1, max: 1}}
const lightnesses = {
  dark: {min: 0, target: 0.26, max: 0.45},
  normal: {min: 0.3, target: 0.5, max: 0.7},
  light: {min: 0.55, target: 0.74, max: 1},
}

const kinds: {name: string; saturation: Range; lightness: Range}[] = [
  {name: 'vibrant', saturation: saturations.vibrant, lightness: lightnesses.normal},
  {name: 'lightVibrant', saturation: saturations.vibrant, lightness: lightnesses.light},
  {name: 'darkVibrant', saturation: saturations.vibrant, lightness: lightnesses.dark},
  {name: 'muted', saturation: saturations.muted, lightness: lightnesses.normal},
  {name: 'lightMuted', saturation: saturations.muted, lightness: lightnesses.light},
  {name: 'darkMuted', saturation: saturations.muted, lightness: lightnesses.dark},
]

/**
 * The palette of a small picture, in the form of the `sanity.imagePalette` object: a swatch for each of six kinds that
 * the picture has a colour for, and the dominant one. Takes bytes of red, green, blue and alpha, row by row.
 */
export function extractPalette(pixels: Uint8Array): JsonObject {
  const swatches = groupColors(pixels)
  const palette: JsonObject = {_type: 'sanity.imagePalette'}
  const dominant = swatches[0]
  if (dominant) palette.dominant = describe(dominant)
  const taken = new Set<Swatch>()
  for (const kind of kinds) {
    const fitting = swatches.filter(
      (swatch) =>
        !taken.has(swatch) &&
        within(swatch.saturation, kind.saturation) &&
        within(swatch.lightness, kind.lightness),
    )
    const best = fitting.toSorted((one, other) => score(other, kind) - score(one, kind))[0]
    if (!best) continue
    taken.add(best)
    palette[kind.name] = describe(best)
  }
  return palette
}

/** Groups pixels by the upper four bits of each channel; the most frequent group comes first. */
function groupColors(pixels: Uint8Array): Swatch[] {
  const groups = new Map<number, {r: number; g: number; b: number; count: number}>()
  let total = 0
  for (let offset = 0; offset + 3 < pixels.length; offset += 4) {
    const [r = 0, g = 0, b = 0, alpha = 0] = pixels.subarray(offset, offset + 4)
    if (alpha < 128) continue
    total++
    const key = ((r >> 4) << 8) | ((g >> 4) << 4) | (b >> 4)
    const group = groups.get(key) ?? {r: 0, g: 0, b: 0, count: 0}
    groups.set(key, {r: group.r + r, g: group.g + g, b: group.b + b, count: group.count + 1})
  }
  return [...groups.values()]
    .toSorted((one, other) => other.count - one.count)
    .map(({r, g, b, count}) => makeSwatch(r / count, g / count, b / count, count / total))
}

function makeSwatch(r: number, g: number, b: number, share: number): Swatch {
  const [high, low] = [Math.max(r, g, b) / 255, Math.min(r, g, b) / 255]
  const lightness = (high + low) / 2
  const spread = high - low
  const saturation = spread === 0 ? 0 : spread / (1 - Math.abs(2 * lightness - 1))
  return {r: Math.round(r), g: Math.round(g), b: Math.round(b), share, saturation, lightness}
}

function within(value: number, {min, max}: Range): boolean {
  return value >= min && value <= max
}

function score(swatch: Swatch, kind: {saturation: Range; lightness: Range}): number {
  const nearSaturation = 1 - Math.abs(swatch.saturation - kind.saturation.target)
  const nearLightness = 1 - Math.abs(swatch.lightness - kind.lightness.target)
  return nearSaturation * 3 + nearLightness * 6 + swatch.share
}

function describe(swatch: Swatch): JsonObject {
  const hex = [swatch.r, swatch.g, swatch.b].map((channel) => channel.toString(16).padStart(2, '0')).join('')
  return {
    _type: 'sanity.imagePaletteSwatch',
    background: `#${hex}`,
    foreground: contrastWithWhite(swatch) >= 4.5 ? '#fff' : '#000',
    population: Math.round(swatch.share * 10_000) / 100,
    title: contrastWithWhite(swatch) >= 3 ? '#fff' : '#000',
  }
}

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio against white. */
function contrastWithWhite({r, g, b}: Swatch): number {
  const [red = 0, green = 0, blue = 0] = [r, g, b].map((channel) => {
    const value = channel / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
}
