import {badRequest} from '../http/errors.ts'
import {limits} from '../limits.ts'
import type {TransformParameters} from './transformParameters.ts'

export interface Size {
  width: number
  height: number
}

interface Rectangle extends Size {
  left: number
  top: number
}

/** What happens to the pixels, in this order; every number is whole pixels. */
export interface TransformPlan {
  /** The part of the upright source that is used; null for all of it. */
  extract: Rectangle | null
  /** The size that part is scaled to. */
  scaled: Size
  /** The part of the scaled picture that is kept; `entropy` leaves the choice of place to the busiest part. */
  window: Rectangle | (Size & {place: 'entropy'}) | null
  /** The box with a background that the picture is put into the middle of. */
  canvas: Size | null
}

/**
 * Works out a transform's geometry for a source of the given upright size. The modes, when both `w` and `h` are given:
 * `clip` (default) fits inside the box and may enlarge, `max` fits inside and never enlarges, `fill` and `fillmax` are
 * these two put on a box of exactly that size, `scale` distorts, `crop` fills the box and cuts, `min` does so in a
 * smaller box of the same shape where the source is too small. With one side given the other follows.
 */
export function planTransform(source: Size, parameters: TransformParameters): TransformPlan {
  const extract = parameters.rect ? clampRectangle(parameters.rect, source) : null
  const turned = parameters.or === 90 || parameters.or === 270
  const used = extract ?? source
  const part = turned ? {width: used.height, height: used.width} : {width: used.width, height: used.height}
  const geometry = fitIntoBox(part, requestedBox(part, parameters), parameters)
  const outer = geometry.canvas ?? geometry.window ?? geometry.scaled
  const isResized = outer.width !== part.width || outer.height !== part.height
  for (const side of [outer.width, outer.height, geometry.scaled.width, geometry.scaled.height]) {
    if (isResized && side > limits.maxTransformSidePixels) {
      throw badRequest(
        `The picture would be ${side} pixels on one side; the limit is ${limits.maxTransformSidePixels}`,
      )
    }
  }
  return {extract, ...geometry}
}

/** The size that a planned picture comes out at. */
export function outputSize(plan: TransformPlan, {pad = 0}: TransformParameters): Size {
  const {width, height} = plan.canvas ?? plan.window ?? plan.scaled
  const border = 2 * Math.round(pad)
  return {width: width + border, height: height + border}
}

function requestedBox(part: Size, parameters: TransformParameters): Partial<Size> {
  const dpr = parameters.dpr ?? 1
  const box = {width: parameters.w, height: parameters.h}
  if (parameters.fit === 'crop') {
    // The least and greatest sides only mean something while cropping; they act on what would come out without them.
    const free = fitIntoBox(part, box, {fit: 'crop'})
    const {width, height} = free.window ?? free.scaled
    const bounded = {
      width: clamp(width, parameters['min-w'] ?? 1, parameters['max-w'] ?? Infinity),
      height: clamp(height, parameters['min-h'] ?? 1, parameters['max-h'] ?? Infinity),
    }
    if (bounded.width !== width || bounded.height !== height) Object.assign(box, bounded)
  }
  return {
    width: box.width && Math.max(1, Math.round(box.width * dpr)),
    height: box.height && Math.max(1, Math.round(box.height * dpr)),
  }
}

function fitIntoBox(
  part: Size,
  box: Partial<Size>,
  parameters: Pick<TransformParameters, 'fit' | 'crop' | 'fp-x' | 'fp-y'>,
): Omit<TransformPlan, 'extract'> {
  const {width, height} = box
  const fit = parameters.fit ?? 'clip'
  const mayEnlarge = fit !== 'max' && fit !== 'fillmax' && fit !== 'min'
  if (!width || !height) {
    const ratio = width ? width / part.width : height ? height / part.height : 1
    return {scaled: scale(part, mayEnlarge ? ratio : Math.min(1, ratio)), window: null, canvas: null}
  }
  if (fit === 'scale') return {scaled: {width, height}, window: null, canvas: null}
  if (fit === 'crop' || fit === 'min') {
    const shrink = fit === 'min' ? Math.min(1, part.width / width, part.height / height) : 1
    return coverBox(part, scale({width, height}, shrink), parameters)
  }
  const ratio = Math.min(width / part.width, height / part.height)
  const scaled = scale(part, mayEnlarge ? ratio : Math.min(1, ratio))
  return {scaled, window: null, canvas: fit === 'fill' || fit === 'fillmax' ? {width, height} : null}
}

function coverBox(
  part: Size,
  box: Size,
  parameters: Pick<TransformParameters, 'crop' | 'fp-x' | 'fp-y'>,
): Omit<TransformPlan, 'extract'> {
  const covering = scale(part, Math.max(box.width / part.width, box.height / part.height))
  // Rounding must not leave the scaled picture a pixel short of the box.
  const scaled = {width: Math.max(covering.width, box.width), height: Math.max(covering.height, box.height)}
  if (parameters.crop === 'entropy') return {scaled, window: {...box, place: 'entropy'}, canvas: null}
  const focus = cropFocus(parameters)
  const left = clamp(Math.round(focus.x * scaled.width - box.width / 2), 0, scaled.width - box.width)
  const top = clamp(Math.round(focus.y * scaled.height - box.height / 2), 0, scaled.height - box.height)
  return {scaled, window: {left, top, ...box}, canvas: null}
}

/** The point, in fractions of the picture, that a crop keeps as near to its middle as it can. */
function cropFocus(parameters: Pick<TransformParameters, 'crop' | 'fp-x' | 'fp-y'>): {x: number; y: number} {
  const {crop = 'focalpoint'} = parameters
  if (crop === 'focalpoint') return {x: parameters['fp-x'] ?? 0.5, y: parameters['fp-y'] ?? 0.5}
  const edges = crop.split(',')
  return {x: edgeAt(edges, 'left', 'right'), y: edgeAt(edges, 'top', 'bottom')}
}

function edgeAt(edges: string[], first: string, last: string): number {
  if (edges.includes(first)) return 0
  return edges.includes(last) ? 1 : 0.5
}

function clampRectangle(rectangle: Rectangle, source: Size): Rectangle {
  const {left, top} = rectangle
  if (left >= source.width || top >= source.height) {
    throw badRequest(
      `Image parameter "rect": starts outside the picture of ${source.width}x${source.height} pixels`,
    )
  }
  const width = Math.min(rectangle.width, source.width - left)
  const height = Math.min(rectangle.height, source.height - top)
  return {left, top, width, height}
}

function scale({width, height}: Size, ratio: number): Size {
  return {width: Math.max(1, Math.round(width * ratio)), height: Math.max(1, Math.round(height * ratio))}
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(Math.max(value, min), max)
}
