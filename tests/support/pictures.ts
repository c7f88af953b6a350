import sharp from 'sharp'

/** Red left half, blue right half: enough to see what a transform kept. */
export async function twoHalves(width: number, height: number, format: 'png' | 'jpeg' | 'webp' = 'png') {
  const right = await sharp({create: {width: Math.ceil(width / 2), height, channels: 3, background: 'blue'}})
    .png()
    .toBuffer()
  return sharp({create: {width, height, channels: 3, background: 'red'}})
    .composite([{input: right, left: Math.floor(width / 2), top: 0}])
    .removeAlpha()
    .toFormat(format)
    .toBuffer()
}

/** The colour of one pixel, as `r,g,b` with each channel rounded to the nearest of 0, 128 and 255. */
export async function colorAt(picture: Uint8Array, x: number, y: number): Promise<string> {
  const {data, info} = await sharp(picture).toColourspace('srgb').raw().toBuffer({resolveWithObject: true})
  const offset = (y * info.width + x) * info.channels
  const channels = [...data.subarray(offset, offset + 3)]
  return channels.map((channel) => (channel < 64 ? 0 : channel > 192 ? 255 : 128)).join(',')
}
