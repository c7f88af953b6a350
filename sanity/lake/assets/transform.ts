import type {Sharp} from 'sharp'
import sharp from 'sharp'

import {badRequest} from '../http/errors.ts'
import {limits} from '../limits.ts'
import {openImage} from './imageMetadata.ts'
import {encode} from './outputFormat.ts'
import type {OutputFormat} from './outputFormat.ts'
import type {Color, TransformParameters} from './transformParameters.ts'
import type {TransformPlan} from './transformPlan.ts'

const white: Color = {r: 255, g: 255, b: 255, alpha: 1}
const clear: Color = {r: 255, g: 255, b: 255, alpha: 0}

/**
 * Makes a transformed picture from a stored one, by a plan made for it and the same parameters.
 * @throws LakeError 400 when it takes too long
 */
export async function transformImage(
  source: {path: string; extension: string},
  plan: TransformPlan,
  parameters: TransformParameters,
  format: OutputFormat,
): Promise<Uint8Array<ArrayBuffer>> {
  return inTime(async () => {
    const upright = await openUpright(source, plan, parameters, format)
    const shaped = shape(upright, plan, parameters, format)
    const encoded = encode(adjust(shaped, parameters), format, parameters.q)
    const {data} = await encoded.toBuffer({resolveWithObject: true})
    return new Uint8Array(data)
  })
}

async function inTime<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work()
  } catch (error) {
    const isTimeout = error instanceof Error && error.message.startsWith('timeout')
    throw isTimeout ? badRequest(`The picture took longer than ${limits.maxImageSeconds} s to make`) : error
  }
}

async function openUpright(
  source: {path: string; extension: string},
  plan: TransformPlan,
  parameters: TransformParameters,
  format: OutputFormat,
): Promise<Sharp> {
  if (await mayAnimate(source, plan, parameters, format)) {
    return openImage(source.path, source.extension, {animated: true})
  }
  const image = await openImage(source.path, source.extension)
  if (plan.extract) image.extract(plan.extract)
  if (!parameters.or && !parameters.flip) return image
  // Turning is done on its own: sharp has one fixed order for all it does, and would turn after it cut. It is done at the
  // final size, so that the pixels in between are no more than those that come out.
  const {width, height} = plan.scaled
  const isOnItsSide = parameters.or === 90 || parameters.or === 270
  image.resize(isOnItsSide ? height : width, isOnItsSide ? width : height, {fit: 'fill'})
  const flipped = parameters.flip?.includes('v') ? image.flip() : image
  if (parameters.flip?.includes('h')) flipped.flop()
  const {data, info} = await flipped.raw().toBuffer({resolveWithObject: true})
  const turned = sharp(data, {raw: info, limitInputPixels: limits.maxImagePixels})
  if (!parameters.or) return turned
  const upright = await turned.rotate(parameters.or).raw().toBuffer({resolveWithObject: true})
  return sharp(upright.data, {raw: upright.info, limitInputPixels: limits.maxImagePixels})
}

/** Frames survive plain scaling into a format that has frames; everything else is done on the first one. */
async function mayAnimate(
  source: {path: string; extension: string},
  plan: TransformPlan,
  parameters: TransformParameters,
  format: OutputFormat,
): Promise<boolean> {
  const {extract, window, canvas} = plan
  const {or, flip, pad, blur, frame} = parameters
  if (!['gif', 'webp'].includes(source.extension) || !['gif', 'webp'].includes(format)) return false
  if (extract || window || canvas || or || flip || pad || blur || frame) return false
  const {width, height, pages = 1} = await sharp(source.path).metadata()
  return pages > 1 && pages <= limits.maxAnimationFrames && width * height * pages <= limits.maxImagePixels
}

function shape(
  image: Sharp,
  plan: TransformPlan,
  parameters: TransformParameters,
  format: OutputFormat,
): Sharp {
  const {scaled, window, canvas} = plan
  const hasAlpha = format !== 'jpg' && format !== 'pjpg'
  const background = parameters.bg ?? (hasAlpha ? clear : white)
  if (parameters.bg || !hasAlpha) image.flatten({background})
  if (window && 'place' in window) {
    image.resize(window.width, window.height, {fit: 'cover', position: sharp.strategy.entropy})
  } else {
    image.resize(scaled.width, scaled.height, {fit: 'fill'})
    if (window) image.extract(window)
  }
  const pad = Math.round(parameters.pad ?? 0)
  const [spareWidth, spareHeight] = canvas
    ? [canvas.width - scaled.width, canvas.height - scaled.height]
    : [0, 0]
  if (pad === 0 && spareWidth === 0 && spareHeight === 0) return image
  const left = Math.floor(spareWidth / 2) + pad
  const top = Math.floor(spareHeight / 2) + pad
  const right = Math.ceil(spareWidth / 2) + pad
  const bottom = Math.ceil(spareHeight / 2) + pad
  return image.extend({left, top, right, bottom, background})
}

function adjust(image: Sharp, parameters: TransformParameters): Sharp {
  // The scales are ours: the hosted service does not publish the curves behind its numbers.
  if (parameters.blur) image.blur(Math.min(100, Math.max(0.3, parameters.blur / 4)))
  if (parameters.sharp) image.sharpen({sigma: 0.5 + parameters.sharp / 50})
  if (parameters.sat) image.modulate({saturation: 1 + parameters.sat / 100})
  if (parameters.invert === 'true') image.negate({alpha: false})
  return image
}
