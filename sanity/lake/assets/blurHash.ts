const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$%*+,-.:;=?@[]^_{|}~'
const columns = 4
const rows = 3

type Rgb = [number, number, number]

/**
 * The BlurHash of a small picture (https://github.com/woltapp/blurhash, `Algorithm.md`), with four components across
 * and three down. Takes bytes of red, green, blue and alpha, row by row; alpha is left aside.
 */
export function encodeBlurHash(pixels: Uint8Array, width: number, height: number): string {
  const [average = [0, 0, 0], ...details] = components(pixels, width, height)
  const loudest = Math.max(...details.flat().map(Math.abs))
  const quantisedLoudest = clamp(Math.floor(loudest * 166 - 0.5), 0, 82)
  const range = (quantisedLoudest + 1) / 166
  return [
    base83(columns - 1 + (rows - 1) * 9, 1),
    base83(quantisedLoudest, 1),
    base83(
      average.reduce((packed, channel) => packed * 256 + toSrgb(channel), 0),
      4,
    ),
    ...details.map((detail) =>
      base83(
        detail.reduce((packed, channel) => packed * 19 + quantise(channel / range), 0),
        2,
      ),
    ),
  ].join('')
}

function components(pixels: Uint8Array, width: number, height: number): Rgb[] {
  const light = Float64Array.from(pixels, toLinear)
  return Array.from({length: rows * columns}, (_, index) => {
    const [across, down] = [index % columns, Math.floor(index / columns)]
    const sum: Rgb = [0, 0, 0]
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const basis = Math.cos((Math.PI * across * x) / width) * Math.cos((Math.PI * down * y) / height)
        const offset = (y * width + x) * 4
        sum[0] += basis * (light[offset] ?? 0)
        sum[1] += basis * (light[offset + 1] ?? 0)
        sum[2] += basis * (light[offset + 2] ?? 0)
      }
    }
    const weight = (index === 0 ? 1 : 2) / (width * height)
    return [sum[0] * weight, sum[1] * weight, sum[2] * weight]
  })
}

function quantise(value: number): number {
  return clamp(Math.floor(Math.sign(value) * Math.abs(value) ** 0.5 * 9 + 9.5), 0, 18)
}

function toLinear(channel: number): number {
  const value = channel / 255
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}

function toSrgb(value: number): number {
  const light = clamp(value, 0, 1)
  return Math.round((light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055) * 255)
}

function base83(value: number, length: number): string {
  const digits = Array.from(
    {length},
    (_, index) => alphabet[Math.floor(value / 83 ** (length - 1 - index)) % 83],
  )
  return digits.join('')
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(Math.max(value, min), max)
}
