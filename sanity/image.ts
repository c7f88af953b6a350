import {createImageUrlBuilder, type SanityImageSource} from '@sanity/image-url'

import {sanityEnv} from './env.ts'
import type {SanityEnv} from './readEnv.ts'

/** An image field as the queries project it. Crop and hotspot are what an editor set, as shares of the whole image. */
export interface ProjectedImage {
  asset: {
    _id: string
    width: number | null
    height: number | null
    lqip: string | null
    isOpaque: boolean | null
  } | null
  crop: Partial<Record<'top' | 'bottom' | 'left' | 'right', number | null>> | null
  hotspot: Partial<Record<'x' | 'y' | 'width' | 'height', number | null>> | null
}

/** An image that has been uploaded: its asset is there. */
export type UploadedImage = ProjectedImage & {asset: NonNullable<ProjectedImage['asset']>}

/** Widths and heights in pixels of the answer; with both, the image is cut to that shape around its hotspot. */
interface ImageSize {
  width: number
  height?: number
}

/** Whether an editor has chosen a file: a figure can be saved before that. */
export function isUploaded(image: ProjectedImage | null | undefined): image is UploadedImage {
  return Boolean(image?.asset)
}

/**
 * Where readers get an image, cropped as the editor set it, in the given size and the best format that the reader's browser takes;
 * never larger than the original. With a hosted lake an address at Sanity's CDN, with the local one a path on the site, which
 * hands the lake's answer on: so no reader needs to reach the lake.
 */
export function imageUrl(
  image: UploadedImage,
  {width, height}: ImageSize,
  env: SanityEnv = sanityEnv,
): string {
  const builder = createImageUrlBuilder({
    projectId: env.projectId,
    dataset: env.dataset,
    ...(env.apiHost === null ? {} : {baseUrl: env.apiHost}),
  })
    .image(toSource(image))
    .width(Math.round(width))
    .auto('format')
  const sized = height === undefined ? builder.fit('max') : builder.height(Math.round(height)).fit('crop')
  const url = new URL(sized.url())
  return env.apiHost === null ? url.href : url.pathname + url.search
}

/** Width and height in pixels of an image after its crop, so that a page can keep the room for it. */
export function croppedSize({asset, crop}: UploadedImage): {width: number; height: number} {
  const width = asset.width ?? 1600
  const height = asset.height ?? 900
  return {
    width: Math.round(width * (1 - (crop?.left ?? 0) - (crop?.right ?? 0))),
    height: Math.round(height * (1 - (crop?.top ?? 0) - (crop?.bottom ?? 0))),
  }
}

function toSource({asset, crop, hotspot}: UploadedImage): SanityImageSource {
  return {
    asset: {_ref: asset._id},
    crop: {
      top: crop?.top ?? 0,
      bottom: crop?.bottom ?? 0,
      left: crop?.left ?? 0,
      right: crop?.right ?? 0,
    },
    hotspot: {
      x: hotspot?.x ?? 0.5,
      y: hotspot?.y ?? 0.5,
      width: hotspot?.width ?? 1,
      height: hotspot?.height ?? 1,
    },
  }
}
