import {readFile} from 'node:fs/promises'

import sharp from 'sharp'
import type {Metadata, Sharp} from 'sharp'
import {rgbaToThumbHash} from 'thumbhash'

import {badRequest} from '../http/errors.ts'
import {limits} from '../limits.ts'
import type {JsonObject} from '../store/documentTypes.ts'
import {encodeBlurHash} from './blurHash.ts'
import {readExif} from './exif.ts'
import {extractPalette} from './palette.ts'

/** The parts of an image's metadata that an upload can ask for by `meta`; the names are the client's. */
export const metadataParts = [
  'blurhash',
  'lqip',
  'palette',
  'exif',
  'location',
  'image',
  'thumbhash',
  'none',
] as const

export type MetadataPart = (typeof metadataParts)[number]

/** What a picture's bytes say about it. Width and height are those of the upright picture. */
export interface ImageFacts {
  width: number
  height: number
  extension: string
  mimeType: string
  metadata: JsonObject
}

const kinds: Record<string, {extension: string; mimeType: string}> = {
  jpeg: {extension: 'jpg', mimeType: 'image/jpeg'},
  png: {extension: 'png', mimeType: 'image/png'},
  webp: {extension: 'webp', mimeType: 'image/webp'},
  gif: {extension: 'gif', mimeType: 'image/gif'},
  svg: {extension: 'svg', mimeType: 'image/svg+xml'},
  tiff: {extension: 'tif', mimeType: 'image/tiff'},
  heif: {extension: 'avif', mimeType: 'image/avif'},
}

const sampleSidePixels = 64
const lqipWidthPixels = 20

/** Opens a stored picture, first frame and upright, with the bounds that keep a small file from filling the memory. */
export async function openImage(
  path: string,
  extension: string,
  options: {animated?: boolean} = {},
): Promise<Sharp> {
  // An SVG is handed over as bytes: without a place of its own it cannot refer to other files.
  const input = extension === 'svg' ? await readFile(path) : path
  const image = sharp(input, {limitInputPixels: limits.maxImagePixels, failOn: 'error', ...options}).timeout({
    seconds: limits.maxImageSeconds,
  })
  return options.animated ? image : image.autoOrient()
}

/**
 * Looks at an uploaded picture: its header before any pixel, then the parts of the metadata that were asked for.
 * @throws LakeError 400 when it is not a picture that can be decoded, or has more pixels than the limit.
 */
export async function inspectImage(
  path: string,
  sizeBytes: number,
  parts: MetadataPart[],
): Promise<ImageFacts> {
  const header = await unreadable(() => sharp(path).metadata())
  const kind = kinds[header.format]
  const isHevc = header.format === 'heif' && header.compression !== 'av1'
  if (!kind || isHevc) throw badRequest(`Invalid image: "${header.format}" pictures are not supported`)
  const {width, height} = header.autoOrient
  if (width * height > limits.maxImagePixels) {
    throw badRequest(
      `Invalid image: ${width}x${height} is more than the limit of ${limits.maxImagePixels} pixels`,
    )
  }
  if (Math.max(width, height) > limits.maxImageSidePixels) {
    throw badRequest(
      `Invalid image: ${width}x${height} is more than the limit of ${limits.maxImageSidePixels} pixels a side`,
    )
  }
  if (header.format === 'svg' && sizeBytes > limits.maxSvgBytes) {
    throw badRequest(`Invalid image: an SVG may have ${limits.maxSvgBytes} bytes, this one has ${sizeBytes}`)
  }
  const metadata = await unreadable(() => describeImage(path, kind.extension, header, parts))
  return {width, height, ...kind, metadata}
}

async function describeImage(
  path: string,
  extension: string,
  header: Metadata,
  parts: MetadataPart[],
): Promise<JsonObject> {
  const {width, height} = header.autoOrient
  const image = await openImage(path, extension)
  const sample = await image
    .clone()
    .resize(sampleSidePixels, sampleSidePixels, {fit: 'inside'})
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({resolveWithObject: true})
  const wants = (part: MetadataPart) => parts.includes(part)
  return {
    _type: 'sanity.imageMetadata',
    ...(wants('blurhash') && {blurHash: encodeBlurHash(sample.data, sample.info.width, sample.info.height)}),
    dimensions: {_type: 'sanity.imageDimensions', aspectRatio: width / height, height, width},
    ...(header.exif &&
      readExif(header.exif, {image: wants('image'), exif: wants('exif'), location: wants('location')})),
    hasAlpha: header.hasAlpha,
    isOpaque: !header.hasAlpha || (await image.clone().stats()).isOpaque,
    ...(wants('lqip') && {lqip: await makeLqip(image, header.hasAlpha)}),
    ...(wants('palette') && {palette: extractPalette(sample.data)}),
    ...(wants('thumbhash') && {
      thumbHash: Buffer.from(rgbaToThumbHash(sample.info.width, sample.info.height, sample.data)).toString(
        'base64',
      ),
    }),
  }
}

/** A picture a few pixels wide, as a data address, to show blurred until the real one is there. */
async function makeLqip(image: Sharp, hasAlpha: boolean): Promise<string> {
  const small = image.clone().resize(lqipWidthPixels).toColourspace('srgb')
  const bytes = await (hasAlpha ? small.png() : small.jpeg({quality: 60})).toBuffer()
  return `data:image/${hasAlpha ? 'png' : 'jpeg'};base64,${bytes.toString('base64')}`
}

async function unreadable<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    // The decoder's own words can hold paths of this machine; they go to the cause, not to the reply.
    const refusal = badRequest('Invalid image, could not read it')
    refusal.cause = error
    throw refusal
  }
}
