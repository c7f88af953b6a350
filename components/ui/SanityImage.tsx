import {getImageProps} from 'next/image'

import {croppedSize, imageUrl, type UploadedImage} from '@/sanity/image.ts'

/**
 * An image in the sizes that a reader's screen may ask for, made by the lake or Sanity's CDN. `sizes` says how wide it is drawn;
 * `aspectRatio` (width over height) cuts it to a shape around its hotspot, without it the editor's crop is shown whole.
 * Plain HTML: nothing runs in the browser.
 */
export function SanityImage(props: {
  image: UploadedImage
  alt: string
  sizes: string
  aspectRatio?: number
  priority?: boolean
  className?: string
}) {
  const {image, alt, sizes, aspectRatio, priority = false, className} = props
  const whole = croppedSize(image)
  const width = whole.width
  const height = aspectRatio ? Math.round(width / aspectRatio) : whole.height
  const {props: imageProps} = getImageProps({
    src: image.asset._id,
    alt,
    sizes,
    width,
    height,
    loading: priority ? 'eager' : 'lazy',
    fetchPriority: priority ? 'high' : 'auto',
    loader: ({width: askedWidth}) =>
      imageUrl(
        image,
        aspectRatio ? {width: askedWidth, height: askedWidth / aspectRatio} : {width: askedWidth},
      ),
  })
  // The preview stays behind the picture for good, so a picture that can be seen through gets none.
  const preview = image.asset.lqip && image.asset.isOpaque !== false ? image.asset.lqip : null
  return (
    // oxlint-disable-next-line nextjs/no-img-element -- getImageProps is the part of next/image that needs no script
    <img
      {...imageProps}
      alt={alt}
      className={className}
      style={preview ? {backgroundImage: `url("${preview}")`, backgroundSize: 'cover'} : {}}
    />
  )
}
