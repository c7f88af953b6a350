import type {Sharp} from 'sharp'

import {badRequest} from '../http/errors.ts'
import {limits} from '../limits.ts'
import type {TransformParameters} from './transformParameters.ts'
import type {Size} from './transformPlan.ts'

/** What a transformed picture can be. `pjpg` is a progressive JPEG. */
export type OutputFormat = 'jpg' | 'pjpg' | 'png' | 'webp' | 'gif' | 'avif'

export const outputMimeTypes: Record<OutputFormat, string> = {
  jpg: 'image/jpeg',
  pjpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  avif: 'image/avif',
}

/** How many pixels wide or high each format lets a picture be. */
const maxSidePixels: Record<OutputFormat, number> = {
  jpg: 65_535,
  pjpg: 65_535,
  png: limits.maxImageSidePixels,
  webp: 16_383,
  gif: 65_535,
  avif: 16_384,
}

const defaultQuality = 75

/**
 * The format of a transformed picture of a size: `fm` when given, else with `auto=format` the first of AVIF and WebP that
 * the reader takes, else that of the source. What may have frames becomes WebP at most, for AVIF would stop it. Formats
 * that few programs show become WebP.
 * @throws LakeError 400 when the format that is left cannot hold a picture so wide or high
 */
export function chooseFormat(
  extension: string,
  parameters: TransformParameters,
  accept: string,
  size: Size,
): OutputFormat {
  const format = parameters.fm ?? automaticFormat(extension, parameters, accept, size) ?? ownFormat(extension)
  if (fits(format, size)) return format
  throw badRequest(
    `A picture of ${size.width}x${size.height} pixels cannot be ${format}: the limit is ${maxSidePixels[format]} a side`,
  )
}

function automaticFormat(
  extension: string,
  parameters: TransformParameters,
  accept: string,
  size: Size,
): OutputFormat | null {
  if (parameters.auto !== 'format') return null
  const mayHaveFrames = extension === 'gif' || extension === 'webp'
  const isQuicklyMade = size.width * size.height <= limits.maxAvifPixels
  if (accept.includes('image/avif') && !mayHaveFrames && isQuicklyMade && fits('avif', size)) return 'avif'
  return accept.includes('image/webp') && fits('webp', size) ? 'webp' : null
}

function ownFormat(extension: string): OutputFormat {
  if (extension === 'jpg' || extension === 'png' || extension === 'gif') return extension
  return extension === 'svg' ? 'png' : 'webp'
}

function fits(format: OutputFormat, {width, height}: Size): boolean {
  return Math.max(width, height) <= maxSidePixels[format]
}

/** Sets a picture up to be written in a format. @param requestedQuality `q`, 0 to 100 */
export function encode(image: Sharp, format: OutputFormat, requestedQuality: number | undefined): Sharp {
  const quality = Math.max(1, Math.round(requestedQuality ?? defaultQuality))
  switch (format) {
    case 'jpg':
      return image.jpeg({quality, mozjpeg: false})
    case 'pjpg':
      return image.jpeg({quality, progressive: true})
    case 'png':
      return image.png(requestedQuality === undefined ? {} : {quality, palette: true})
    case 'webp':
      return image.webp({quality})
    case 'gif':
      return image.gif()
    case 'avif':
      // AVIF reaches the look of a WebP of quality 75 at about 50; more effort takes seconds for a few per cent.
      return image.avif({quality: Math.max(1, Math.round((quality * 2) / 3)), effort: 2})
  }
}
