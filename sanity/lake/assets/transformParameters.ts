import {z} from 'zod'

import {badRequest} from '../http/errors.ts'
import {limits} from '../limits.ts'

const decimal = /^-?\d+(\.\d+)?$/

function number(min: number, max: number) {
  return z
    .string()
    .regex(decimal, 'must be a number')
    .transform(Number)
    .pipe(z.number().min(min, `must be at least ${min}`).max(max, `must be at most ${max}`))
}

const side = number(1, limits.maxTransformSidePixels).transform(Math.round).optional()

const rectangle = z
  .string()
  .regex(/^\d{1,6},\d{1,6},[1-9]\d{0,5},[1-9]\d{0,5}$/, 'must be left,top,width,height in pixels')
  .transform((text) => {
    const [left = 0, top = 0, width = 1, height = 1] = text.split(',').map(Number)
    return {left, top, width, height}
  })
  .optional()

const cropMode = z
  .string()
  .regex(
    /^(center|focalpoint|entropy|(top|bottom)(,(left|right))?|(left|right)(,(top|bottom))?)$/,
    'must be center, focalpoint, entropy, an edge, or two edges such as top,left',
  )
  .optional()

const hexColor = z
  .string()
  .regex(/^([\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i, 'must be RGB, ARGB, RRGGBB or AARRGGBB in hexadecimal')
  .transform(readColor)
  .optional()

const parametersSchema = z.object({
  w: side,
  h: side,
  'min-w': side,
  'min-h': side,
  'max-w': side,
  'max-h': side,
  fit: z.enum(['clip', 'crop', 'fill', 'fillmax', 'max', 'scale', 'min']).optional(),
  crop: cropMode,
  rect: rectangle,
  'fp-x': number(0, 1).optional(),
  'fp-y': number(0, 1).optional(),
  q: number(0, 100).optional(),
  fm: z.enum(['jpg', 'pjpg', 'png', 'webp']).optional(),
  auto: z.enum(['format']).optional(),
  dpr: number(0.5, 5).optional(),
  blur: number(0, 2_000).optional(),
  sharp: number(0, 100).optional(),
  or: z.enum(['0', '90', '180', '270']).transform(Number).optional(),
  flip: z.enum(['h', 'v', 'hv', 'vh']).optional(),
  bg: hexColor,
  pad: number(0, 1_000).optional(),
  sat: number(-100, 100).optional(),
  invert: z.enum(['true', 'false']).optional(),
  frame: z.enum(['1']).optional(),
})

/** A transform as asked for in an address, each value within its bounds. Sizes are pixels before `dpr`. */
export type TransformParameters = z.infer<typeof parametersSchema>

/** A colour as sharp takes it: channels 0 to 255, alpha 0 to 1. */
export interface Color {
  r: number
  g: number
  b: number
  alpha: number
}

const parameterNames = new Set<string>(parametersSchema.keyof().options)

/**
 * Reads the parameters of https://www.sanity.io/docs/image-urls. A name that is not a transform is left aside, as the
 * hosted service does; a value out of bounds is 400 and says which.
 */
export function readTransformParameters(query: Record<string, string>): TransformParameters {
  const entries = Object.entries(query).map(
    ([name, value]) => [name === 'sharpen' ? 'sharp' : name, value] as const,
  )
  const decoded = parametersSchema.safeParse(
    Object.fromEntries(entries.filter(([name]) => parameterNames.has(name))),
  )
  if (decoded.success) return decoded.data
  const issue = decoded.error.issues[0]
  const name = String(issue?.path[0] ?? 'parameter')
  throw badRequest(`Image parameter "${name}": ${issue?.message ?? 'invalid'}`)
}

/** Whether nothing is asked but the picture as it was uploaded. */
export function isOriginal(parameters: TransformParameters): boolean {
  return Object.values(parameters).every((value) => value === undefined)
}

function readColor(hex: string): Color {
  const wide = hex.length > 4 ? hex : [...hex].map((digit) => digit + digit).join('')
  const channels = wide.match(/../g)?.map((pair) => Number.parseInt(pair, 16)) ?? []
  const [b = 0, g = 0, r = 0, alpha = 255] = channels.toReversed()
  return {r, g, b, alpha: alpha / 255}
}
